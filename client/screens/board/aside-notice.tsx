/** The word that there is work of mine which is not in the plan, with the way to it. */
import { HardDriveDownload } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoardState } from '#client/state/use-link.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'

const AsideSheet = onDemand(async () => (await import('./aside/aside-sheet.tsx')).AsideSheet)

/** Nothing while everything of mine is in the plan. */
export function AsideNotice(): ReactElement | null {
  const { t } = useTranslation()
  const setAside = useBoardState(state => state.setAside)
  const [isOpen, setOpen] = useState(false)
  // The sheet stays when the last of it was deleted there, until it is closed.
  if (!setAside && !isOpen) return null
  return (
    <>
      {setAside ? (
        <Notice
          tone="warn"
          icon={<HardDriveDownload aria-hidden size={18} />}
          className="board-notice"
          action={
            <Button size="small" onPress={() => setOpen(true)}>
              {t('link.aside.show')}
            </Button>
          }
        >
          <p>{t('link.aside.notice')}</p>
        </Notice>
      ) : null}
      <AsideSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
