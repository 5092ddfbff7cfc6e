/** What a person does with any record of a list: open its sheet, delete it with a way back, talk about it. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Begun } from '#client/state/begun.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import type { Id } from '#shared/ids.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import type { About } from '#shared/talk/message.ts'
import type { Deleted } from './undo-hint.tsx'
import { useTalkAbout } from './use-talk-about.ts'

export type ListDesk = {
  /** The record whose sheet is open. */
  readonly opened: Id | null
  /** What was deleted last, as long as undo would bring back just that. */
  readonly deleted: Deleted | null
  open(id: Id): void
  /** Opens the sheet of a record that was just begun. Closed without a word in it, it is taken away again. */
  fill(begun: Begun): void
  close(): void
  /** To be called before every other step of the person. */
  forgetDeleted(): void
  /** Deletes the record, says `words` and keeps them for the hint. */
  remove(id: Id, words: string): void
  talk(id: Id): void
}

/** The desk of one list; the parts add what only their records can do. */
export function useListDesk(kind: ListKind, about: About['kind']): ListDesk {
  const edit = useEdit()
  const { select } = useSelection()
  const talkAbout = useTalkAbout()
  const announce = useAnnounce()
  const [opened, setOpened] = useState<Id | null>(null)
  const [deleted, setDeleted] = useState<Deleted | null>(null)
  const open = (id: Id) => {
    setDeleted(null)
    setOpened(id)
    select(kind, id)
  }
  const keep = useBegun(opened)
  return {
    opened,
    deleted,
    open,
    fill: begun => {
      keep(begun)
      open(begun.id)
    },
    close: () => setOpened(null),
    forgetDeleted: () => setDeleted(null),
    remove: (id, words) => {
      setOpened(null)
      edit.remove(kind, id)
      setDeleted({ id, words })
      announce(words)
    },
    talk: id => {
      setOpened(null)
      select(kind, id)
      talkAbout({ kind: about, id })
    },
  }
}

/** Settles the record that was begun as soon as its sheet is no longer the open one, and says so. */
function useBegun(opened: Id | null): (begun: Begun) => void {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const kept = useRef<Begun | null>(null)
  const settle = () => {
    const last = kept.current
    kept.current = null
    if (last?.settle()) announce(t('records.notAdded'))
  }
  const latest = useRef(settle)
  latest.current = settle
  // After the fields of the sheet have gone: what was typed last is committed by then.
  useEffect(() => {
    if (kept.current !== null && kept.current.id !== opened) latest.current()
  }, [opened])
  useEffect(() => () => queueMicrotask(() => latest.current()), [])
  return begun => {
    kept.current = begun
  }
}
