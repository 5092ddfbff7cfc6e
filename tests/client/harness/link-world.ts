/** A room and pages on it, for tests of the link: nothing moves but by the test's hand. */
import 'fake-indexeddb/auto'
import { BoardLink } from '#client/link/board.ts'
import { type Device, openDevice } from '#client/link/device.ts'
import { idBytes, idFrom } from '#shared/ids.ts'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { type HandClock, handClock } from './hand-clock.ts'
import { MemoryRoom, type MemoryWire } from './memory-room.ts'

export type OpenPage = { readonly link: BoardLink; readonly wire: MemoryWire; readonly device: Device }

export type LinkWorld = {
  readonly room: MemoryRoom
  readonly clock: HandClock
  /** The device's storage; `settle` waits for what it does. */
  storage(): Device
  /** Opens the board in a new page of the same device, or of a given one. */
  open(device?: Device): Promise<OpenPage>
  /** Turns the clock and waits until no transaction and no answer is under way. */
  settle(ms?: number): Promise<void>
}

/** One device's storage under a name of its own. */
export function linkWorld(name: string): LinkWorld {
  const room = new MemoryRoom()
  const clock = handClock()
  const work = { open: 0 }
  let chance = 0
  const settle = async (ms = 60) => {
    clock.turn(ms)
    for (let quiet = 0; quiet < 3; quiet = work.open === 0 ? quiet + 1 : 0) await turnOfTheLoop()
  }
  const storage = () => counted(openDevice(name), work)
  const open = async (device = storage()) => {
    const wire = room.wire()
    const newId = () => idFrom(Uint8Array.from({ length: idBytes }, () => (chance++ * 73 + 5) % 256))
    const link = new BoardLink({ board: 'board', wire, device, clock, chance: longestWaits, newId })
    link.open()
    await settle()
    return { link, wire, device }
  }
  return { room, clock, storage, open, settle }
}

/** Chance as it is when every wait is as long as it may be. */
const longestWaits = () => 1

/** Storage as on a device that forbids it. */
export const noStorage: Device = {
  keep: forbidden,
  forget: forbidden,
  waiting: forbidden,
  putAside: forbidden,
  aside: forbidden,
  dropAside: forbidden,
  keepSaying: forbidden,
  forgetSaying: forbidden,
  sayings: forbidden,
  keepCopy: forbidden,
  copies: forbidden,
  dropCopy: forbidden,
  close: () => undefined,
}

function forbidden(): Promise<never> {
  return Promise.reject(new DOMException('forbidden', 'SecurityError'))
}

/** Writes a name into a stop of the board's plan, making the stop when it is not there. */
export function rename({ link }: OpenPage, name: string, stop = 'stop'): void {
  if (!changeRecord(link.doc, 'stops', stop, { name })) addRecord(link.doc, 'stops', stop, { name }, 'end')
}

/** The names of the stops that a document holds. */
export function namesIn(doc: BoardLink['doc']): readonly string[] {
  return readPlan(doc).stops.map(stop => stop.name)
}

function counted(device: Device, work: { open: number }): Device {
  const count =
    <Args extends unknown[], Value>(run: (...args: Args) => Promise<Value>) =>
    async (...args: Args) => {
      work.open += 1
      try {
        return await run(...args)
      } finally {
        work.open -= 1
      }
    }
  return {
    keep: count(device.keep),
    forget: count(device.forget),
    waiting: count(device.waiting),
    putAside: count(device.putAside),
    aside: count(device.aside),
    dropAside: count(device.dropAside),
    keepSaying: count(device.keepSaying),
    forgetSaying: count(device.forgetSaying),
    sayings: count(device.sayings),
    keepCopy: count(device.keepCopy),
    copies: count(device.copies),
    dropCopy: count(device.dropCopy),
    close: device.close,
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
