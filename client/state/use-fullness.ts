/** How near the plan is to its limits. What takes time to weigh is weighed seldom, and when nothing else is to do. */
import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import { whenIdle } from '#client/ui/when-idle.ts'
import { type Fullness, fullnessOf, recordCounts } from '#shared/plan/fullness.ts'
import { textsBegun } from '#shared/plan/read.ts'
import { useSession } from './board-context.ts'
import { usePlan } from './use-plan.ts'

const weighEveryMs = 30_000

/** The limits that are near or reached, the fullest first. */
export function useFullness(): readonly Fullness[] {
  const counts = usePlan(recordCounts)
  const weight = useWeight(useSession().line.doc)
  return useMemo(() => fullnessOf({ ...counts, ...weight }), [counts, weight])
}

type Weight = { readonly texts: number; readonly boardBytes: number }

function useWeight(doc: Y.Doc): Weight {
  const [weight, setWeight] = useState<Weight>({ texts: 0, boardBytes: 0 })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    let callOff: () => void = () => undefined
    const weigh = () => {
      timer = null
      callOff = whenIdle(() => setWeight({ texts: textsBegun(doc), boardBytes: Y.encodeStateAsUpdate(doc).byteLength }))
    }
    const weighSoon = () => {
      timer ??= setTimeout(weigh, weighEveryMs)
    }
    weigh()
    doc.on('update', weighSoon)
    return () => {
      doc.off('update', weighSoon)
      if (timer !== null) clearTimeout(timer)
      callOff()
    }
  }, [doc])
  return weight
}
