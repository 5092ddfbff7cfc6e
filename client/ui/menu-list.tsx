/** The list behind `menu.tsx`. */
import { Check } from 'lucide-react'
import { type ReactElement, type RefObject, useRef } from 'react'
import { MenuItem, Popover, Menu as RacMenu } from 'react-aria-components'
import type { MenuEntry, MenuProps } from './menu.tsx'

export type MenuListProps = Omit<MenuProps, 'trigger'> & {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The button that opened it, and by which it stands. */
  readonly button: RefObject<HTMLButtonElement | null>
  readonly id: string
  /** Where the focus begins; `true` at what is chosen. */
  readonly focus: 'first' | 'last' | true
}

/** Arrow keys move, Enter acts, Escape closes; focus returns to the button. */
export function MenuList(props: MenuListProps): ReactElement {
  const { label, entries, chosen, onChoose, onClose } = props
  const choice =
    chosen === undefined
      ? {}
      : { selectionMode: 'single' as const, selectedKeys: [chosen], disallowEmptySelection: true }
  const list = useRef<HTMLDivElement>(null)
  const act = (id: unknown) => {
    const entry = entries.find(each => each.id === id)
    entry?.onAction?.()
    if (entry !== undefined) onChoose?.(entry.id)
  }
  return (
    <Popover
      className="ui-popover"
      aria-label={label}
      trigger="MenuTrigger"
      triggerRef={props.button}
      scrollRef={list}
      placement="bottom start"
      isOpen={props.isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
    >
      <RacMenu
        {...choice}
        ref={list}
        id={props.id}
        aria-label={label}
        className="ui-list"
        autoFocus={props.focus}
        onAction={act}
        onClose={onClose}
        items={entries}
      >
        {entry => <MenuRow {...entry} isChoice={chosen !== undefined} />}
      </RacMenu>
    </Popover>
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
