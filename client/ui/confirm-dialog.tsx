/** A question that must be answered before something that cannot simply be taken back. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

export type ConfirmDialogProps = {
  readonly title: string
  readonly children: ReactNode
  readonly isOpen: boolean
  readonly confirmLabel: string
  readonly cancelLabel: string
  readonly tone?: 'normal' | 'danger'
  /** While a promise from here is open the dialog stays and its button says pending. */
  readonly onConfirm: () => void | Promise<void>
  readonly onClose: () => void
}

/** Focus starts on Cancel. The dialog closes when `onConfirm` is done, and stays open when it fails. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const [isPending, setPending] = useState(false)
  const confirm = async () => {
    setPending(true)
    try {
      await props.onConfirm()
      props.onClose()
    } finally {
      setPending(false)
    }
  }
  return (
    <ModalOverlay
      className="ui-overlay"
      isOpen={props.isOpen}
      onOpenChange={open => {
        if (!open) props.onClose()
      }}
    >
      <Modal className="ui-dialog">
        <Dialog role="alertdialog" className="ui-confirm">
          <Heading slot="title" className="ui-sheet-title">
            {props.title}
          </Heading>
          <div className="ui-confirm-words">{props.children}</div>
          <div className="ui-confirm-buttons">
            <Button autoFocus onPress={props.onClose}>
              {props.cancelLabel}
            </Button>
            <Button
              variant={props.tone === 'danger' ? 'danger' : 'primary'}
              isPending={isPending}
              onPress={() => void confirm()}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
