/** Removing somebody, once it is said what that means. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'

type RemoveDialogProps = {
  readonly name: string
  readonly onRemove: () => Promise<void>
  readonly onClose: () => void
}

/** What ends now, and what stays. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('people.removeTitle', { name })}
      isOpen
      tone="danger"
      confirmLabel={t('people.remove')}
      cancelLabel={t('common.cancel')}
      onConfirm={onRemove}
      onClose={onClose}
    >
      <p>{t('people.removeNow')}</p>
      <p>{t('people.removePast')}</p>
    </ConfirmDialog>
  )
}
