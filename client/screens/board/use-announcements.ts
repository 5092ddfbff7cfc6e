/** What a screen reader hears by itself on a board: the state of the line and who has come. Nothing else, nothing often. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '#client/records/guest-of.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { type LinkView, useBoardState, useLink } from '#client/state/use-link.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { useAnnounce, useQuietAnnounce } from '#client/ui/announcer.tsx'

/** Listens while the board is open. */
export function useAnnouncements(): void {
  useLineAnnouncements()
  useArrivals()
}

function useLineAnnouncements(): void {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const { connection, saving, readOnly } = useLink()
  const setAside = useBoardState(state => state.setAside)
  const last = useRef({ connection, saving })
  useEffect(() => {
    const before = last.current
    // The moments of joining anew and of sending say nothing; what counts is what they come to.
    last.current = {
      connection: connection === 'connecting' ? before.connection : connection,
      saving: saving === 'sending' ? before.saving : saving,
    }
    const said = lineWords(before, last.current)
    if (said.length > 0) announce(said.map(key => t(key)).join(' '))
  }, [connection, saving, announce, t])
  useOnBegin(readOnly, () => announce(t('link.readOnly')))
  useOnBegin(setAside, () => announce(t('link.aside.notice')))
}

type Line = Pick<LinkView, 'connection' | 'saving'>

/** The words for what has changed: the line first, then my work where it is not what the line lets expect. */
function lineWords(before: Line, now: Line): readonly string[] {
  const isBack = now.connection === 'online' && before.connection === 'offline'
  const isGone = now.connection === 'offline' && before.connection === 'online'
  const work = now.saving !== before.saving && (now.saving !== 'saved' || !isBack) ? [`link.${now.saving}`] : []
  return [...(isBack ? ['link.online'] : []), ...(isGone ? ['link.offline'] : []), ...work]
}

/** Runs `run` when `is` becomes true while the board is open; what was so from the start is on the screen. */
function useOnBegin(is: boolean, run: () => void): void {
  const was = useRef(is)
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (is && !was.current) latest.current()
    was.current = is
  }, [is])
}

function useArrivals(): void {
  const { t } = useTranslation()
  const announce = useQuietAnnounce()
  const board = useBoard()
  const { others } = usePresence()
  const nameOf = useNameOf()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const members = new Set(others.map(each => each.member))
    const come = others.find(each => known.current !== null && !known.current.has(each.member))
    if (come !== undefined)
      announce(t('board.arrived', { name: nameOf(come), city: board.committee(come.committee)?.city ?? '' }))
    known.current = members
  }, [others, board, announce, nameOf, t])
}
