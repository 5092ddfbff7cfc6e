/** What a phone has no room for: the other parts, undo, export, who is here, what is open, the settings. */
import { Download, Redo2, Undo2 } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { BoardPeople } from '../people/board-people.tsx'
import { SettingsFields } from '../settings-sheet.tsx'
import { SignOut } from '../sign-out.tsx'
import { Cities } from './cities.tsx'
import { ExportSheet } from './export-sheet.tsx'
import { inBar, type Part, parts } from './parts.tsx'
import { PartLink } from './rail.tsx'
import { ReadyList } from './ready-list.tsx'

type MoreSheetProps = { readonly part: Part; readonly isOpen: boolean; readonly onClose: () => void }

/** Closes by itself when it has led somewhere. */
export function MoreSheet({ part, isOpen, onClose }: MoreSheetProps): ReactElement {
  const { t } = useTranslation()
  const [isExporting, setExporting] = useState(false)
  const openedFrom = useRef(part)
  // Whichever link was followed, the sheet has done its work.
  useEffect(() => {
    if (openedFrom.current === part) return
    openedFrom.current = part
    onClose()
  }, [part, onClose])
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
        <BoardPeople />
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
