/** Removing a stop or a leg: at once, said aloud, and with the way back offered. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deleted } from '#client/records/undo-hint.tsx'
import { useDesk } from '#client/state/board-context.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { Leg, Stop } from '#shared/plan/plan.ts'
import { useEndNames } from './use-end-names.ts'

export type Removals = { remove(stop: Stop): void; removeLeg(leg: Leg): void }

/** `onRemoved` gets what can be undone now; it must keep its identity. */
export function useRemovals(onRemoved: (deleted: Deleted) => void): Removals {
  const { t } = useTranslation()
  const edit = useEdit()
  const { setSelected } = useDesk()
  const announce = useAnnounce()
  const endNames = useEndNames()
  return useMemo(() => {
    const remove = (kind: 'stops' | 'legs', id: Id, words: string) => {
      setSelected(null)
      edit.remove(kind, id)
      onRemoved({ id, words })
      announce(words)
    }
    return {
      remove: stop => remove('stops', stop.id, t('route.deleted', { name: stop.name })),
      removeLeg: leg => remove('legs', leg.id, t('route.wayDeleted', endNames(leg))),
    }
  }, [edit, setSelected, announce, endNames, onRemoved, t])
}
