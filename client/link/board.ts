/**
 * One board's replica on one wire: joins, takes in what others did, sends what I do until it is acknowledged, and says
 * truthfully at every moment where my work is. All states and their order come from the table in `link.ts`.
 */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import { blankReplica } from '#shared/plan/blank-replica.ts'
import { SCHEMA } from '#shared/plan/kinds.ts'
import type { JoinReply } from '#shared/protocol/events.ts'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { protocolVersion } from '#shared/protocol/version.ts'
import type { About, Message } from '#shared/talk/message.ts'
import type { BoardLine, BoardState, OwnPresence, Source } from './board-state.ts'
import type { Clock } from './clock.ts'
import type { Device, OutboxEntry } from './device.ts'
import { held } from './held.ts'
import { lackingUpdate } from './lacking.ts'
import { connectionOf, eventOf, type LinkEvent, type LinkState, transitions, waitBefore } from './link.ts'
import { Outbox } from './outbox.ts'
import { type OwnPresenceTeller, ownPresence } from './own-presence.ts'
import { Sayings } from './sayings.ts'
import { blankState, joinedState, savingOf } from './state-of.ts'
import { hasEarlier, mergeTalk, wholeUntil } from './talk-log.ts'
import { type Heard, LineBroken, type Wire } from './wire.ts'

export type BoardLinkDeps = {
  readonly board: Id
  readonly wire: Wire
  readonly device: Device
  readonly clock: Clock
  readonly newId: () => Id
}

/** The transaction origin of what came from the server: never sent back, never undone by me. */
export const remoteOrigin = 'twinboard:remote'

/** An open board. Nothing happens before `open`. */
export class BoardLink implements BoardLine {
  readonly board: Id
  readonly doc = blankReplica()
  readonly #deps: BoardLinkDeps
  readonly #outbox: Outbox
  readonly #sayings: Sayings
  readonly #presence: OwnPresenceTeller
  readonly #held = held(blankState)
  #link: LinkState = 'idle'
  #epoch: number | null = null
  /** Counts joins, so that the answer to one that was given up is not taken for the present one's. */
  #turn = 0
  #tries = 0
  #callOffWait: () => void = () => undefined

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

  setPresence(change: Partial<OwnPresence>): void {
    this.#presence.set(change)
  }

  settled(): Promise<void> {
    return this.#outbox.empty()
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
    this.#show({})
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
      stopped: () => this.#stop(code),
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
      const earlier = await this.#earlier()
      const reply = await this.#deps.wire.ask('board:join', {
        protocol: protocolVersion,
        schema: SCHEMA,
        board: this.board,
        epoch: this.#epoch,
        vector: Y.encodeStateVector(this.doc),
        talkSeq: wholeUntil(this.#held.get().messages),
      })
      if (turn === this.#turn) this.#take(reply, earlier)
    } catch (error) {
      if (turn === this.#turn) this.#fail(error)
    }
  }

  #take(reply: JoinReply, earlier: readonly OutboxEntry[]): void {
    const isFirst = this.#epoch === null
    this.#epoch = reply.epoch
    Y.applyUpdate(this.doc, reply.missing, remoteOrigin)
    // Before the first edit of mine, so that every edit stands under an id that the server gave me.
    if (isFirst && reply.clients[0] !== undefined) this.doc.clientID = reply.clients[0]
    const now = { epoch: reply.epoch, member: reply.actor.member }
    for (const { update } of this.#outbox.restore(earlier, now)) Y.applyUpdate(this.doc, update, remoteOrigin)
    this.#outbox.flush()
    const lacking = lackingUpdate(this.doc, reply.vector, this.#outbox.reach())
    // It was given up in the outbox, or the server lost it.
    if (lacking !== null) this.#outbox.add(lacking)
    this.#show(joinedState(this.#held.get(), reply))
    this.#happen('joined')
  }

  // What earlier pages of this device could not send; asked for once, before anything is said to be saved. A device
  // without storage has nothing of the kind, and one that does not answer must not hold up the board.
  async #earlier(): Promise<readonly OutboxEntry[]> {
    if (this.#epoch !== null) return []
    const none = new Promise<readonly OutboxEntry[]>(resolve => this.#deps.clock.after(2000, () => resolve([])))
    return Promise.race([this.#deps.device.waiting(this.board).catch(() => []), none])
  }

  #goOn(): void {
    this.#forgetTries()
    this.#outbox.start()
    this.#sayings.start()
    this.#presence.start()
  }

  #wait(): void {
    this.#callOffWait = this.#deps.clock.after(waitBefore(this.#tries), () => this.#happen('tick'))
    this.#tries += 1
  }

  #stop(code: RefusalCode): void {
    this.#deps.wire.close()
    this.#show({ refused: code, readOnly: true })
    if (code === 'epoch-changed') void this.#outbox.abandon(code)
  }

  #fail(error: unknown): void {
    if (error instanceof LineBroken) this.#deps.wire.reset()
    else if (error instanceof Refusal) this.#happen(eventOf(error.code), error.code)
    else throw error
  }

  #heard(): Heard {
    return {
      'board:edits': ({ update }) => this.#takeEdits(update),
      'board:resync': () => this.#happen('resync'),
      'talk:said': ({ message }) => this.#takeMessages([message]),
      'presence:now': ({ presence }) => this.#show({ presence }),
      'proposals:now': ({ proposals }) => this.#show({ proposals }),
      'server:leaving': () => undefined,
    }
  }

  // Edits that come before the answer to a join may stand on ground that only the answer brings: Yjs holds them till then.
  #takeEdits(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, remoteOrigin)
  }

  #takeMessages(came: readonly Message[]): void {
    const messages = mergeTalk(this.#held.get().messages, came)
    this.#show({ messages, moreTalk: hasEarlier(messages) })
  }

  #tellPresence(presence: OwnPresence): void {
    const client = this.doc.clientID
    // Told again soon in any case; a refusal of it is nothing to bother anybody with.
    this.#deps.wire.ask('presence:set', { board: this.board, client, ...presence }).catch(() => undefined)
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
    return new Sayings({
      send: message => this.#deps.wire.ask('talk:say', { board: this.board, ...message }),
      onSaid: message => this.#takeMessages([message]),
      onLineBroken: () => this.#breakLine(),
      onChange: () => this.#show({}),
    })
  }

  #show(change: Partial<BoardState>): void {
    const next = { ...this.#held.get(), ...change }
    const connection = connectionOf(this.#link)
    const unsent = this.#sayings.unsent
    const unsaved = this.#outbox.waiting + unsent.length
    const isKept = this.#outbox.isKept && unsent.length === 0
    const saving = savingOf({ unsaved, connection, isKept })
    this.#held.set({ ...next, connection, unsent, unsaved, saving, setAside: this.#outbox.hasAside })
  }
}

function brokenAsRefusal(error: unknown): never {
  throw error instanceof LineBroken ? new Refusal('room-unavailable') : error
}
