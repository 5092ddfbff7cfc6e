/**
 * Tells a demo story into the store: the same commands, rooms and edits as people use, under a clock that stands where the
 * story is. So the log, the versions and the decisions of a demo are as true as anybody's.
 */
import * as Y from 'yjs'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import { accept } from '#server/commands/accept.ts'
import { createBoard } from '#server/commands/create-board.ts'
import { decide } from '#server/commands/decide.ts'
import { invite } from '#server/commands/invite.ts'
import { propose } from '#server/commands/propose.ts'
import { revoke } from '#server/commands/revoke.ts'
import { say } from '#server/commands/say.ts'
import { newSecret } from '#server/commands/secret.ts'
import { type Bus, memoryBus } from '#server/live/bus.ts'
import type { Room } from '#server/live/room.ts'
import { Rooms } from '#server/live/rooms.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Decision } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { GuestInvitation, PersonalInvitation } from '#shared/protocol/invitations.ts'
import type { CreateBoardRequest } from '#shared/protocol/routes.ts'
import type { Ago, Name, Person, Ref, Said, Seat } from './story.ts'

export type DemoDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
}

/** Tells one story. Everything happens at the moment of the last `at`. */
export class Teller {
  /** The id of a name of this story. */
  readonly ref: Ref
  readonly #deps: Omit<DemoDeps, 'clock'> & { readonly clock: StoryClock; readonly bus: Bus; readonly rooms: Rooms }
  /** When the story ends: now. */
  readonly #today: number
  readonly #actors = new Map<Name, Actor>()
  readonly #clients = new Map<Name, number>()
  readonly #committees: Id[] = []
  #board: Id = ''

  constructor({ store, clock, chance, log }: DemoDeps) {
    const bus = memoryBus(error => log.error('demo.bus', { error }))
    const told = { store, clock: storyClock(), chance, log, bus }
    this.#deps = { ...told, rooms: new Rooms(told) }
    this.#today = clock.now()
    this.ref = names(chance)
  }

