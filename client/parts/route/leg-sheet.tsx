/** The sheet of the way between two stops. Written field by field, like a stop. */
import { Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Leg } from '#shared/plan/plan.ts'
import { LegFields } from './leg-fields.tsx'
import { useEndNames } from './use-end-names.ts'

export type LegSheetProps = {
  /** Null closes the sheet. */
  readonly leg: Leg | null
  readonly onClose: () => void
  readonly onDelete: (leg: Leg) => void
}

/** A leg that others remove or change meanwhile changes here too. */
export function LegSheet({ leg, onClose, onDelete }: LegSheetProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const names = useEndNames()
  const foot = leg !== null && (
    <>
      <Button variant="primary" onPress={onClose}>
        {t('route.done')}
      </Button>
      {readOnly ? null : (
        <Button variant="danger" icon={<Trash2 aria-hidden size={16} />} onPress={() => onDelete(leg)}>
          {t('route.delete')}
        </Button>
      )}
    </>
  )
  return (
    <Sheet
      title={leg === null ? '' : t('route.wayTitle', names(leg))}
      isOpen={leg !== null}
      onClose={onClose}
      foot={foot}
    >
      {leg === null ? null : <LegFields key={leg.id} leg={leg} />}
    </Sheet>
  )
}
