/** Ctrl+Z and Ctrl+Y (on a Mac with the command key) outside of fields, which have their own undo. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'

/** Listens while the board is open. */
export function useUndoKeys(): void {
  const { t } = useTranslation()
  const { undo, redo, canUndo, canRedo } = useEdit()
  const announce = useAnnounce()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const step = stepOf(event)
      if (step === null || isInField(event.target)) return
      event.preventDefault()
      if (step === 'undo' && canUndo) {
        undo()
        announce(t('board.undone'))
      }
      if (step === 'redo' && canRedo) {
        redo()
        announce(t('board.redone'))
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [undo, redo, canUndo, canRedo, announce, t])
}

function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'y' || (key === 'z' && event.shiftKey)) return 'redo'
  return key === 'z' ? 'undo' : null
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}
