/** Rooms over a real store, with a clock turned by hand, repeatable chance and a log that can be read. */

import { type Bus, memoryBus } from '#server/live/bus.ts'
import type { Room } from '#server/live/room.ts'
import { Rooms } from '#server/live/rooms.ts'
import { createLog } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { FailingStore } from './failing-store.ts'
import { HandClock } from './hand-clock.ts'
import { Person } from './person.ts'
import { type SeededChance, seededChance } from './seeded-chance.ts'
import { actorOf, board, type PersonName, settle } from './small-world.ts'
import { tempStore } from './temp-store.ts'

export type RoomWorld = {
  readonly clock: HandClock
  readonly chance: SeededChance
  readonly bus: Bus
  readonly faults: FailingStore
  readonly store: Store
  readonly rooms: Rooms
  /** Lines of the server's log. */
  readonly lines: { event: string; [fact: string]: unknown }[]
  open(): Promise<Room>
  /** The folder of the store, for what only SQL can do to it. */
  readonly folder: string
  /** Another server on the same store, and on the same bus unless it is given one of its own and so hears nothing. */
  anotherServer(bus?: Bus): Rooms
  /** A connection of the person, with a replica of its own, in the room. */
  enter(name: PersonName, room?: Room): Promise<Person>
  close(): Promise<void>
}

/** Opens a world with the people of `small-world.ts`. `shared`: the store says that other servers write to it, too. */
export async function roomWorld(seed = 1, shared = false): Promise<RoomWorld> {
  const temp = await tempStore()
  const real = await temp.open()
  await settle(real)
  const faults = new FailingStore(real)
  const store = { ...faults.store, shared }
  const clock = new HandClock()
  const chance = seededChance(seed)
  const lines: RoomWorld['lines'] = []
  const log = createLog({ clock, write: line => lines.push(JSON.parse(line)) })
  const bus = memoryBus(error => log.error('bus.failed', { error }))
  const servers: Rooms[] = []
  const anotherServer = (heard = bus) => {
    const rooms = new Rooms({ store, clock, chance, log, bus: heard })
    servers.push(rooms)
    return rooms
  }
  const rooms = anotherServer()
  const open = () => rooms.open(board)
  return {
    ...{ clock, chance, bus, faults, store, rooms, lines, open, anotherServer, folder: temp.folder },
    async enter(name, room) {
      const person = new Person(await actorOf(store, name), chance)
      await person.enter(room ?? (await open()))
      return person
    },
    async close() {
      for (const server of servers) await server.closeAll()
      await store.close()
      await temp.remove()
    },
  }
}
