/** The sections by title, with what can be done to each. */
import { ArrowDown, ArrowUp, Ellipsis, MessageSquare, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { EditingMark } from '#client/records/editing.tsx'
import { focusHome, useFocusAfter } from '#client/records/use-focus-after.ts'
import { useTalkAbout } from '#client/records/use-talk-about.ts'
import { useWords, Wording } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuEntry } from '#client/ui/menu.tsx'
import type { Id } from '#shared/ids.ts'
import type { Section } from '#shared/plan/plan.ts'

export type SectionListProps = {
  readonly sections: readonly Section[]
  readonly open: Id
  /** Told in words after a section was deleted. */
  readonly onDeleted: (words: string) => void
}

/** A list of buttons, the open one marked. */
export function SectionList({ sections, open, onDeleted }: SectionListProps): ReactElement {
  const { t } = useTranslation()
  const { select } = useSelection()
  return (
    <nav className="texts-list" aria-label={t('texts.sections')}>
      <ol>
        {sections.map((section, index) => (
          <li key={section.id} className="texts-entry" aria-current={section.id === open ? 'true' : undefined}>
            <button
              type="button"
              className="texts-entry-name"
              aria-current={section.id === open ? 'true' : undefined}
              onClick={() => select('sections', section.id)}
              {...focusHome(section.id)}
            >
              <Wording of={section.title} empty={t('texts.untitled')} />
              <EditingMark record={section.id} />
            </button>
            <SectionMenu section={section} index={index} sections={sections} onDeleted={onDeleted} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

type SectionMenuProps = Pick<SectionListProps, 'sections' | 'onDeleted'> & {
  readonly section: Section
  readonly index: number
}

function SectionMenu({ section, index, sections, onDeleted }: SectionMenuProps): ReactElement {
  const { t } = useTranslation()
  const talkAbout = useTalkAbout()
  const edit = useEdit()
  const name = useWords()(section.title, t('texts.untitled'))
  const move = useMove(section, name, sections.length)
  const remove = () => {
    edit.remove('sections', section.id)
    onDeleted(t('texts.deleted', { name }))
  }
  const about: MenuEntry = {
    id: 'talk',
    label: t('texts.talkAbout'),
    icon: <MessageSquare aria-hidden size={16} />,
    onAction: () => talkAbout({ kind: 'section', id: section.id }),
  }
  const changes: MenuEntry[] = [
    {
      id: 'earlier',
      label: t('texts.earlier'),
      icon: <ArrowUp aria-hidden size={16} />,
      isDisabled: index === 0,
      onAction: () => move(sections[index - 2]?.id ?? null, index),
    },
    {
      id: 'later',
      label: t('texts.later'),
      icon: <ArrowDown aria-hidden size={16} />,
      isDisabled: index === sections.length - 1,
      onAction: () => move(sections[index + 1]?.id ?? null, index + 2),
    },
    {
      id: 'delete',
      label: t('texts.delete'),
      icon: <Trash2 aria-hidden size={16} />,
      tone: 'danger',
      onAction: remove,
    },
  ]
  return (
    <Menu
      label={t('texts.menu', { name })}
      trigger={<IconButton label={t('texts.menu', { name })} icon={<Ellipsis aria-hidden size={18} />} />}
      entries={edit.readOnly ? [about] : [about, ...changes]}
    />
  )
}

/** Moves a section behind another; says its new place, counted from 1, and keeps the focus on it. */
function useMove(section: Section, name: string, count: number): (after: Id | null, place: number) => void {
  const { t } = useTranslation()
  const edit = useEdit()
  const announce = useAnnounce()
  const focus = useFocusAfter()
  return (after, place) => {
    edit.move('sections', section.id, after)
    announce(t('texts.moved', { name, place, count }))
    focus(section.id)
  }
}
