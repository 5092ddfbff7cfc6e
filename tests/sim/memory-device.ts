/** A device's storage in memory, held to the behaviour of client/link/device.ts (`memory-device.test.ts`). */
import * as Y from 'yjs'
import type { BoardCopy, Device, OutboxEntry, SayingEntry, StoredAside } from '#client/link/device.ts'
import type { Id } from '#shared/ids.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import type { Disk } from './disk.ts'

/** What the browser keeps while pages come and go. */
export class DeviceStorage {
  readonly #outbox = new Map<string, OutboxEntry>()
  readonly #sayings = new Map<string, SayingEntry>()
  readonly #copies = new Map<string, BoardCopy>()
  #aside: StoredAside[] = []
  #lastKey = 0

  /** The storage as a page uses it; `disk` decides when a transaction is complete. */
  open(disk: Disk): Device {
    return {
      keep: entry => disk.run('write', () => void this.#outbox.set(nameOf(entry), entry)),
      forget: entry => disk.run('write', () => void this.#outbox.delete(nameOf(entry))),
      waiting: board => disk.run('read', () => this.outbox(board)),
      putAside: (entries, reason) => disk.run('write', () => this.#putAside(entries, reason)),
      aside: board => disk.run('read', () => this.aside(board)),
      dropAside: keys => disk.run('write', () => this.#dropAside(keys)),
      keepSaying: entry => disk.run('write', () => void this.#sayings.set(`${entry.board} ${entry.id}`, entry)),
      forgetSaying: ({ board, id }) => disk.run('write', () => void this.#sayings.delete(`${board} ${id}`)),
      sayings: board => disk.run('read', () => this.sayings(board)),
      keepCopy: copy => disk.run('write', () => this.#keepCopy(copy)),
      copies: board => disk.run('read', () => [...this.#copies.values()].filter(copy => copy.board === board)),
      dropCopy: copy => disk.run('write', () => void this.#copies.delete(nameOfCopy(copy))),
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

  /** Messages that wait for a board, oldest first. */
  sayings(board: Id): SayingEntry[] {
    const waiting = [...this.#sayings.values()].filter(entry => entry.board === board)
    return waiting.sort((left, right) => (left.id < right.id ? -1 : 1)).sort((left, right) => left.at - right.at)
  }

  aside(board: Id): StoredAside[] {
    return this.#aside.filter(entry => entry.board === board)
  }

  #putAside(entries: readonly OutboxEntry[], reason: RefusalCode): void {
    for (const entry of entries) {
      this.#lastKey += 1
      this.#aside.push({ ...entry, reason, key: this.#lastKey })
      this.#outbox.delete(nameOf(entry))
    }
  }

  #dropAside(keys: readonly number[]): void {
    this.#aside = this.#aside.filter(({ key }) => !keys.includes(key))
  }

  #keepCopy(copy: BoardCopy): void {
    const known = this.#copies.get(nameOfCopy(copy))
    const state = known === undefined ? copy.state : Y.mergeUpdates([known.state, copy.state])
    this.#copies.set(nameOfCopy(copy), { ...copy, state })
  }
}

function nameOf({ board, device, n }: Pick<OutboxEntry, 'board' | 'device' | 'n'>): string {
  return `${board} ${device} ${n}`
}

function nameOfCopy({ board, member, epoch }: Pick<BoardCopy, 'board' | 'member' | 'epoch'>): string {
  return `${board} ${member} ${epoch}`
}

/** The order in which IndexedDB gives them out. */
function byKey(left: OutboxEntry, right: OutboxEntry): number {
  if (left.device === right.device) return left.n - right.n
  return left.device < right.device ? -1 : 1
}

function byTime(left: OutboxEntry, right: OutboxEntry): number {
  return left.at - right.at
}
