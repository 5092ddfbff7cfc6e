/** Says that the board has no room for what would be added, before anything is. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import type { NoRoom } from './import-records.ts'

/** How many more would fit, where that is known. */
export function NoRoomNotice({ noRoom }: { readonly noRoom: NoRoom }): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="stop" role="alert" className="import-no-room">
      {noRoom.measure === 'boardBytes'
        ? t('importing.noRoom.boardBytes')
        : t(`importing.noRoom.${noRoom.measure}`, { count: noRoom.left })}
    </Notice>
  )
}
