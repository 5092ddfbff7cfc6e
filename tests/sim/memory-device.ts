/** A device's storage in memory, held to the behaviour of client/link/device.ts (`memory-device.test.ts`). */
import type { AsideEntry, Device, OutboxEntry } from '#client/link/device.ts'
import type { Id } from '#shared/ids.ts'
import type { Disk } from './disk.ts'

/** What the browser keeps while pages come and go. */
export class DeviceStorage {
  readonly #outbox = new Map<string, OutboxEntry>()
  readonly #aside: AsideEntry[] = []

  /** The storage as a page uses it; `disk` decides when a transaction is complete. */
  open(disk: Disk): Device {
    return {
      keep: entry => disk.run('write', () => void this.#outbox.set(nameOf(entry), entry)),
      forget: entry => disk.run('write', () => void this.#outbox.delete(nameOf(entry))),
      waiting: board => disk.run('read', () => this.outbox(board)),
      putAside: (entries, reason) => disk.run('write', () => this.#putAside(entries, reason)),
      aside: board => disk.run('read', () => this.aside(board)),
      close: () => undefined,
    }
  }

  /** Edits that wait for a board, oldest first. */
  outbox(board: Id): OutboxEntry[] {
    return [...this.#outbox.values()]
      .filter(entry => entry.board === board)
      .sort(byKey)
      .sort(byTime)
  }

  aside(board: Id): AsideEntry[] {
    return this.#aside.filter(entry => entry.board === board)
  }

  #putAside(entries: readonly OutboxEntry[], reason: string): void {
    for (const entry of entries) {
      this.#aside.push({ ...entry, reason })
      this.#outbox.delete(nameOf(entry))
    }
  }
}

function nameOf({ board, device, n }: Pick<OutboxEntry, 'board' | 'device' | 'n'>): string {
  return `${board} ${device} ${n}`
}

/** The order in which IndexedDB gives them out. */
function byKey(left: OutboxEntry, right: OutboxEntry): number {
  if (left.device === right.device) return left.n - right.n
  return left.device < right.device ? -1 : 1
}

function byTime(left: OutboxEntry, right: OutboxEntry): number {
  return left.at - right.at
}
