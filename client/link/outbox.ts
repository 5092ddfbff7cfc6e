/**
 * My edits on their way: gathered for a moment, kept on the device, sent in order, and held until the server says that
 * they are on disk. All counting of "saved" and "kept" is done here.
 */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import type { Clock } from './clock.ts'
import type { AsideEntry, Device, OutboxEntry } from './device.ts'
import { inPieces } from './pieces.ts'
import { LineBroken } from './wire.ts'
import { within } from './within.ts'

/** Milliseconds for which edits are gathered into one. */
export const gatherMs = 50
/** Milliseconds after which a device that does not answer counts as one that keeps nothing. */
export const deviceWithinMs = 2000
/** Edits that may be on the line without an answer; more wait, so that a long queue does not flood the server. */
const inFlightAtMost = 8

export type OutboxDeps = {
  readonly board: Id
  /** Names this page's edits on the server and on the device. */
  readonly deviceId: Id
  readonly device: Device
  readonly clock: Clock
  /** Resolves when the server has the edit on disk; rejects with a Refusal or LineBroken. */
  readonly send: (entry: OutboxEntry) => Promise<unknown>
  /** Something that `waiting` or `isKept` tell has changed. */
  readonly onChange: () => void
  /** `isAgain`: the server has refused several times without taking anything in between. */
  readonly onRefused: (code: RefusalCode, isAgain: boolean) => void
  readonly onLineBroken: () => void
}

/** What became of edits that the server did not take: none were, all are put aside on the device, or it could not. */
export type GivenUp = 'none' | 'kept' | 'unkept'

type Held = { readonly entry: OutboxEntry; isKept: boolean; isSent: boolean }

/** The edits of one open board, those of earlier pages on this device included. */
export class Outbox {
  readonly #deps: OutboxDeps
  #held: Held[] = []
  #gathered: Uint8Array[] = []
  #callOff: (() => void) | null = null
  #n = 0
  #newest = 0
  #epoch = 0
  #member: Id = ''
  #isRunning = false
  #waiters: { resolve(): void; reject(error: Refusal): void }[] = []
  #hasAside = false
  #refusals = 0
  /** Edits that are just being put aside: they are not saved, and not yet anywhere else. */
  #leaving = 0
  #givenUp: GivenUp = 'none'
  #stranded: readonly AsideEntry[] = []

  constructor(deps: OutboxDeps) {
    this.#deps = deps
  }

  /** Edits without an ack, those being gathered counted as one. */
  get waiting(): number {
    return this.#held.length + this.#leaving + (this.#gathered.length > 0 ? 1 : 0)
  }

  /** True when the device's storage has committed all that waits. */
  get isKept(): boolean {
    return this.#gathered.length === 0 && this.#leaving === 0 && this.#held.every(held => held.isKept)
  }

  /** True when edits were put aside in this page's time. */
  get hasAside(): boolean {
    return this.#hasAside
  }

  /** They were fetched or deleted. */
  forgetAside(): void {
    this.#hasAside = false
  }

  /** What became of edits that stand in this page's replica and that the server has refused. */
  get givenUp(): GivenUp {
    return this.#givenUp
  }

  /** Refused edits that this device could not put aside: they stand in this page alone. */
  get stranded(): readonly AsideEntry[] {
    return this.#stranded
  }

  /** Takes one edit of mine. */
  add(update: Uint8Array): void {
    this.#gathered.push(update)
    this.#callOff ??= this.#deps.clock.after(gatherMs, () => this.flush())
    this.#deps.onChange()
  }

