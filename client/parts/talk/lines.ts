/** What the talk shows line by line: messages, with a line where a new day begins and one where the unread ones begin. */
import type { Id } from '#shared/ids.ts'
import type { Day } from '#shared/plan/plan.ts'
import type { About, Message } from '#shared/talk/message.ts'

export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly day: Day }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly continued: boolean }

/** A message by the same person about the same thing within this time stands under the name above it. */
const continuedMs = 5 * 60_000

/**
 * Lines for `messages` (oldest first). `dayOf` tells the reader's day of an instant in milliseconds. `readSeq` is the newest
 * message that was read when the talk was opened: the mark stands before the first that came after it from anybody but `me`.
 */
export function linesOf(
  messages: readonly Message[],
  dayOf: (at: number) => Day,
  readSeq: number | null,
  me: Id | null = null,
): Line[] {
  const lines: Line[] = []
  const unread = firstUnread(messages, readSeq, me)
  let before: Message | null = null
  for (const message of messages) {
    const day = dayOf(message.at)
    const newDay = before === null || dayOf(before.at) !== day
    const isFirstUnread = message.id === unread
    if (newDay) lines.push({ kind: 'day', key: `day-${day}-${message.id}`, day })
    if (isFirstUnread) lines.push({ kind: 'unread', key: 'unread' })
    const continued = !newDay && !isFirstUnread && before !== null && continues(before, message)
    lines.push({ kind: 'message', key: message.id, message, continued })
    before = message
  }
  return lines
}

// While what was read last is not on the page, nobody can say where the news begins.
function firstUnread(messages: readonly Message[], readSeq: number | null, me: Id | null): Id | null {
  const [oldest] = messages
  if (readSeq === null || oldest === undefined || oldest.seq > readSeq) return null
  return messages.find(({ seq, by }) => seq > readSeq && by.member !== me)?.id ?? null
}

/** True when two messages speak of the same thing, or both of nothing in particular. */
export function sameAbout(a: About | null, b: About | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id
}

function continues(before: Message, message: Message): boolean {
  return (
    before.system === null &&
    message.system === null &&
    before.by.member === message.by.member &&
    sameAbout(before.about, message.about) &&
    message.at - before.at < continuedMs
  )
}
