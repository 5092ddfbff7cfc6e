/** One download at a time: begun, told stage by stage, called off, arrived or refused. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApp } from '#client/state/app-context.ts'
import { type Downloaded, download, type Stage } from '#client/state/download.ts'
import { getProgress } from '#client/state/export-calls.ts'
import { offerFile } from '#client/ui/offer-file.ts'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { addressOf } from './address.ts'
import type { Choice } from './choice.ts'

export type Download = {
  readonly state:
    | { readonly is: 'none' }
    /** `isLong`: it takes long enough to say something. */
    | { readonly is: 'running'; readonly stage: Stage; readonly isLong: boolean }
    | { readonly is: 'done'; readonly file: Omit<Downloaded, 'content'> }
    | { readonly is: 'refused'; readonly refusal: Refusal }
  /** Begins, in place of one that runs. */
  begin(choice: Choice): void
  /** Calls off what runs. */
  cancel(): void
}

/** Quick files come without a word about their stages, which would only flicker. */
const longMs = 300

/** Downloads of a board. What runs is called off when the sheet goes. */
export function useDownload(board: Id): Download {
  const { clock, newId } = useApp()
  const [state, setState] = useState<Download['state']>({ is: 'none' })
  const [bug, setBug] = useState<{ readonly error: unknown } | null>(null)
  const running = useRef<AbortController | null>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ is: 'none' })
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  const begin = useCallback(
    (choice: Choice) => {
      running.current?.abort()
      const mine = new AbortController()
      running.current = mine
      // What a call of before still says is nobody's any more.
      const set = (next: (last: Download['state']) => Download['state']) => {
        if (running.current === mine) setState(next)
      }
      setState({ is: 'running', stage: { is: 'asked' }, isLong: false })
      const stopWaiting = clock.after(longMs, () =>
        set(last => (last.is === 'running' ? { ...last, isLong: true } : last)),
      )
      const onStage = (stage: Stage) => set(last => (last.is === 'running' ? { ...last, stage } : last))
      const key = newId()
      const { signal } = mine
      download(`${addressOf(board, choice)}&progress=${key}`, {
        clock,
        progress: () => getProgress(key),
        onStage,
        signal,
      })
        .then(
          ({ content, ...file }) => {
            if (running.current !== mine) return
            offerFile(file.name, content)
            set(() => ({ is: 'done', file }))
          },
          error => {
            if (signal.aborted) return
            if (error instanceof Refusal) set(() => ({ is: 'refused', refusal: error }))
            else setBug({ error })
          },
        )
        .finally(stopWaiting)
    },
    [board, clock, newId],
  )
  if (bug !== null) throw bug.error
  return { state, begin, cancel }
}
