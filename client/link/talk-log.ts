/** The messages that this page holds, oldest first. Pure. */
import type { Message } from '#shared/talk/message.ts'

/** `held` with `came`, each once, by seq. */
export function mergeTalk(held: readonly Message[], came: readonly Message[]): readonly Message[] {
  const bySeq = new Map([...held, ...came].map(message => [message.seq, message]))
  return [...bySeq.values()].sort((left, right) => left.seq - right.seq)
}

/**
 * `held` with a message that was just said or answered. One that is older than all that is held stays away: a message of
 * mine that was said long ago, as the answer now tells, stands among those that have not been fetched.
 */
export function addTalk(held: readonly Message[], came: Message): readonly Message[] {
  const first = held[0]?.seq ?? 0
  return came.seq < first - 1 ? held : mergeTalk(held, [came])
}

/**
 * The seq up to which nothing is missing behind the oldest message held; 0 for none. My own message may be answered before
 * one that was said earlier has come: whoever then asked only for what is newer would never hear of that one.
 */
export function wholeUntil(held: readonly Message[]): number {
  const hole = held.findIndex(({ seq }, at) => at > 0 && seq !== (held[at - 1]?.seq ?? 0) + 1)
  return held.at(hole < 0 ? -1 : hole - 1)?.seq ?? 0
}

/**
 * `held` with the newest page that came with a join. Where messages between the two are missing, the held ones go: they
 * can be fetched again, and a talk with a hole in it would mislead.
 */
export function catchUpTalk(held: readonly Message[], came: readonly Message[]): readonly Message[] {
  const first = came[0]?.seq ?? 0
  return first > wholeUntil(held) + 1 ? came : mergeTalk(held, came)
}

/** True while there are messages before the oldest one: seqs begin at 1 and rise by one. */
export function hasEarlier(messages: readonly Message[]): boolean {
  return (messages[0]?.seq ?? 1) > 1
}
