/**
 * What somebody is typing, held apart from the stored value until it is committed: a change that arrives from elsewhere
 * never overwrites a field that is being typed in.
 */
import { useEffect, useRef, useState } from 'react'

/** Milliseconds after the last key until a field commits by itself. */
export const commitAfterMs = 600

export type Draft = {
  readonly text: string
  readonly isEditing: boolean
  type(text: string): void
  begin(): void
  /** Commits what was typed, if it differs from the stored value, and shows the stored value again. */
  end(): void
  /** Commits at once and goes on editing. */
  commit(): void
  /** Throws away what was typed since the last commit. */
  cancel(): void
}

/** A draft of `value`. `onCommit` gets the text only when the person typed something that differs from `value`. */
export function useDraft(
  value: string,
  onCommit: (text: string) => void,
  pauseMs: number | null = commitAfterMs,
): Draft {
  const [draft, setDraft] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const dirty = useRef(false)
  const latest = useRef({ draft, value, onCommit })
  latest.current = { draft, value, onCommit }
  const commit = () => {
    clearTimeout(timer.current)
    const { draft, value, onCommit } = latest.current
    if (!dirty.current || draft === null) return
    dirty.current = false
    if (draft !== value) onCommit(draft)
  }
  const last = useRef(commit)
  last.current = commit
  useEffect(() => () => last.current(), [])
  return {
    text: draft ?? value,
    isEditing: draft !== null,
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
      setDraft(null)
    },
    commit,
    cancel: () => {
      clearTimeout(timer.current)
      dirty.current = false
      setDraft(latest.current.value)
    },
  }
}
