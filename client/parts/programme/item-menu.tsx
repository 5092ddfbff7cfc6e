/** What can be done with an item, without dragging (everyone.md A2). Those who only read may still talk about it. */
import { ArrowDown, ArrowUp, CalendarDays, Ellipsis, MessageSquare, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuEntry } from '#client/ui/menu.tsx'
import type { ProgrammeItem } from '#shared/plan/plan.ts'
import type { ItemDesk } from './use-item-desk.ts'

/** The button with three dots at the end of an item's row. */
export function ItemMenu({ item, desk }: { readonly item: ProgrammeItem; readonly desk: ItemDesk }): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const wordsOf = useWords()
  const label = t('programme.more', { title: wordsOf(item.title, t('programme.untitled')) })
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<Ellipsis aria-hidden size={20} />} />}
      entries={useEntries(item, desk, readOnly)}
    />
  )
}

function useEntries(item: ProgrammeItem, desk: ItemDesk, readOnly: boolean): MenuEntry[] {
  const { t } = useTranslation()
  const talk: MenuEntry = {
    id: 'talk',
    label: t('programme.talkAbout'),
    icon: <MessageSquare aria-hidden size={18} />,
    onAction: () => desk.talk(item.id),
  }
  if (readOnly) return [talk]
  const step = (direction: 'earlier' | 'later', icon: ReactElement): MenuEntry => ({
    id: direction,
    label: t(`programme.${direction}`),
    icon,
    isDisabled: !desk.canStep(item, direction),
    onAction: () => desk.step(item, direction),
  })
  return [
    step('earlier', <ArrowUp aria-hidden size={18} />),
    step('later', <ArrowDown aria-hidden size={18} />),
    {
      id: 'day',
      label: t('programme.moveToDay'),
      icon: <CalendarDays aria-hidden size={18} />,
      onAction: () => desk.askWhere(item.id),
    },
    talk,
    {
      id: 'delete',
      label: t('programme.delete'),
      icon: <Trash2 aria-hidden size={18} />,
      tone: 'danger',
      onAction: () => desk.remove(item),
    },
  ]
}
