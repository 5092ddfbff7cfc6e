/** A frozen version while it is fetched. */
import { useEffect, useState } from 'react'
import { useProposals } from '#client/state/use-proposals.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { VersionReply } from '#shared/protocol/routes.ts'

export type Loaded =
  | { readonly state: 'none' }
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly code: RefusalCode }
  | { readonly state: 'here'; readonly version: VersionReply }

/** Version `number` of the open board; `none` for null. */
export function useVersion(number: number | null): Loaded {
  const { version } = useProposals()
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' })
  useEffect(() => {
    if (number === null) return setLoaded({ state: 'none' })
    let isWanted = true
    const show = (next: Loaded) => {
      if (isWanted) setLoaded(next)
    }
    version(number).then(
      found => show({ state: 'here', version: found }),
      (error: unknown) => show({ state: 'refused', code: error instanceof Refusal ? error.code : 'unexpected' }),
    )
    return () => {
      isWanted = false
    }
  }, [number, version])
  return loaded
}
