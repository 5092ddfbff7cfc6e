/** What a screen reader hears by itself on a board: the state of the line and who has come. Nothing else, nothing often. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useLink } from '#client/state/use-link.ts'
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
  const { connection, readOnly } = useLink()
  const last = useRef(connection)
  const wasReadOnly = useRef(readOnly)
  useEffect(() => {
    if (connection === 'offline' && last.current === 'online') announce(t('link.offline'))
    if (connection === 'online' && last.current === 'offline') announce(t('link.online'))
    // The moment of joining anew says nothing; what counts is what it comes to.
    if (connection !== 'connecting') last.current = connection
  }, [connection, announce, t])
  useEffect(() => {
    if (readOnly && !wasReadOnly.current) announce(t('link.readOnly'))
    wasReadOnly.current = readOnly
  }, [readOnly, announce, t])
}

function useArrivals(): void {
  const { t } = useTranslation()
  const announce = useQuietAnnounce()
  const board = useBoard()
  const { others } = usePresence()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const members = new Set(others.map(each => each.member))
    const come = others.find(each => known.current !== null && !known.current.has(each.member))
    if (come !== undefined)
      announce(t('board.arrived', { name: come.name, city: board.committee(come.committee)?.city ?? '' }))
    known.current = members
  }, [others, board, announce, t])
}
