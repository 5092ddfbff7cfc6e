/** The talk of the open board. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardState, UnsentMessage } from '#client/link/board-state.ts'
import type { Id } from '#shared/ids.ts'
import type { Presence } from '#shared/protocol/events.ts'
import type { About, Message } from '#shared/talk/message.ts'
import { useDesk, useSession } from './board-context.ts'
import { useBoardState } from './use-link.ts'

export type { UnsentMessage }

export type Talk = {
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** Messages of mine that are not acknowledged yet, oldest first: shown at the end, marked as on their way. */
  readonly unsent: readonly UnsentMessage[]
  /** True while older messages can be fetched. */
  readonly more: boolean
  loadEarlier(): Promise<void>
  /** Sends `text`, about the present `about` unless another is given. Rejects with a Refusal. */
  say(text: string, about?: About | null): Promise<void>
  /** Sends one of `unsent` that was refused once more. */
  sayAgain(id: Id): void
  /** Forgets one of `unsent`. */
  dropUnsent(id: Id): void
  /** True while messages can go out. */
  readonly isConnected: boolean
  /** The others who are typing a message now. */
  readonly typing: readonly Presence[]
  setTyping(isTyping: boolean): void
  /** What the next message will be about. */
  readonly about: About | null
  setAbout(about: About | null): void
  /** Messages of others that came since the talk was last on screen. */
  readonly unread: number
  /** Seq of the newest message that was on screen: the place of the line "new". */
  readonly readSeq: number
}

/** Messages, who is typing, and how to say something. */
export function useTalk(): Talk {
  const { line } = useSession()
  const desk = useDesk()
  const { i18n } = useTranslation()
  const seen = useBoardState(talk)
  // The same functions however the talk goes on, so that an effect may depend on them.
  const loadEarlier = useCallback(() => line.earlier(), [line])
  const setTyping = useCallback((typing: boolean) => line.setPresence({ typing }), [line])
  return useMemo(() => {
    const others = seen.presence.filter(each => each.id !== seen.connectionId)
    const me = seen.actor?.member
    return {
      messages: seen.messages,
      unsent: seen.unsent,
      more: seen.moreTalk,
      loadEarlier,
      say: (text, about = desk.about) => line.say(text, i18n.language, about),
      sayAgain: id => line.sayAgain(id),
      dropUnsent: id => line.dropUnsent(id),
      isConnected: seen.connection === 'online',
      typing: others.filter(each => each.typing),
      setTyping,
      about: desk.about,
      setAbout: desk.setAbout,
      unread: seen.messages.filter(each => each.seq > desk.readSeq && each.by.member !== me).length,
      readSeq: desk.readSeq,
    }
  }, [line, desk, seen, i18n.language, loadEarlier, setTyping])
}

type Seen = Pick<BoardState, 'messages' | 'unsent' | 'moreTalk' | 'presence' | 'connection' | 'connectionId' | 'actor'>

function talk({ messages, unsent, moreTalk, presence, connection, connectionId, actor }: BoardState): Seen {
  return { messages, unsent, moreTalk, presence, connection, connectionId, actor }
}
