/** A sheet at the side of the window, full height on a phone, for the fields of one thing. */
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { useUiWords } from './ui-words.tsx'

type Place = 'side' | 'dialog' | 'whole'
const looks: Readonly<Record<Place, string>> = {
  side: 'ui-sheet',
  dialog: 'ui-dialog',
  whole: 'ui-sheet ui-sheet-whole',
}

export type SheetProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons that stay in view at the sheet's foot. */
  readonly foot?: ReactNode
  /** `dialog` stands in the middle; `side` (default) at the end of the line; `whole` takes the window. */
  readonly place?: Place
  readonly className?: string
}

/** Focus moves in and comes back on closing; Escape and a press outside close. */
export function Sheet(props: SheetProps): ReactElement {
  const { title, isOpen, onClose, children, foot, place = 'side', className = '' } = props
  const words = useUiWords()
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={looks[place]}>
        <Dialog className={`ui-sheet-body ${className}`}>
          <div className="ui-sheet-head">
            <Heading slot="title" className="ui-sheet-title">
              {title}
            </Heading>
            <IconButton label={words.close} icon={<X aria-hidden size={20} />} onPress={onClose} />
          </div>
          <div className="ui-sheet-content">{children}</div>
          {foot === undefined ? null : <div className="ui-sheet-foot">{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