  /** A calendar day some days back from now, for "checked on". */
  dayAgo(days: number): string {
    return new Date(this.#today - days * dayMs).toISOString().slice(0, 10)
  }

  /** Moves the story to a moment, never back. */
  at(moment: Ago): void {
    this.#deps.clock.set(momentOf(moment, this.#today))
  }

  /** A partnership with its committees and their members. */
  async gather(partnership: string, seats: readonly Seat[]): Promise<void> {
    const { store, clock, chance } = this.#deps
    const at = clock.now()
    const bond = newId(chance)
    await store.people.createPartnership({ id: bond, name: partnership, at })
    for (const { name, committee, members } of seats) {
      const id = this.ref(name)
      await store.people.createCommittee({ ...committee, id, partnership: bond, at })
      this.#committees.push(id)
      for (const person of members) this.#actors.set(person.name, await seatMember(store, this.ref, person, id, at))
    }
  }

  /** Makes the board of the story, for all its committees. */
  async open(by: Name, board: Omit<CreateBoardRequest, 'committees'>): Promise<Id> {
    const { id } = await createBoard(this.#deps, this.#actor(by), { ...board, committees: this.#committees })
    this.#board = id
    return id
  }

  /** Changes the plan, as one edit. */
  async edit(by: Name, change: (doc: Y.Doc) => void): Promise<void> {
    const room = await this.#deps.rooms.open(this.#board)
    const replica = new Y.Doc()
    Y.applyUpdate(replica, await room.missing(Y.encodeStateVector(replica), null))
    replica.clientID = await this.#clientOf(by, room) // only now: Yjs takes another when edits come under its own
    await room.receive(
      { id: this.ref(`${by} at a desk`), actor: this.#actor(by) },
      { update: changeOf(replica, change) },
    )
  }

  /** Says the lines, each at its moment. */
  async say(said: readonly Said[]): Promise<void> {
    for (const [moment, { by, language, text, about }] of said) {
      this.at(moment)
      const subject = about === undefined ? null : { kind: about.kind, id: this.ref(about.name) }
      const line = { board: this.#board, id: newId(this.#deps.chance), text, language, about: subject }
      await say(this.#deps, this.#actor(by), line)
    }
  }

  /** Invites somebody to a committee. The way in is thrown away: it stays open, and nobody has it. */
  async invite(by: Name, to: Name, offer: Omit<PersonalInvitation, 'kind' | 'committee' | 'board'>): Promise<void> {
    const request = { ...offer, kind: 'member', committee: this.ref(to), board: this.#board } as const
    await invite(this.#deps, this.#actor(by), request)
  }

  /** Brings a guest to the board, who comes at once. Gives what ends the stay. */
  async bring(by: Name, guest: Name, offer: Omit<GuestInvitation, 'kind' | 'board'>): Promise<() => Promise<void>> {
    const { store, chance } = this.#deps
    const request = { ...offer, kind: 'guest', board: this.#board } as const
    const { invitation, secret } = await invite(this.#deps, this.#actor(by), request)
    const came = { secret, key: newSecret(chance), name: offer.name, language: 'en', device: { name: '', old: null } }
    const { member } = await accept(this.#deps, came)
    this.#actors.set(guest, known(await store.people.actor(member), guest))
    return () => revoke(this.#deps, this.#actor(by), invitation.id)
  }

  /** Proposes the plan as it stands. */
  async propose(by: Name): Promise<void> {
    const room = await this.#deps.rooms.open(this.#board)
    const { digest } = await room.freeze()
    await propose(this.#deps, this.#actor(by), this.#board, { digest })
  }

  /** Answers the newest proposal. */
  async decide(by: Name, kind: Decision['kind'], comment = ''): Promise<void> {
    const proposals = await this.#deps.store.versions.proposals(this.#board)
    const { id, digest } = known(proposals.at(-1), 'a proposal')
    await decide(this.#deps, this.#actor(by), this.#board, id, { digest, kind, comment })
  }

  /** Lets the rooms of the story end. */
  close(): Promise<void> {
    return this.#deps.rooms.closeAll()
  }

  #actor(name: Name): Actor {
    return known(this.#actors.get(name), name)
  }

  /** The Yjs client id under which a person of the story writes. */
  async #clientOf(name: Name, room: Room): Promise<number> {
    const client = this.#clients.get(name) ?? known((await room.reserveClients(this.ref(name), 1))[0], name)
    this.#clients.set(name, client)
    return client
  }
}

type StoryClock = Clock & { set(at: number): void }

const dayMs = 24 * 3_600_000

/** The ids that names stand for, each drawn when it is first asked for. */
function names(chance: Chance): Ref {
  const ids = new Map<Name, Id>()
  return name => {
    const id = ids.get(name) ?? newId(chance)
    ids.set(name, id)
    return id
  }
}

/** A clock that stands until it is set. Nothing waits on it: a story has no time of its own. */
function storyClock(): StoryClock {
  let now = 0
  return {
    now: () => now,
    after: () => () => undefined,
    every: () => () => undefined,
    set(at) {
      if (at < now) throw new Error(`the story goes back from ${now} to ${at}`)
      now = at
    },
  }
}

/** The moment in milliseconds since 1970; days count back from the UTC day of `today`. */
function momentOf(moment: Ago, today: number): number {
  if ('minutes' in moment) return today - moment.minutes * 60_000
  const [hours = 0, minutes = 0] = moment.at.split(':').map(Number)
  return (Math.floor(today / dayMs) - moment.days) * dayMs + (hours * 60 + minutes) * 60_000
}

async function seatMember(store: Store, ref: Ref, person: Person, committee: Id, at: number): Promise<Actor> {
  const { name, printed, ...seat } = person
  await store.people.createMember({ ...seat, id: ref(name), committee, name: printed, at })
  return known(await store.people.actor(ref(name)), name)
}

/** What `change` adds to the replica, as one update. */
function changeOf(replica: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(replica)
  replica.transact(() => change(replica))
  return Y.encodeStateAsUpdate(replica, before)
}

function known<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined) throw new Error(`the story does not know ${name}`)
  return value
}
