/** Something that is done once when asked for, and may be refused. */
import { useState } from 'react'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'

/** The deed, and the code with which it was refused last. Anything else that is thrown goes on. */
export function useDeed<Args extends readonly unknown[]>(
  deed: (...args: Args) => Promise<void>,
): readonly [(...args: Args) => Promise<void>, RefusalCode | null] {
  const [refused, setRefused] = useState<RefusalCode | null>(null)
  const run = async (...args: Args) => {
    setRefused(null)
    try {
      await deed(...args)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefused(error.code)
    }
  }
  return [run, refused]
}
