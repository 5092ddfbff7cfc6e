/**
 * A board's server side in memory, as the protocol describes it: joins, a log that takes an edit once, fan-out after the
 * log, talk. Small and honest; what it does wrong on demand (lost answers, refusals) is named so.
 */
import * as Y from 'yjs'
import { answerIn, type Heard, LineBroken, type RequestOf, type Wire, type WireListener } from '#client/link/wire.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { seedPlan } from '#shared/plan/edits.ts'
import type { EditReply, JoinReply, SayReply } from '#shared/protocol/events.ts'
import type { RefusalCode, RefusalReply } from '#shared/protocol/refusals.ts'
import type { Message } from '#shared/talk/message.ts'

type Asked = Parameters<Wire['ask']>[0]
type Reply = { readonly ok: true } | RefusalReply

/** The room and the faults that a test can put in its way. */
export class MemoryRoom {
  doc = new Y.Doc()
  /** Keys of the edits in the log, `<device> <n>`, in order. */
  readonly log: string[] = []
  /** Edits that came again although they stood in the log. */
  repeats = 0
  epoch = 1
  canEdit = true
  /** Who joins next. */
  member = 'anna'
  readonly messages: Message[] = []
  readonly #wires = new Set<MemoryWire>()
  readonly #refusals: { event: string; code: RefusalCode }[] = []
  #nextClient = 1000
  readonly #seed: Uint8Array

  constructor() {
    seedPlan(this.doc, { title: 'Train', language: 'en', languages: ['en', 'de'] })
    this.#seed = Y.encodeStateAsUpdate(this.doc)
  }

  /** A line for one page. */
  wire(): MemoryWire {
    const wire = new MemoryWire(this)
    this.#wires.add(wire)
    return wire
  }

  /** The next request of this kind gets this no. */
  refuseNext(event: string, code: RefusalCode): void {
    this.#refusals.push({ event, code })
  }

  /** Everything since the beginning is gone, as on a server that lost its disk. */
  lose(): void {
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, this.#seed)
    this.log.splice(0)
  }

