/**
 * One board's replica on one wire: joins, takes in what others did, sends what I do until it is acknowledged, and says
 * truthfully at every moment where my work is. All states and their order come from the table in `link.ts`.
 */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import { newReplica } from '#shared/plan/replica.ts'
import type { JoinReply } from '#shared/protocol/events.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { About, Message } from '#shared/talk/message.ts'
import { asidesOf } from './asides.ts'
import type { Aside, BoardLine, BoardState, OwnPresence, Source } from './board-state.ts'
import type { Clock } from './clock.ts'
import type { BoardCopy, Device, OutboxEntry, SayingEntry } from './device.ts'
import { held } from './held.ts'
import { lackingUpdate } from './lacking.ts'
import { type Chance, connectionOf, eventOf, type LinkEvent, type LinkState, transitions, waitBefore } from './link.ts'
import { deviceWithinMs, Outbox } from './outbox.ts'
import { type OwnPresenceTeller, ownPresence } from './own-presence.ts'
import { Sayings } from './sayings.ts'
import { blankState, causeOf, joinedState, offlineSince, savingOf } from './state-of.ts'
import { addTalk, hasEarlier, mergeTalk, wholeUntil } from './talk-log.ts'
import { answerWithinMs, type Heard, LineBroken, type Wire } from './wire.ts'
import { within } from './within.ts'

export type BoardLinkDeps = {
  readonly board: Id
  readonly wire: Wire
  readonly device: Device
  readonly clock: Clock
  readonly chance: Chance
  readonly newId: () => Id
}

/** Milliseconds in which a line that is looked at must answer: shorter than usual, since there is a reason to doubt it. */
const checkWithinMs = 5000
/** Milliseconds for which "the server restarts" explains a broken line. */
const restartMs = 60_000

/** What earlier pages of this device left for this board. */
type Left = {
  readonly edits: readonly OutboxEntry[]
  readonly sayings: readonly SayingEntry[]
  /** Whose work was put aside. */
  readonly asideOf: readonly Id[]
}

/** The transaction origin of what came from the server: never sent back, never undone by me. */
export const remoteOrigin = 'twinboard:remote'

/** An open board. Nothing happens before `open`. */
export class BoardLink implements BoardLine {
  readonly board: Id
  readonly doc = newReplica()
  readonly #deps: BoardLinkDeps
  readonly #outbox: Outbox
  readonly #sayings: Sayings
  readonly #presence: OwnPresenceTeller
  readonly #held = held(blankState)
  readonly #others = new Set<(update: Uint8Array) => void>()
  #link: LinkState = 'idle'
  #epoch: number | null = null
  /** Counts joins, so that the answer to one that was given up is not taken for the present one's. */
  #turn = 0
  #tries = 0
  #callOffWait: () => void = () => undefined
  /** What earlier pages left was taken over. */
  #isRestored = false
  #hasOldAside = false
  /** A copy of an epoch that is over and that this device could not store. */
  #strandedCopy: BoardCopy | null = null

