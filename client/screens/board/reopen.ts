/** After a no that is about my edits the board is opened anew by itself, without them: there is no dead end. */
import type { BoardLine } from '#client/link/board-state.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'

/** Noes that a fresh replica does not meet again, once what met them is kept elsewhere. */
const passWithTheReplica: readonly RefusalCode[] = [
  'epoch-changed',
  'edit-rejected',
  'plan-full',
  'too-large',
  'read-only',
  'bad-request',
]
const mostInAMinute = 5

/** Calls `reopen` when the line has ended so and this device holds my work. Answers how to stop watching. */
export function reopenWhenPutAside(line: Pick<BoardLine, 'state'>, reopen: () => void): () => void {
  return line.state.subscribe(() => {
    const { refused, saving, setAside } = line.state.get()
    // What stands only in this page would go with its replica.
    if (refused === null || saving === 'unkept') return
    if (refused === 'epoch-changed' || (setAside && passWithTheReplica.includes(refused))) reopen()
  })
}

/** The times of the last minute with this one, or null when there were too many: then something else is wrong. */
export function mayReopen(times: readonly number[], now: number): readonly number[] | null {
  const recent = times.filter(time => now - time < 60_000)
  return recent.length < mostInAMinute ? [...recent, now] : null
}
