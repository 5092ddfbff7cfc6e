/** A page of one member on one device: the real link over the simulated wire, and what it has promised so far. */
import * as Y from 'yjs'
import { BoardLink, remoteOrigin } from '#client/link/board.ts'
import { newClientId, newId } from '#server/chance.ts'
import type { Id } from '#shared/ids.ts'
import { editOrigin } from '#shared/plan/edits.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'
import { SimDisk } from './disk.ts'
import { DeviceStorage } from './memory-device.ts'
import type { SimClock, SimTime } from './sim-clock.ts'
import { type Exchange, SimWire } from './sim-wire.ts'
import type { Witness } from './witness.ts'

/** A tablet or a phone: its storage outlives its pages. */
export class SimDevice {
  readonly name: string
  readonly storage = new DeviceStorage()
  /** Milliseconds by which its clock is ahead. */
  ahead = 0
  isOnline = true

  constructor(name: string) {
    this.name = name
  }
}

/** An edit of this page; `word`: the one that it typed into the text where nobody deletes. */
export type Mine = { readonly update: Uint8Array; readonly member: Id; readonly word: string | null }

export type PageDeps = {
  readonly board: Id
  readonly name: string
  readonly member: Id
  readonly device: SimDevice
  readonly time: SimTime
  readonly chance: SeededChance
  readonly exchange: Exchange
  readonly witness: Witness
  /** The page promised to keep these. */
  readonly onPromised: (mine: readonly Mine[]) => void
}

export class Page {
  readonly name: string
  readonly member: Id
  readonly device: SimDevice
  readonly link: BoardLink
  readonly wire: SimWire
  readonly disk: SimDisk
  readonly undo: Y.UndoManager
  /** The word that is just being typed. */
  typing: string | null = null
  readonly #clock: SimClock
  readonly #deps: PageDeps
  #unsaved: Mine[] = []

  constructor(deps: PageDeps) {
    const { board, name, member, device, time, chance, exchange } = deps
    this.name = name
    this.member = member
    this.device = device
    this.#deps = deps
    this.#clock = time.clock()
    this.#clock.ahead = device.ahead
    this.disk = new SimDisk(chance)
    const toss = () => chance.below(1_000_000) / 1_000_000
    this.wire = new SimWire({ exchange, clock: this.#clock, chance: toss, member, name })
    const storage = device.storage.open(this.disk)
    const ids = () => newId(chance)
    this.link = new BoardLink({ board, wire: this.wire, device: storage, clock: this.#clock, chance: toss, newId: ids })
    this.link.doc.clientID = newClientId(chance) // in place of Yjs's own, which no seed repeats
    this.undo = new Y.UndoManager(this.link.doc, { trackedOrigins: new Set([editOrigin]) })
    this.link.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== remoteOrigin) this.#edited(update)
    })
    this.link.state.subscribe(() => this.#look())
    this.link.open()
  }

  get doc(): Y.Doc {
    return this.link.doc
  }

  /** True while frames reach it and leave it. */
  get isConnected(): boolean {
    return this.wire.line?.isWhole === true
  }

  /** True when there is nothing more for it to do. */
  get isAtRest(): boolean {
    const { connection, saving, unsaved, setAside, unsent } = this.link.state.get()
    // While the page shows what was put aside, it does not say Saved, though nothing more is on its way.
    const isDone = saving === 'saved' || (setAside && unsaved === 0)
    return connection === 'online' && isDone && unsent.every(({ refused }) => refused !== null)
  }

  /** Ends the page as the browser does when its tab is closed. */
  close(): void {
    this.#keepPromises()
    this.link.close()
    this.#gone()
  }

  /** The browser crashes. */
  kill(): void {
    this.#keepPromises()
    this.wire.close()
    this.#gone()
  }

  /** The device's clock is set. */
  setClock(ahead: number): void {
    this.device.ahead = ahead
    this.#clock.ahead = ahead
  }

  #gone(): void {
    this.#clock.die()
    this.disk.crash()
  }

  #edited(update: Uint8Array): void {
    const { member, witness } = this.#deps
    witness.typists.set(this.doc.clientID, member)
    this.#unsaved.push({ update, member, word: this.typing })
  }

  /** The page says "Saved": of all that was typed so far, unless it says with it that some was put aside. */
  #look(): void {
    const { saving, setAside, readOnly } = this.link.state.get()
    if (saving !== 'saved' || readOnly || this.#unsaved.length === 0) return
    const { witness, onPromised } = this.#deps
    const missing = this.#unsaved.filter(({ update }) => !witness.isLogged(update))
    if (missing.length > 0 && !setAside)
      witness.note('saved', `${this.name} said so, ${missing.length} edits are missing`)
    onPromised(this.#unsaved.filter(mine => !missing.includes(mine)))
    this.#unsaved = []
  }

  /** What was said to be kept on the device must come through, whatever becomes of the page. */
  #keepPromises(): void {
    if (this.link.state.get().saving === 'kept') this.#deps.onPromised(this.#unsaved)
  }
}