  constructor(deps: BoardLinkDeps) {
    this.#deps = deps
    this.board = deps.board
    this.#outbox = this.#makeOutbox()
    this.#sayings = this.#makeSayings()
    this.#presence = ownPresence(deps.clock, presence => this.#tellPresence(presence))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== remoteOrigin) this.#outbox.add(update)
    })
  }

  get state(): Source<BoardState> {
    return this.#held
  }

  /** Begins; goes on by itself until `close` or a refusal that stays. */
  open(): void {
    this.#happen('open')
  }

  say(text: string, language: string, about: About | null): Promise<void> {
    return this.#sayings.say(this.#deps.newId(), { text, language, about })
  }

  async earlier(): Promise<void> {
    const before = this.#held.get().messages[0]?.seq
    if (before === undefined) return
    const { messages, more } = await this.#deps.wire
      .ask('talk:earlier', { board: this.board, before })
      .catch(brokenAsRefusal)
    this.#show({ messages: mergeTalk(messages, this.#held.get().messages), moreTalk: more })
  }

  sayAgain(id: Id): void {
    this.#sayings.again(id)
  }

  dropUnsent(id: Id): void {
    this.#sayings.drop(id)
  }

  onOthers(listener: (update: Uint8Array) => void): () => void {
    this.#others.add(listener)
    return () => this.#others.delete(listener)
  }

  setPresence(change: Partial<OwnPresence>): void {
    this.#presence.set(change)
  }

  settled(): Promise<void> {
    return this.#outbox.empty()
  }

  async asides(): Promise<readonly Aside[]> {
    const { device } = this.#deps
    // A device that forbids storage holds nothing. One that is slow is waited for: "nothing" would be untrue.
    const [stored, copies] = await Promise.all([
      device.aside(this.board).catch(() => []),
      device.copies(this.board).catch(() => []),
    ])
    const all = asidesOf(this.#member, stored, this.#outbox.stranded, copies)
    const copy = this.#strandedCopy
    return copy === null ? all : [...all, { ...asidesOf(copy.member, [], [], [copy])[0], isKept: false } as Aside]
  }

  async putInAgain(aside: Aside): Promise<void> {
    // Not as something that came from the server: it goes out as an edit of mine.
    for (const update of aside.updates) Y.applyUpdate(this.doc, update)
    await this.settled()
    await this.dropAside(aside)
  }

  async dropAside({ kind, epoch, keys }: Aside): Promise<void> {
    const { device } = this.#deps
    if (kind === 'edits') await device.dropAside(keys)
    else await device.dropCopy({ board: this.board, member: this.#member, epoch })
    this.#hasOldAside = (await this.asides()).length > 0
    this.#outbox.forgetAside()
    this.#show({})
  }

  check(): void {
    if (this.#link === 'offline') this.#deps.wire.reset()
    if (this.#link === 'online') this.#tellPresence(this.#presence.now, checkWithinMs)
  }

  /** Numbers and keeps what was only just typed: for the moment before a page goes away. */
  flush(): void {
    this.#outbox.flush()
  }

  close(): void {
    this.#outbox.flush()
    this.#happen('close')
    this.#held.end()
    this.doc.destroy()
  }

  #happen(event: LinkEvent, code: RefusalCode = 'room-unavailable'): void {
    const next = transitions[this.#link][event]
    if (next === null) return
    this.#leave(code)
    this.#link = next
    this.#enter(next, code)
    const { offlineSince: since, cause } = this.#held.get()
    this.#show({
      offlineSince: offlineSince(since, this.#link, this.#deps.clock.now()),
      cause: causeOf(cause, this.#link, code),
    })
  }

  get #member(): Id {
    return this.#held.get().actor?.member ?? ''
  }

  #leave(code: RefusalCode): void {
    this.#turn += 1
    this.#callOffWait()
    this.#outbox.stop(code)
    this.#sayings.stop()
    this.#presence.stop()
  }

  #enter(state: LinkState, code: RefusalCode): void {
    const begin: Partial<Record<LinkState, () => void>> = {
      opening: () => this.#open(),
      joining: () => void this.#join(),
      online: () => this.#goOn(),
      waiting: () => this.#wait(),
      stopped: () => void this.#stop(code),
      closed: () => this.#deps.wire.close(),
    }
    begin[state]?.()
  }

  #open(): void {
    this.#deps.wire.open({
      up: () => this.#happen('up'),
      down: () => this.#happen('down'),
      refused: code => this.#happen('refused', code),
      heard: this.#heard(),
    })
  }

  async #join(): Promise<void> {
    const turn = this.#turn
    try {
      const left = await this.#left()
      // The device was slow and the line is another by now: an answer that nobody takes would leave a hole in what I am told.
      if (turn !== this.#turn) return
      const reply = await this.#deps.wire.ask('board:join', {
        protocol: protocolVersion,
        schema: SCHEMA,
        board: this.board,
        epoch: this.#epoch,
        vector: Y.encodeStateVector(this.doc),
        talkSeq: wholeUntil(this.#held.get().messages),
      })
      if (turn === this.#turn) this.#take(reply, left)
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    }
  }

  #take(reply: JoinReply, left: Left | null): void {
    const isFirst = this.#epoch === null
    const { member } = reply.actor
    this.#epoch = reply.epoch
    this.#takeOthers(reply.missing)
    // Before the first edit of mine, so that every edit stands under an id that the server gave me.
    if (isFirst && reply.clients[0] !== undefined) this.doc.clientID = reply.clients[0]
    const now = { epoch: reply.epoch, member, canEdit: reply.canEdit }
    const restored = this.#outbox.restore(left?.edits ?? [], now)
    for (const { update } of restored) Y.applyUpdate(this.doc, update, remoteOrigin)
    this.#sayings.restore(left?.sayings ?? [], member)
    this.#hasOldAside ||= left?.asideOf.includes(member) ?? false
    this.#isRestored ||= left !== null
    this.#outbox.flush()
    this.#show(joinedState(this.#held.get(), reply))
    this.#outbox.mend(this.doc, reply.vector)
    const lacking = lackingUpdate(this.doc, reply.vector, this.#outbox.reach())
    // It was given up in the outbox, or the server lost it.
    if (lacking !== null) this.#outbox.add(lacking)
    // What may not be sent any more stands in my replica: a new one has to take its place.
    const isOver = !reply.canEdit && this.#outbox.waiting > 0
    this.#happen(isOver ? 'refused' : 'joined', 'read-only')
  }

  /**
   * What earlier pages of this device left, asked for before anything is said to be saved. Null once it was taken over, and
   * where the device is slow: that must not hold up the board, and when it answers after all, the board is joined anew.
   */
  async #left(): Promise<Left | null> {
    if (this.#isRestored) return null
    const { device, clock } = this.#deps
    const asked = Promise.all([
      device.waiting(this.board),
      device.sayings(this.board),
      device.aside(this.board),
      device.copies(this.board),
    ]).then(([edits, sayings, aside, copies]): Left => {
      return { edits, sayings, asideOf: [...aside, ...copies].map(each => each.member) }
    })
    const left = await within(clock, deviceWithinMs, asked, null)
    // A device without storage has nothing of the kind.
    if (left === null)
      asked.then(
        () => this.#happen('resync'),
        () => undefined,
      )
    return left
  }

  #goOn(): void {
    this.#forgetTries()
    this.#outbox.start()
    this.#sayings.start()
    this.#presence.start()
  }

  #wait(): void {
    this.#callOffWait = this.#deps.clock.after(waitBefore(this.#tries, this.#deps.chance), () => this.#happen('tick'))
    this.#tries += 1
  }

  // The no is shown when my work is where it can be found again: the page may then begin anew.
  async #stop(code: RefusalCode): Promise<void> {
    this.#deps.wire.close()
    this.#show({ readOnly: true })
    if (code === 'epoch-changed') await this.#putCopyAway()
    if (code === 'epoch-changed' || code === 'read-only') await this.#outbox.abandon(code)
    this.#show({ refused: code })
  }

  /** The whole replica of an epoch that is over. Nothing of it is merged into the new one. */
  async #putCopyAway(): Promise<void> {
    const { device, clock } = this.#deps
    const [epoch, member, at] = [this.#epoch ?? 0, this.#member, clock.now()]
    const copy = { board: this.board, member, epoch, at, state: Y.encodeStateAsUpdate(this.doc) }
    const keeping = device.keepCopy(copy).then(() => true)
    if (await within(clock, deviceWithinMs, keeping, false)) this.#hasOldAside = true
    else this.#strandedCopy = copy
  }

  #fail(error: unknown): void {
    if (error instanceof LineBroken) this.#deps.wire.reset()
    else if (error instanceof Refusal) this.#happen(eventOf(error.code), error.code)
    else throw error
  }

  #heard(): Heard {
    return {
      'board:edits': ({ update }) => this.#takeOthers(update),
      'board:resync': () => this.#happen('resync'),
      'talk:said': ({ message }) => this.#takeMessage(message),
      'presence:now': ({ presence }) => this.#show({ presence }),
      'proposals:now': ({ proposals }) => this.#show({ proposals }),
      'server:leaving': () => this.#expectRestart(),
    }
  }

  // It explains the line that breaks now, and not one that is still broken long after.
  #expectRestart(): void {
    this.#show({ cause: 'restart' })
    this.#deps.clock.after(restartMs, () => {
      if (this.#held.get().cause === 'restart') this.#show({ cause: null })
    })
  }

  // Edits that come before the answer to a join may stand on ground that only the answer brings: Yjs holds them till then.
  #takeOthers(update: Uint8Array): void {
    for (const listener of this.#others) listener(update)
    Y.applyUpdate(this.doc, update, remoteOrigin)
  }

  #takeMessage(came: Message): void {
    const messages = addTalk(this.#held.get().messages, came)
    this.#show({ messages, moreTalk: hasEarlier(messages) })
  }

  // Told again soon in any case; a refusal of it is nothing to bother anybody with. That no answer came is: on a board
  // where nobody types, this is what finds a half-open line.
  #tellPresence(presence: OwnPresence, withinMs = answerWithinMs): void {
    const [client, turn] = [this.doc.clientID, this.#turn]
    this.#deps.wire
      .ask('presence:set', { board: this.board, client, ...presence }, withinMs)
      .catch((error: unknown) => {
        if (error instanceof LineBroken && turn === this.#turn) this.#breakLine()
      })
  }

  #makeOutbox(): Outbox {
    const { board, wire, device, clock, newId } = this.#deps
    return new Outbox({
      board,
      device,
      clock,
      deviceId: newId(),
      send: ({ board, device, n, update }) => wire.ask('board:edit', { board, device, n, update }),
      onChange: () => this.#outboxChanged(),
      onRefused: (code, isAgain) => this.#happen(isAgain && code === 'resync' ? 'later' : eventOf(code), code),
      onLineBroken: () => this.#breakLine(),
    })
  }

  #outboxChanged(): void {
    this.#forgetTries()
    this.#show({})
  }

  // Joining goes well also where nothing can be saved, as on a full disk: while edits wait, each try goes on counting.
  #forgetTries(): void {
    if (this.#outbox.waiting === 0) this.#tries = 0
  }

  // No answer although the line looks whole: half-open. With a broken line `down` has come already.
  #breakLine(): void {
    if (this.#link === 'online') this.#deps.wire.reset()
  }

  #makeSayings(): Sayings {
    const { board, wire, device, clock, chance } = this.#deps
    return new Sayings({
      ...{ board, device, clock, chance },
      send: message => wire.ask('talk:say', { board, ...message }),
      onSaid: message => this.#takeMessage(message),
      onLineBroken: () => this.#breakLine(),
      onChange: () => this.#show({}),
    })
  }

  #show(change: Partial<BoardState>): void {
    const next = { ...this.#held.get(), ...change }
    const connection = connectionOf(this.#link)
    const unsent = this.#sayings.unsent
    const onTheirWay = unsent.filter(each => each.refused === null)
    const unsaved = this.#outbox.waiting + onTheirWay.length
    const isKept = this.#outbox.isKept && onTheirWay.every(each => each.isKept)
    const { givenUp, hasAside, stranded } = this.#outbox
    const setAside = hasAside || this.#hasOldAside || stranded.length > 0 || this.#strandedCopy !== null
    const saving = savingOf({ unsaved, connection, isKept, givenUp: this.#strandedCopy === null ? givenUp : 'unkept' })
    this.#held.set({ ...next, connection, unsent, unsaved, saving, setAside })
  }
}

function brokenAsRefusal(error: unknown): never {
  throw error instanceof LineBroken ? new Refusal('room-unavailable') : error
}
