/** What a phone has no room for: the other parts, undo, export, who is here, what is open, the settings. */
import { Download, FileUp, Redo2, Undo2, UserPlus } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useLink } from '#client/state/use-link.ts'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { BoardPeople } from '../people/board-people.tsx'
import { SettingsFields } from '../settings-sheet.tsx'
import { SignOut } from '../sign-out.tsx'
import { Cities } from './cities.tsx'
import { ImportSheet } from './import/import-sheet.tsx'
import { InviteGuest } from './invite-guest.tsx'
import type { Part } from './parts.tsx'
import { PartLink } from './rail.tsx'
import { ReadyList } from './ready-list.tsx'
import { useParts } from './use-parts.ts'

const ExportSheet = onDemand(async () => (await import('./exporting/export-sheet.tsx')).ExportSheet)

type MoreSheetProps = { readonly part: Part; readonly isOpen: boolean; readonly onClose: () => void }

/** Closes by itself when it has led somewhere. */
export function MoreSheet({ part, isOpen, onClose }: MoreSheetProps): ReactElement {
  const { t } = useTranslation()
  const { more } = useParts()
  const { may } = useBoard()
  const { readOnly } = useLink()
  const [isExporting, setExporting] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const [isInviting, setInviting] = useState(false)
  const openedFrom = useRef(part)
  // Whichever link was followed, the sheet has done its work.
  useEffect(() => {
    if (openedFrom.current === part) return
    openedFrom.current = part
    onClose()
  }, [part, onClose])
  const instead = (open: (isOpen: true) => void) => () => {
    onClose()
    open(true)
  }
  return (
    <>
      <Sheet title={t('common.more')} isOpen={isOpen} onClose={onClose}>
        <ul className="more-parts">
          {more.map(each => (
            <li key={each}>
              <PartLink part={each} isHere={each === part} />
            </li>
          ))}
        </ul>
        <Steps />
        {may('export') ? (
          <Button icon={<Download aria-hidden size={18} />} onPress={instead(setExporting)}>
            {t('board.export')}
          </Button>
        ) : null}
        {may('import') && !readOnly ? (
          <Button icon={<FileUp aria-hidden size={18} />} onPress={instead(setImporting)}>
            {t('board.import')}
          </Button>
        ) : null}
        {may('invite-guest') ? (
          <Button icon={<UserPlus aria-hidden size={18} />} onPress={instead(setInviting)}>
            {t('board.inviteGuest')}
          </Button>
        ) : null}
        <Cities />
        {may('read-whole') ? <ReadyList /> : null}
        <SettingsFields />
        <BoardPeople />
        <SignOut />
      </Sheet>
      <ExportSheet isOpen={isExporting} onClose={() => setExporting(false)} />
      <ImportSheet isOpen={isImporting} onClose={() => setImporting(false)} />
      <InviteGuest isOpen={isInviting} onClose={() => setInviting(false)} />
    </>
  )
}

function Steps(): ReactElement | null {
  const { t } = useTranslation()
  const { undo, redo, canUndo, canRedo } = useEdit()
  const { readOnly } = useLink()
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
