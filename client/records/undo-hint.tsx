/** After a deletion: what was deleted, and the button that brings it back. Stays until the next step; no time limit. */

import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button, IconButton } from '#client/ui/button.tsx'

export type UndoHintProps = {
  /** What happened, or null for nothing to undo. */
  readonly words: string | null
  readonly onDone: () => void
}

/** A bar at the foot of the part. The owner clears it with the person's next step, so that undo means this one. */
export function UndoHint({ words, onDone }: UndoHintProps): ReactElement | null {
  const { t } = useTranslation()
  const { undo, canUndo } = useEdit()
  if (words === null || !canUndo) return null
  const takeBack = () => {
    undo()
    onDone()
  }
  return (
    <div className="records-undo">
      <span>{words}</span>
      <Button size="small" onPress={takeBack}>
        {t('common.undo')}
      </Button>
      <IconButton label={t('records.dismiss')} icon={<X aria-hidden size={18} />} onPress={onDone} />
    </div>
  )
}
