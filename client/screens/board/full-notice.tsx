/** A word before the plan is full, and a clear one when it is: which limit, how much of it is used, and what helps. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useFullness } from '#client/state/use-fullness.ts'
import { Notice } from '#client/ui/notice.tsx'
import type { Fullness } from '#shared/plan/fullness.ts'

/** Nothing while there is room, and nothing for those who cannot make any. */
export function FullNotice(): ReactElement | null {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const [fullest] = useFullness()
  const words = useFullWords()
  if (fullest === undefined || readOnly) return null
  const isFull = fullest.state === 'full'
  return (
    <Notice tone={isFull ? 'stop' : 'warn'} className="board-notice">
      <p>
        {isFull ? t('link.full.full') : t('link.full.near')} {words(fullest)}
      </p>
      <p>{isFull ? t('link.full.deleteFirst') : t('link.full.deleteSoon')}</p>
    </Notice>
  )
}

/** "1,640 of at most 2,000 stops". */
function useFullWords(): (fullness: Fullness) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ measure, used, most }) => {
    const [shownUsed, shownMost] =
      measure === 'boardBytes'
        ? [format.number(used / 1_000_000, 1), format.number(most / 1_000_000, 1)]
        : [format.number(used), format.number(most)]
    return t(`link.full.${measure}`, { used: shownUsed, most: shownMost })
  }
}