  /** Tells all pages to join again. */
  resync(): void {
    for (const wire of this.#wires) wire.hear('board:resync', { board: 'board', reason: 'reloaded' })
  }

  answer(event: string, request: object, from: MemoryWire): Reply {
    const refused = this.#refusals.findIndex(each => each.event === event)
    if (refused >= 0) return { ok: false, code: this.#refusals.splice(refused, 1)[0]?.code ?? 'unexpected' }
    if (event === 'board:join') return this.#join(request as RequestOf<'board:join'>)
    if (event === 'board:edit') return this.#edit(request as RequestOf<'board:edit'>, from)
    if (event === 'talk:say') return this.#say(request as RequestOf<'talk:say'>)
    return { ok: true }
  }

  #join({ epoch, vector, talkSeq }: RequestOf<'board:join'>): JoinReply | RefusalReply {
    if (epoch !== null && epoch !== this.epoch) return { ok: false, code: 'epoch-changed' }
    this.#nextClient += 1
    return {
      ok: true,
      actor: { ...actor, member: this.member },
      connection: `c${this.#nextClient}`,
      epoch: this.epoch,
      seq: this.log.length,
      missing: Y.encodeStateAsUpdate(this.doc, vector),
      vector: Y.encodeStateVector(this.doc),
      clients: [this.#nextClient],
      canEdit: this.canEdit,
      presence: [],
      messages: this.messages.filter(each => each.seq > talkSeq),
      talkSeq: this.messages.length,
      proposals: [],
    }
  }

  #edit({ device, n, update }: RequestOf<'board:edit'>, from: MemoryWire): EditReply | RefusalReply {
    const key = `${device} ${n}`
    if (this.log.includes(key)) this.repeats += 1
    else {
      if (this.#hasGapBefore(update)) return { ok: false, code: 'resync' }
      Y.applyUpdate(this.doc, update)
      this.log.push(key)
      for (const wire of this.#wires)
        if (wire !== from) wire.hear('board:edits', { board: 'board', seq: this.log.length, update })
    }
    return { ok: true, seq: this.log.indexOf(key) + 1 }
  }

  #hasGapBefore(update: Uint8Array): boolean {
    const { from } = Y.parseUpdateMeta(update)
    return [...from].some(([client, clock]) => clock > Y.getState(this.doc.store, client))
  }

  #say({ id, text, language, about }: RequestOf<'talk:say'>): SayReply {
    const known = this.messages.find(each => each.id === id)
    const by = { member: actor.member, name: actor.name, committee: actor.committee, office: actor.office }
    const seq = this.messages.length + 1
    const message = known ?? { id, board: 'board', seq, by, at: seq, language, text, about, system: null }
    if (known === undefined) {
      this.messages.push(message)
      for (const wire of this.#wires) wire.hear('talk:said', { board: 'board', message })
    }
    return { ok: true, message }
  }
}

/** One page's line to the room: can be cut, can lose answers, can fall silent. */
export class MemoryWire implements Wire {
  readonly #room: MemoryRoom
  #listener: WireListener | null = null
  #isUp = false
  #breakAsked = new Set<() => void>()
  /** Answers that get lost from now on, though the room acted. */
  losesAnswers = 0
  /** Half-open: requests go nowhere and nothing comes, while the line looks whole. */
  isSilent = false
  /** What was asked, by event. */
  readonly asked: string[] = []
  resets = 0
  /** False while the server cannot be reached. */
  isReachable = true

  constructor(room: MemoryRoom) {
    this.#room = room
  }

  open(listener: WireListener): void {
    this.#listener = listener
    this.restore()
  }

  /** Breaks the line; it stays broken until `restore`. */
  cut(): void {
    this.isReachable = false
    this.#drop()
  }

  restore(): void {
    this.isReachable = true
    this.isSilent = false
    this.#isUp = true
    this.#listener?.up()
  }

  /** No faults from now on; an answer that was lost before is still missing. */
  heal(): void {
    this.losesAnswers = 0
    this.restore()
  }

  reset(): void {
    this.resets += 1
    this.#drop()
    if (this.isReachable) this.restore()
  }

  close(): void {
    this.#listener = null
    this.#drop()
  }

  hear<Event extends keyof Heard>(event: Event, payload: Parameters<Heard[Event]>[0]): void {
    if (this.#isUp && !this.isSilent) this.#listener?.heard[event](payload as never)
  }

  ask: Wire['ask'] = (event, request) => {
    this.asked.push(event)
    return new Promise((resolve, reject) => {
      const fail = () => reject(new LineBroken())
      if (!this.#isUp) return fail()
      this.#breakAsked.add(fail)
      if (this.isSilent) return
      queueMicrotask(() => this.#deliver(event, request, resolve as (reply: unknown) => void, reject))
    })
  }

  // Half-open lines are found by the missing answer; a test says when that is.
  giveUpWaiting(): void {
    for (const fail of this.#breakAsked) fail()
    this.#breakAsked.clear()
  }

  #deliver(event: Asked, request: object, resolve: (reply: unknown) => void, reject: (error: unknown) => void): void {
    if (!this.#isUp || this.isSilent) return
    const reply = this.#room.answer(event, request, this)
    if (this.losesAnswers > 0 && event !== 'board:join') {
      this.losesAnswers -= 1
      return
    }
    try {
      resolve(answerIn(reply as { ok: true }))
    } catch (refusal) {
      reject(refusal)
    }
  }

  #drop(): void {
    const wasUp = this.#isUp
    this.#isUp = false
    this.giveUpWaiting()
    if (wasUp) this.#listener?.down()
  }
}

const actor: Actor = {
  member: 'anna',
  name: 'Anna Krause',
  committee: 'cologne',
  partnership: 'twins',
  role: 'editor',
  signatory: true,
  owner: false,
  guest: null,
  office: 'Secretary',
}
