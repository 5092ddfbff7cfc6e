/** The bar at the foot of a phone: four parts, and a sheet with everything else. */
import { Download, Ellipsis, Redo2, Undo2 } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { SettingsFields, SignOut } from '../settings-menu.tsx'
import { Cities } from './cities.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { type Part, parts } from './parts.tsx'
import { PartLink } from './rail.tsx'
import { ReadyList } from './ready-list.tsx'

const inBar: readonly Part[] = ['overview', 'route', 'programme', 'talk']

/** The navigation of a board on a phone. */
export function BottomBar({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <nav className="bottom-bar" aria-label={t('board.parts')}>
      <ul>
        {inBar.map(each => (
          <li key={each}>
            <PartLink part={each} isHere={each === part} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={inBar.includes(part) ? 'part-link' : 'part-link part-link-here'}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            <Ellipsis aria-hidden size={20} />
            <span className="part-link-words">{t('common.more')}</span>
          </button>
        </li>
      </ul>
      <More part={part} isOpen={isOpen} onClose={() => setOpen(false)} />
    </nav>
  )
}

type MoreProps = { readonly part: Part; readonly isOpen: boolean; readonly onClose: () => void }

function More({ part, isOpen, onClose }: MoreProps): ReactElement {
  const { t } = useTranslation()
  const [isExporting, setExporting] = useState(false)
  // Whichever link was followed, the sheet has done its work.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes for another part, not for another `onClose`
  useEffect(onClose, [part])
  const exportPlan = () => {
    onClose()
    setExporting(true)
  }
  return (
    <>
      <Sheet title={t('common.more')} isOpen={isOpen} onClose={onClose}>
        <ul className="more-parts">
          {parts
            .filter(each => !inBar.includes(each))
            .map(each => (
              <li key={each}>
                <PartLink part={each} isHere={each === part} />
              </li>
            ))}
        </ul>
        <Steps />
        <Button icon={<Download aria-hidden size={18} />} onPress={exportPlan}>
          {t('board.export')}
        </Button>
        <Cities />
        <ReadyList />
        <SettingsFields />
        <SignOut />
      </Sheet>
      <ExportSheet isOpen={isExporting} onClose={() => setExporting(false)} />
    </>
  )
}

function Steps(): ReactElement | null {
  const { t } = useTranslation()
  const { undo, redo, canUndo, canRedo, readOnly } = useEdit()
  if (readOnly) return null
  return (
    <div className="more-steps">
      <Button icon={<Undo2 aria-hidden size={18} className="ui-flip" />} isDisabled={!canUndo} onPress={undo}>
        {t('common.undo')}
      </Button>
      <Button icon={<Redo2 aria-hidden size={18} className="ui-flip" />} isDisabled={!canRedo} onPress={redo}>
        {t('common.redo')}
      </Button>
    </div>
  )
}
