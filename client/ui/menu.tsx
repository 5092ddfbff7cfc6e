/** A button that opens a short list of things to do or to choose from. The list is fetched when it is first wanted. */
import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react'
import { ButtonContext, type PressEvent } from 'react-aria-components'
import { onDemand } from './on-demand.tsx'

const MenuList = onDemand(async () => (await import('./menu-list.tsx')).MenuList)

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

/** Enter, Space and the arrow keys open it, as does a press; then the list has the keys. */
export function Menu({ trigger, ...list }: MenuProps): ReactElement {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [focus, setFocus] = useState<MenuFocus | null>(null)
  const isOpen = focus !== null
  const opener = {
    ...openingBy(setFocus),
    ref: button,
    isPressed: isOpen,
    'aria-haspopup': true,
    'aria-expanded': isOpen,
    ...(isOpen ? { 'aria-controls': id } : {}),
  } as const
  return (
    <>
      <ButtonContext value={opener}>{trigger}</ButtonContext>
      <MenuList
        {...list}
        isOpen={isOpen}
        onClose={() => setFocus(null)}
        button={button}
        id={id}
        focus={focus ?? true}
      />
    </>
  )
}

type MenuFocus = 'first' | 'last' | true

type ArrowEvent = { readonly key: string; preventDefault(): void; continuePropagation(): void }

// As menus of the system do: a mouse opens when it goes down, a finger when it leaves; a reader's press goes to the first.
function openingBy(open: (focus: MenuFocus) => void) {
  return {
    // Else the button would take the focus back from the list, which comes before the press is over.
    preventFocusOnPress: true,
    onPressStart: ({ pointerType, target }: PressEvent) => {
      if (pointerType === 'touch') return
      focusOn(target)
      open(pointerType === 'mouse' || pointerType === 'pen' ? true : 'first')
    },
    onPress: ({ pointerType, target }: PressEvent) => {
      if (pointerType !== 'touch') return
      focusOn(target)
      open(true)
    },
    onKeyDown: (event: ArrowEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return event.continuePropagation()
      event.preventDefault()
      open(event.key === 'ArrowDown' ? 'first' : 'last')
    },
  }
}

// Before the list opens, because the focus returns to where it was then.
function focusOn(button: Element): void {
  if (button instanceof HTMLElement) button.focus({ preventScroll: true })
}
