/**
 * What somebody is typing, held apart from the stored value until it is committed: a change that arrives from elsewhere
 * never overwrites a field that is being typed in.
 */
import { useEffect, useRef, useState } from 'react'
import { useUiWords } from './ui-words.tsx'

/** Milliseconds after the last key until a field commits by itself. */
export const commitAfterMs = 600

export type Draft = {
  readonly text: string
  readonly isEditing: boolean
  type(text: string): void
  begin(): void
  /** Commits what was typed, if it differs from the stored value, and shows the stored value again. What is too long stays. */
  end(): void
  /** Commits at once and goes on editing. */
  commit(): void
  /** Throws away what was typed since the last commit. */
  cancel(): void
  /** By how many characters it is too long to be committed; 0 when it is not. */
  readonly tooMany: number
}

/** A draft of `value`. `onCommit` gets the text only when the person typed something that differs from `value`. */
export function useDraft(
  value: string,
  onCommit: (text: string) => void,
  pauseMs: number | null = commitAfterMs,
): Draft {
  const { mostCharacters } = useUiWords()
  const tooMany = (text: string | null) => Math.max(0, (text ?? '').length - mostCharacters)
  const [draft, setDraft] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)
  const latest = useRef({ draft, value, onCommit })
  latest.current = { draft, value, onCommit }
  const commit = () => {
    clearTimeout(timer.current)
    const { draft, value, onCommit } = latest.current
    if (!dirty.current || draft === null || tooMany(draft) > 0) return
    dirty.current = false
    if (draft !== value) onCommit(draft)
  }
  const last = useRef(commit)
  last.current = commit
  useEffect(() => () => last.current(), [])
  const isEditing = draft !== null
  useEffect(() => (isEditing ? beforeThePageGoes(() => last.current()) : undefined), [isEditing])
  return {
    text: draft ?? value,
    isEditing,
    tooMany: tooMany(draft),
    type: text => {
      dirty.current = true
      latest.current.draft = text
      setDraft(text)
      clearTimeout(timer.current)
      if (pauseMs !== null) timer.current = setTimeout(() => last.current(), pauseMs)
    },
    begin: () => setDraft(held => held ?? latest.current.value),
    end: () => {
      commit()
      if (!dirty.current) setDraft(null)
    },
    commit,
    cancel: () => {
      clearTimeout(timer.current)
      dirty.current = false
      setDraft(latest.current.value)
    },
  }
}

// In the capturing phase: what asks whether anything is unsaved, or sends it off, must already see it.
function beforeThePageGoes(run: () => void): () => void {
  addEventListener('beforeunload', run, true)
  addEventListener('pagehide', run, true)
  document.addEventListener('visibilitychange', run, true)
  return () => {
    removeEventListener('beforeunload', run, true)
    removeEventListener('pagehide', run, true)
    document.removeEventListener('visibilitychange', run, true)
  }
}