  /** Makes what was gathered into edits with a number, keeps them and sends them. */
  flush(): void {
    this.#callOff?.()
    this.#callOff = null
    if (this.#gathered.length === 0) return
    for (const update of inPieces(this.#gathered)) void this.#hold(update)
    this.#gathered = []
    this.#pump()
    this.#deps.onChange()
  }

  /**
   * Takes over what earlier pages left on the device, and answers it. Edits of another epoch cannot be merged any more and
   * go aside, and so do all where the member may only read now; those of another member stay where they are, since the
   * server takes them from that member alone.
   */
  restore(
    entries: readonly OutboxEntry[],
    now: { readonly epoch: number; readonly member: Id; readonly canEdit: boolean },
  ): readonly OutboxEntry[] {
    const own = entries.filter(entry => entry.member === now.member)
    const ofNow = own.filter(entry => entry.epoch === now.epoch)
    const restored = now.canEdit ? ofNow : []
    const old = own.filter(entry => entry.epoch !== now.epoch)
    void this.#putAside(old, 'epoch-changed')
    if (!now.canEdit) void this.#putAside(ofNow, 'read-only')
    this.#held.unshift(...restored.map(entry => ({ entry, isKept: true, isSent: false })))
    this.#epoch = now.epoch
    this.#member = now.member
    this.#newest = Math.max(this.#newest, ...entries.map(({ at }) => at))
    return restored
  }

  /**
   * Sees to it that the server can take what waits, now that its state vector is known. Where something is missing below an
   * edit, as after a server that lost its disk, all that `doc` has and the server lacks takes their place. What stands on
   * something that `doc` does not have either, as on edits that were put aside by another tab, can never be taken: it goes
   * aside, too, and `doc` lets go of it.
   */
  mend(doc: Y.Doc, vector: Uint8Array): void {
    const known = Y.decodeStateVector(vector)
    if (this.#held.every(({ entry }) => follows(known, entry.update))) return
    const isHere = ({ entry: { update } }: Held) =>
      [...Y.parseUpdateMeta(update).to].every(([client, clock]) => Y.getState(doc.store, client) >= clock)
    const [replaced, groundless] = [this.#held.filter(isHere), this.#held.filter(held => !isHere(held))]
    this.#held = groundless
    if (groundless.length > 0) letGo(doc)
    void this.#giveUp(groundless, 'resync')
    if (replaced.length === 0) return
    const keeping = inPieces([Y.encodeStateAsUpdate(doc, vector)]).map(update => this.#hold(update))
    // Only when the device has the one does it let go of the others.
    void Promise.all(keeping).then(kept => {
      if (kept.every(isKept => isKept)) for (const { entry } of replaced) this.#forget(entry)
    })
  }

  /** The board is joined: sends everything without an ack, from the first. */
  start(): void {
    this.#isRunning = true
    for (const held of this.#held) held.isSent = false
    this.#pump()
  }

  /** The line is gone. What was on it counts as not sent. */
  stop(code: RefusalCode): void {
    this.#isRunning = false
    for (const { reject } of this.#waiters.splice(0)) reject(new Refusal(code))
  }

  /** Resolves when nothing waits any more; rejects when the line breaks before. */
  empty(): Promise<void> {
    this.flush()
    if (this.waiting === 0) return Promise.resolve()
    if (!this.#isRunning) return Promise.reject(new Refusal('room-unavailable'))
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  /** How far the edits here reach: the next clock by Yjs client id. */
  reach(): ReadonlyMap<number, number> {
    const reach = new Map<number, number>()
    for (const { entry } of this.#held)
      for (const [client, clock] of Y.parseUpdateMeta(entry.update).to)
        reach.set(client, Math.max(clock, reach.get(client) ?? 0))
    return reach
  }

  /** Puts everything aside: the board behind it is another one now. */
  async abandon(reason: RefusalCode): Promise<void> {
    this.flush()
    await this.#giveUp(this.#held, reason)
    this.#deps.onChange()
  }

  /** Resolves to true when the device has it. */
  #hold(update: Uint8Array): Promise<boolean> {
    const { board, deviceId, clock, device } = this.#deps
    this.#n += 1
    const [n, member, epoch] = [this.#n, this.#member, this.#epoch]
    // Later than all that it may stand on, also when somebody has put the clock back meanwhile.
    const at = Math.max(clock.now(), this.#newest + 1)
    this.#newest = at
    const entry = { board, device: deviceId, n, member, epoch, at, update }
    const held = { entry, isKept: false, isSent: false }
    this.#held.push(held)
    return device.keep(entry).then(
      () => {
        held.isKept = true
        // The ack may have been quicker than the device.
        if (!this.#held.includes(held)) this.#forget(entry)
        this.#deps.onChange()
        return true
      },
      // It stays unkept, and that is what the page shows.
      () => {
        this.#deps.onChange()
        return false
      },
    )
  }

  #pump(): void {
    if (!this.#isRunning) return
    const free = inFlightAtMost - this.#held.filter(held => held.isSent).length
    const next = this.#held.filter(held => !held.isSent).slice(0, Math.max(0, free))
    for (const held of next) void this.#send(held)
  }

  async #send(held: Held): Promise<void> {
    held.isSent = true
    try {
      await this.#deps.send(held.entry)
      this.#acknowledge(held)
    } catch (error) {
      if (error instanceof LineBroken) this.#deps.onLineBroken()
      else if (error instanceof Refusal) await this.#refuse(held, error.code)
      else throw error
    }
  }

  #acknowledge(held: Held): void {
    this.#held = this.#held.filter(each => each !== held)
    this.#refusals = 0
    if (held.isKept) this.#forget(held.entry)
    this.#pump()
    if (this.waiting === 0) for (const { resolve } of this.#waiters.splice(0)) resolve()
    this.#deps.onChange()
  }

  // Left on the device it would be sent once more by the next page, which is harmless.
  #forget(entry: OutboxEntry): void {
    this.#deps.device.forget(entry).catch(() => undefined)
  }

  async #refuse(held: Held, code: RefusalCode): Promise<void> {
    if (!this.#held.includes(held) || !this.#isRunning) return
    if (isAboutTheEdit(code)) await this.#giveUp(this.#withWhatStandsOn(held, code), code)
    this.#refusals += 1
    this.#deps.onRefused(code, this.#refusals > 4)
  }

  // Later edits of the same page stand on the one that was refused. Who may not write may write none of them.
  #withWhatStandsOn(refused: Held, code: RefusalCode): readonly Held[] {
    this.flush()
    const from = this.#held.indexOf(refused)
    const standsOnIt = ({ entry }: Held, at: number) => at >= from && entry.device === refused.entry.device
    return code === 'read-only' ? this.#held : this.#held.filter(standsOnIt)
  }

  async #giveUp(given: readonly Held[], reason: RefusalCode): Promise<void> {
    this.#leaving += given.length
    this.#held = this.#held.filter(each => !given.includes(each))
    const isDone = await this.#putAside(
      given.map(({ entry }) => entry),
      reason,
    )
    if (given.length > 0 && this.#givenUp !== 'unkept') this.#givenUp = isDone ? 'kept' : 'unkept'
    this.#leaving -= given.length
  }

  async #putAside(entries: readonly OutboxEntry[], reason: RefusalCode): Promise<boolean> {
    if (entries.length === 0) return true
    const { device, clock } = this.#deps
    const putting = device.putAside(entries, reason).then(() => true)
    // A device that keeps nothing puts nothing aside, and then it must not be said; the refusal is shown in any case.
    const isDone = await within(clock, deviceWithinMs, putting, false)
    if (isDone) this.#hasAside = true
    else this.#stranded = [...this.#stranded, ...entries.map(entry => ({ ...entry, reason }))]
    this.#deps.onChange()
    return isDone
  }
}

/** Takes out what waits in the document for something that is missing. */
function letGo(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

/** True when the update begins where `known` ends; then `known` is moved on to its end. */
function follows(known: Map<number, number>, update: Uint8Array): boolean {
  const { from, to } = Y.parseUpdateMeta(update)
  const isGapless = [...from].every(([client, clock]) => clock <= (known.get(client) ?? 0))
  for (const [client, clock] of to) known.set(client, Math.max(clock, known.get(client) ?? 0))
  return isGapless
}

/** True for a no that the same edit will always meet. */
function isAboutTheEdit(code: RefusalCode): boolean {
  return ['edit-rejected', 'too-large', 'plan-full', 'read-only', 'bad-request'].includes(code)
}
