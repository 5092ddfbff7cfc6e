/** Changing a way in: sends it, asks first who is there where the server wants that, and then sends it again by itself. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSending } from '#client/state/use-sending.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Refusal } from '#shared/protocol/refusals.ts'
import { ProveFirst } from './prove-first.tsx'

export type Changing = {
  readonly isPending: boolean
  change<Value>(what: () => Promise<Value>, then?: (value: Value) => void): void
  /** The dialog that asks, and the no that came back. */
  readonly asking: ReactElement
}

/** One at a time, as `useSending`. */
export function useChanging(): Changing {
  const { t } = useTranslation()
  const [again, setAgain] = useState<(() => void) | null>(null)
  const { isPending, refusal, send } = useSending()
  const change = <Value,>(what: () => Promise<Value>, then?: (value: Value) => void) => {
    // What waits for a proof is no "no": it is sent again when that is there.
    const tried = () =>
      what().then(
        value => () => then?.(value),
        waitFor(() => setAgain(() => () => change(what, then))),
      )
    send(tried, after => after())
  }
  const asking = (
    <>
      <ProveFirst
        isOpen={again !== null}
        onClose={() => setAgain(null)}
        onProved={() => {
          setAgain(null)
          again?.()
        }}
      />
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
    </>
  )
  return { isPending, change, asking }
}

function waitFor(proof: () => void): (error: unknown) => () => void {
  return error => {
    if (error instanceof Refusal && error.code === 'proof-needed') return proof
    throw error
  }
}
