/** After a deletion: what was deleted, and the button that brings it back. Stays until the next step; no time limit. */
import { X } from 'lucide-react'
import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import type { Id } from '#shared/ids.ts'
import { useFocusAfter } from './use-focus-after.ts'

/** What was deleted last: its id, and the words that say so. */
export type Deleted = { readonly id: Id; readonly words: string }

export type UndoHintProps = {
  /** What happened, or null for nothing to undo. */
  readonly words: string | null
  /** The record that was deleted: gets the focus once it is back. */
  readonly id?: Id | undefined
  readonly onDone: () => void
}

/** A bar at the foot of the part. The owner clears it with the person's next step, so that undo means this one. */
export function UndoHint({ words, id, onDone }: UndoHintProps): ReactElement | null {
  const { canUndo } = useEdit()
  if (words === null || !canUndo) return null
  return <Hint key={id ?? words} words={words} id={id} onDone={onDone} />
}

// What was deleted had the focus. It goes to "Undo" instead of nowhere, and back to the thing once that is back.
function Hint({ words, id, onDone }: UndoHintProps): ReactElement {
  const { t } = useTranslation()
  const { undo } = useEdit()
  const focusAfter = useFocusAfter()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => button.current?.focus()))
    return () => cancelAnimationFrame(frame)
  }, [])
  const takeBack = () => {
    undo()
    onDone()
    if (id !== undefined) focusAfter(id)
  }
  return (
    <div className="records-undo">
      <span>{words}</span>
      <Button ref={button} size="small" onPress={takeBack}>
        {t('common.undo')}
      </Button>
      <IconButton label={t('records.dismiss')} icon={<X aria-hidden size={18} />} onPress={onDone} />
    </div>
  )
}
