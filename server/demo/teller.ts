/**
 * Tells a demo story into the store: the same commands, rooms and edits as people use, under a clock that stands where the
 * story is. So the log, the versions and the decisions of a demo are as true as anybody's.
 */
import * as Y from 'yjs'
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import { createBoard } from '#server/commands/create-board.ts'
import { decide } from '#server/commands/decide.ts'
import { propose } from '#server/commands/propose.ts'
import { say } from '#server/commands/say.ts'
import { memoryBus } from '#server/live/bus.ts'
import { Rooms } from '#server/live/rooms.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { Decision } from '#shared/agreement/standing.ts'
import type { Id } from '#shared/ids.ts'
import type { CreateBoardRequest } from '#shared/protocol/routes.ts'
import type { Ago, Name, Person, Ref, Said, Seat } from './story.ts'

export type DemoDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
}

/** What a story can do. Everything happens at the moment of the last `at`. */
export type Teller = {
  /** The id of a name of this story. */
  readonly ref: Ref
  /** A calendar day some days back from now, for "checked on". */
  dayAgo(days: number): string
  /** Moves the story to a moment, never back. */
  at(moment: Ago): void
  /** A partnership with its committees and their members. */
  gather(partnership: string, seats: readonly Seat[]): Promise<void>
  /** Makes the board of the story, for all its committees. */
  open(by: Name, board: Omit<CreateBoardRequest, 'committees'>): Promise<Id>
  /** Changes the plan, as one edit. */
  edit(by: Name, change: (doc: Y.Doc) => void): Promise<void>
  say(said: readonly Said[]): Promise<void>
  /** Proposes the plan as it stands. */
  propose(by: Name): Promise<void>
  /** Answers the newest proposal. */
  decide(by: Name, kind: Decision['kind'], comment?: string): Promise<void>
  /** Lets the rooms of the story end. */
  close(): Promise<void>
}

/** A teller that starts from the time of `deps.clock`. */
export function createTeller(deps: DemoDeps): Teller {
  const { store, chance, log } = deps
  const today = deps.clock.now()
  const clock = storyClock()
  const ref = names(chance)
  const bus = memoryBus(error => log.error('demo.bus', { error }))
  const rooms = new Rooms({ store, clock, chance, log, bus })
  const told = { store, clock, chance, log, bus, rooms }
  const actors = new Map<Name, Actor>()
  const clients = new Map<Name, number>()
  const committees: Id[] = []
  let board: Id = ''

  const actor = (name: Name) => known(actors.get(name), name)
  const clientOf = async (name: Name) => {
    const room = await rooms.open(board)
    const client = clients.get(name) ?? (await room.reserveClients(ref(name), 1))[0]
    clients.set(name, known(client, name))
    return known(client, name)
  }
  const newest = async () => known((await store.versions.proposals(board)).at(-1), 'a proposal')

  return {
    ref,
    dayAgo: days => new Date(today - days * dayMs).toISOString().slice(0, 10),
    at: moment => clock.set(momentOf(moment, today)),
    async gather(partnership, seats) {
      const at = clock.now()
      const bond = newId(chance)
      await store.people.createPartnership({ id: bond, name: partnership, at })
      for (const seat of seats) {
        const committee = ref(seat.name)
        await store.people.createCommittee({ ...seat.committee, id: committee, partnership: bond, at })
        committees.push(committee)
        for (const person of seat.members) actors.set(person.name, await seatMember(store, ref, person, committee, at))
      }
    },
    async open(by, request) {
      const made = await createBoard(told, actor(by), { ...request, committees })
      board = made.id
      return board
    },
    async edit(by, change) {
      const room = await rooms.open(board)
      const replica = new Y.Doc()
      Y.applyUpdate(replica, await room.missing(Y.encodeStateVector(replica)))
      replica.clientID = await clientOf(by) // only now: Yjs takes another when somebody else's edits come under its own
      const update = changeOf(replica, change)
      await room.receive({ id: ref(`${by} on a desk`), actor: actor(by) }, { update })
    },
    async say(said) {
      for (const [moment, { by, language, text, about }] of said) {
        clock.set(momentOf(moment, today))
        const subject = about === undefined ? null : { kind: about.kind, id: ref(about.name) }
        await say(told, actor(by), { board, id: newId(chance), text, language, about: subject })
      }
    },
    async propose(by) {
      const { digest } = await (await rooms.open(board)).freeze()
      await propose(told, actor(by), board, { digest })
    },
    async decide(by, kind, comment = '') {
      const { id, digest } = await newest()
      await decide(told, actor(by), board, id, { digest, kind, comment })
    },
    close: () => rooms.closeAll(),
  }
}

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
function storyClock(): Clock & { set(at: number): void } {
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
  const { name, printed, role, office, signatory } = person
  await store.people.createMember({ id: ref(name), committee, name: printed, role, office, signatory, at })
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
