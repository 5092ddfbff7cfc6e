/** A button that opens a short list of things to do or to choose from. */
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { MenuItem, MenuTrigger, Popover, Menu as RacMenu } from 'react-aria-components'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly lang?: string
  readonly isDisabled?: boolean
  readonly tone?: 'normal' | 'danger'
  readonly onAction?: () => void
  /** Leaves the page for this address instead of acting. */
  readonly href?: string
}

export type MenuProps = {
  /** Name of the list. */
  readonly label: string
  /** The button that opens it: a `Button` or an `IconButton`. */
  readonly trigger: ReactElement
  readonly entries: readonly MenuEntry[]
  /** Set for a choice of one: the id that is ticked. */
  readonly chosen?: string
  readonly onChoose?: (id: string) => void
}

/** Arrow keys move, Enter acts, Escape closes; focus returns to the button. */
export function Menu({ label, trigger, entries, chosen, onChoose }: MenuProps): ReactElement {
  const choice =
    chosen === undefined
      ? {}
      : { selectionMode: 'single' as const, selectedKeys: [chosen], disallowEmptySelection: true }
  const act = (id: unknown) => {
    const entry = entries.find(each => each.id === id)
    entry?.onAction?.()
    if (entry !== undefined) onChoose?.(entry.id)
  }
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="ui-popover">
        <RacMenu {...choice} aria-label={label} className="ui-list" onAction={act} items={entries}>
          {entry => <MenuRow {...entry} isChoice={chosen !== undefined} />}
        </RacMenu>
      </Popover>
    </MenuTrigger>
  )
}

function MenuRow({ isChoice, ...entry }: MenuEntry & { readonly isChoice: boolean }): ReactElement {
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled}
      href={entry.href}
      className={`ui-option ${entry.tone === 'danger' ? 'ui-option-danger' : ''}`}
    >
      {entry.icon}
      <span className="ui-option-words" {...(entry.lang === undefined ? {} : { lang: entry.lang })}>
        {entry.label}
      </span>
      {isChoice ? <Check aria-hidden size={16} className="ui-option-check" /> : null}
    </MenuItem>
  )
}
