/** The sheet of a stop: its fields, and its end. Each field is written as soon as it is left; there is nothing to save. */
import { Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Stop } from '#shared/plan/plan.ts'
import { StopFields } from './stop-fields.tsx'

export type StopSheetProps = {
  /** Null closes the sheet: nothing was chosen, or somebody removed the stop meanwhile. */
  readonly stop: Stop | null
  readonly onClose: () => void
  readonly onDelete: (stop: Stop) => void
}

/** The sheet stays as the plan moves on: the fields show what others write, except the one that I am in. */
export function StopSheet({ stop, onClose, onDelete }: StopSheetProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const foot = stop !== null && (
    <>
      <Button variant="primary" onPress={onClose}>
        {t('route.done')}
      </Button>
      {readOnly ? null : (
        <Button variant="danger" icon={<Trash2 aria-hidden size={16} />} onPress={() => onDelete(stop)}>
          {t('route.delete')}
        </Button>
      )}
    </>
  )
  return (
    <Sheet title={stop?.name ?? ''} isOpen={stop !== null} onClose={onClose} foot={foot}>
      {stop === null ? null : <StopFields key={stop.id} stop={stop} />}
    </Sheet>
  )
}
