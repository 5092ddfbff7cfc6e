/** A sheet of fields that are saved together. */
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { No } from './no.tsx'
import type { Act } from './use-act.ts'

type FormSheetProps = {
  readonly title: string
  /** On the button that saves. */
  readonly save: string
  readonly act: Act
  readonly onSave: () => void
  readonly onClose: () => void
  readonly children: ReactNode
  /** Below the fields, for what is done to the whole of it. */
  readonly more?: ReactNode
}

/** Enter in a field saves, as the button does. */
export function FormSheet({ title, save, act, onSave, onClose, children, more }: FormSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet
      title={title}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button variant="primary" isPending={act.isPending} onPress={onSave}>
            {save}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <No refusal={act.refusal} />
      <form
        className="people-form"
        onSubmit={event => {
          event.preventDefault()
          onSave()
        }}
      >
        {children}
      </form>
      {more}
    </Sheet>
  )
}
