/** What can be done with a budget line. Those who only read may still talk about it. */
import { ArrowDown, ArrowUp, Ellipsis, MessageSquare, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuEntry } from '#client/ui/menu.tsx'
import type { BudgetLine } from '#shared/plan/plan.ts'
import type { BudgetDesk } from './use-budget-desk.ts'

export type LineMenuProps = { readonly line: BudgetLine; readonly title: string; readonly desk: BudgetDesk }

/** The button with three dots at the end of a line. */
export function LineMenu(props: LineMenuProps): ReactElement {
  const { t } = useTranslation()
  const label = t('budget.more', { title: props.title })
  const trigger = <IconButton label={label} icon={<Ellipsis aria-hidden size={20} />} />
  return <Menu label={label} trigger={trigger} entries={useEntries(props)} />
}

function useEntries({ line, desk }: LineMenuProps): MenuEntry[] {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const talk: MenuEntry = {
    id: 'talk',
    label: t('budget.talkAbout'),
    icon: <MessageSquare aria-hidden size={18} />,
    onAction: () => desk.talk(line.id),
  }
  if (readOnly) return [talk]
  const step = (by: -1 | 1, label: string, icon: ReactElement): MenuEntry => ({
    id: `step ${by}`,
    label,
    icon,
    isDisabled: !desk.canStep(line, by),
    onAction: () => desk.step(line, by),
  })
  return [
    step(-1, t('budget.earlier'), <ArrowUp aria-hidden size={18} />),
    step(1, t('budget.later'), <ArrowDown aria-hidden size={18} />),
    talk,
    {
      id: 'delete',
      label: t('budget.delete'),
      icon: <Trash2 aria-hidden size={18} />,
      tone: 'danger',
      onAction: () => desk.remove(line),
    },
  ]
}
