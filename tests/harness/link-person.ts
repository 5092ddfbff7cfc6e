/** Somebody with the app's own link in this process: the page without its screens, over a real socket, storage in memory. */
import 'fake-indexeddb/auto'
import type { ManagerOptions } from 'socket.io-client'
import { BoardLink } from '#client/link/board.ts'
import type { BoardState } from '#client/link/board-state.ts'
import { browserClock } from '#client/link/clock.ts'
import { openDevice } from '#client/link/device.ts'
import { socketWire } from '#client/link/wire.ts'
import { type Id, idBytes, idFrom } from '#shared/ids.ts'
import { addRecord } from '#shared/plan/edits.ts'
import type { SeededChance } from './seeded-chance.ts'
import { until } from './until.ts'

export type LinkPersonDeps = {
  readonly address: string
  readonly board: Id
  /** Names the person, and the storage of their device. */
  readonly name: string
  /** What says to the server who it is. */
  readonly headers: Record<string, string>
  readonly chance: SeededChance
  readonly transports?: ManagerOptions['transports']
}

export class LinkPerson {
  readonly name: string
  readonly link: BoardLink
  /** Titles of the tasks that were added here, in order. */
  readonly written: string[] = []

  constructor({ address, board, name, headers, chance, transports }: LinkPersonDeps) {
    const clock = browserClock
    const share = () => chance.below(2 ** 32) / 2 ** 32
    const options = { extraHeaders: headers, forceNew: true, ...(transports ? { transports } : {}) }
    this.name = name
    this.link = new BoardLink({
      ...{ board, clock, chance: share, device: openDevice(`device of ${name}`) },
      wire: socketWire({ clock, chance: share, board, address, options }),
      newId: () => idFrom(chance.bytes(idBytes)),
    })
    this.link.open()
  }

  get state(): BoardState {
    return this.link.state.get()
  }

  /** Adds a task under a title that stands nowhere else. */
  write(): void {
    const title = `${this.name} ${this.written.length + 1}`
    // Noted first: the page says at once that it is not saved.
    this.written.push(title)
    addRecord(this.link.doc, 'tasks', `${this.name}${this.written.length}`, { title: { de: { text: title } } }, 'end')
  }

  saved(): Promise<void> {
    return until(
      `all of ${this.name} is saved`,
      () => this.state.connection === 'online' && this.state.saving === 'saved',
    )
  }
}
