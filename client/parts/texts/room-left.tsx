/** The foot of a text: how full it is, once that matters, and why the last paste was not taken. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Notice } from '#client/ui/notice.tsx'
import { nearness } from '#shared/plan/fullness.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { TooLong } from './roomy.ts'

type RoomLeftProps = {
  /** Bytes of the words that stand in the text. */
  readonly bytes: number
  readonly tooLong: TooLong | null
}

/** Nothing while there is room. */
export function RoomLeft({ bytes, tooLong }: RoomLeftProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const most = limits.textBytes
  const kilobytes = (count: number) => format.number(count / 1024, 0)
  if (tooLong !== null)
    return (
      <Notice tone="stop" role="alert" className="texts-room">
        <p>{t('texts.tooLong', { used: kilobytes(Math.max(tooLong.bytes, most + 1024)), most: kilobytes(most) })}</p>
      </Notice>
    )
  if (nearness(bytes, most) === 'fine') return null
  return (
    <Notice tone="warn" className="texts-room">
      <p>{t('texts.nearlyFull', { used: kilobytes(bytes), most: kilobytes(most) })}</p>
    </Notice>
  )
}
