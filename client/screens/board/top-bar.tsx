/** The top of a board: what it is, where it stands, who is here, and what can be done with the whole of it. */
import { Download, FileUp, Languages, Redo2, Stamp, Undo2, UserPlus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { useSettings } from '#client/state/settings.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useLink } from '#client/state/use-link.ts'
import { usePlanStanding } from '#client/state/use-standing.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { isInterfaceLanguage, languageNames, languages } from '#shared/words/words.ts'
import { Rings } from '../rings.tsx'
import { SettingsMenu } from '../settings-menu.tsx'
import { BoardTitle } from './board-title.tsx'
import { Cities } from './cities.tsx'
import { SavedMark } from './saved-mark.tsx'
import { StandingLine } from './standing-line.tsx'

const InviteGuest = onDemand(async () => (await import('./invite-guest.tsx')).InviteGuest)
const ImportSheet = onDemand(async () => (await import('./import/import-sheet.tsx')).ImportSheet)
const ExportSheet = onDemand(async () => (await import('./exporting/export-sheet.tsx')).ExportSheet)

/** The banner of the page. */
export function TopBar(): ReactElement {
  const { t } = useTranslation()
  const { may } = useBoard()
  return (
    <header className="board-top">
      <Link href="/" className="board-home" aria-label={t('board.home')}>
        <Rings />
      </Link>
      <div className="board-head">
        <BoardTitle />
        <div className="board-standing">
          {may('read-whole') ? <StandingLine /> : null}
          <SavedMark />
        </div>
      </div>
      <Cities />
      <div className="board-actions">
        <Steps />
        <LanguageMenu />
        <Guests />
        {may('import') ? <Import /> : null}
        {may('export') ? <Export /> : null}
        <Propose />
        <span className="board-settings">
          <SettingsMenu canSignOut />
        </span>
      </div>
    </header>
  )
}

function Steps(): ReactElement | null {
  const { t } = useTranslation()
  const { undo, redo, canUndo, canRedo } = useEdit()
  const { readOnly } = useLink()
  if (readOnly) return null
  return (
    <span className="board-steps">
      <IconButton
        label={t('common.undo')}
        icon={<Undo2 aria-hidden size={20} className="ui-flip" />}
        isDisabled={!canUndo}
        onPress={undo}
      />
      <IconButton
        label={t('common.redo')}
        icon={<Redo2 aria-hidden size={20} className="ui-flip" />}
        isDisabled={!canRedo}
        onPress={redo}
      />
    </span>
  )
}

function LanguageMenu(): ReactElement {
  const { t } = useTranslation()
  const { language, setLanguage } = useSettings()
  return (
    <span className="board-language">
      <Menu
        label={t('board.languageOfPage')}
        chosen={language}
        onChoose={id => isInterfaceLanguage(id) && void setLanguage(id)}
        entries={languages.map(id => ({ id, label: languageNames[id].name, lang: id }))}
        trigger={
          <Button icon={<Languages aria-hidden size={18} />}>
            {language.toUpperCase()}
            <span className="ui-hidden">{`, ${t('common.language')}: ${languageNames[language].name}`}</span>
          </Button>
        }
      />
    </span>
  )
}

function Guests(): ReactElement | null {
  const { t } = useTranslation()
  const { may } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (!may('invite-guest')) return null
  return (
    <>
      <IconButton
        className="board-guests"
        label={t('board.inviteGuest')}
        icon={<UserPlus aria-hidden size={20} />}
        onPress={() => setOpen(true)}
      />
      <InviteGuest isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function Import(): ReactElement | null {
  const { t } = useTranslation()
  const { readOnly } = useLink()
  const [isOpen, setOpen] = useState(false)
  if (readOnly) return null
  return (
    <>
      <IconButton
        className="board-import"
        label={t('board.import')}
        icon={<FileUp aria-hidden size={20} />}
        onPress={() => setOpen(true)}
      />
      <ImportSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function Export(): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        className="board-export"
        icon={<Download aria-hidden size={18} />}
        aria-label={t('board.export')}
        onPress={() => setOpen(true)}
      >
        {t('board.export')}
      </Button>
      <ExportSheet isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

// Leads to the agreement, where the proposer sees what is new before anything is frozen.
function Propose(): ReactElement | null {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { id, may } = useBoard()
  const { state, nextVersion } = usePlanStanding()
  if (state !== 'draft' || !may('propose')) return null
  const words = t('board.propose', { version: nextVersion })
  return (
    <Button
      variant="primary"
      className="board-propose"
      icon={<Stamp aria-hidden size={18} />}
      aria-label={words}
      onPress={() => navigate(`/boards/${id}/agreement`)}
    >
      {words}
    </Button>
  )
}
