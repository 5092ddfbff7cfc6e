/** What happens while people work: mostly edits and frames that arrive, now and then everything that can go wrong. */
import { noTrouble } from './disk.ts'
import { act } from './hands.ts'
import type { Line } from './line.ts'
import type { Page } from './page.ts'
import type { World } from './world.ts'

/** Answers what was done, or null when there was nothing of the kind to do. */
type Happening = (world: World, storm: Storm) => string | null
type Weighed = readonly [weight: number, name: string, happening: Happening]

/** What has gone wrong so far. */
export type Storm = {
  cuts: number
  halfOpen: number
  crashes: number
  stops: number
  closed: number
  doubled: number
  said: number
  roles: number
  clocks: number
}
export const calm = (): Storm => ({
  cuts: 0,
  halfOpen: 0,
  crashes: 0,
  stops: 0,
  closed: 0,
  doubled: 0,
  said: 0,
  roles: 0,
  clocks: 0,
})

const happenings: readonly Weighed[] = [
  [9000, 'edit', edit],
  [16_000, 'up', world => deliver(world, 'up')],
  [22_000, 'down', world => deliver(world, 'down')],
  [14_000, 'disk', disk],
  [6000, 'device', deviceDisk],
  [2000, 'ring', world => (world.bus.waiting > 0 ? world.bus.step() : null)],
  [3000, 'dial', world => (world.dialling > 0 ? world.connect() : null)],
  [5000, 'time', time],
  [600, 'say', say],
  [200, 'presence', presence],
  [300, 'cut', cut],
  [60, 'half-open', halfOpen],
  [40, 'online', online],
  [200, 'page', closeOrOpen],
  [60, 'double', double],
  [40, 'crash', crash],
  [15, 'stop', stop],
  [120, 'restart', restart],
  [60, 'trouble', trouble],
  [25, 'role', role],
  [20, 'device clock', deviceClock],
  [10, 'server clock', serverClock],
]
const weights = happenings.reduce((sum, [weight]) => sum + weight, 0)

/** One thing happens. */
export function happen(world: World, storm: Storm): void {
  let left = world.chance.below(weights)
  for (const [weight, name, happening] of happenings) {
    left -= weight
    if (left >= 0) continue
    const what = happening(world, storm)
    if (what !== null) world.tell(`${name}: ${what}`)
    return
  }
}

/** Sets one of the clocks. */
export function setClock(world: World, storm: Storm): void {
  const set = world.chance.below(2) === 0 ? deviceClock : serverClock
  world.tell(`clock: ${set(world, storm)}`)
}

function someOf<T>(world: World, all: readonly T[]): T | undefined {
  return all[world.chance.below(Math.max(1, all.length))]
}

function edit(world: World): string | null {
  const page = someOf(world, world.pages)
  const state = page?.link.state.get()
  if (page === undefined || state?.hasPlan !== true || state.refused !== null) return null
  // The page's fields are locked for whoever may only read; now and then somebody gets round that.
  if (state.readOnly && world.chance.below(300) > 0) return null
  return `${page.name} ${act(page, world.chance, world.ledger)}`
}

function deliver(world: World, way: 'up' | 'down'): string | null {
  const line = someOf(world, world.busy(way))
  if (line === undefined) return null
  const { length } = line[way]
  const count = world.chance.below(3) === 0 ? length : 1
  let last = ''
  for (let i = 0; i < count; i++) last = line.deliver(way)
  if (line.isOver) world.forgetLines()
  return `${line.name} ${last}${count > 1 ? ` and ${count - 1} before` : ''}`
}

function disk(world: World): string | null {
  const node = someOf(
    world,
    world.nodes.filter(each => each.isRunning && each.disk.waiting > 0),
  )
  return node ? `node ${world.nodes.indexOf(node)} ${node.disk.step()}` : null
}

function deviceDisk(world: World): string | null {
  const page = someOf(
    world,
    world.pages.filter(each => each.disk.waiting > 0),
  )
  return page ? `${page.name} ${page.disk.step()}` : null
}

function time(world: World): string {
  const ms = world.chance.below(400) === 0 ? 20_000 : 5 + world.chance.below(60)
  world.time.turn(ms)
  return `${ms} ms`
}

function say(world: World, storm: Storm): string | null {
  const page = someOf(world, world.pages)
  if (page?.link.state.get().hasPlan !== true || page.link.state.get().refused !== null) return null
  storm.said += 1
  page.link.say(`m${world.ledger.next()}`, 'de', null).catch(() => undefined) // a no goes to the writer
  return page.name
}

function presence(world: World): string | null {
  const page = someOf(world, world.pages)
  page?.link.setPresence({ place: { part: 'route', record: `r${world.chance.below(9)}`, field: null } })
  return page?.name ?? null
}

function cut(world: World, storm: Storm): string | null {
  const line = someOf(world, world.lines)
  if (line === undefined) return null
  storm.cuts += 1
  line.cut(world.chance)
  return line.name
}

function halfOpen(world: World, storm: Storm): string | null {
  const line = someOf(world, world.lines)
  if (line === undefined) return null
  storm.halfOpen += 1
  const ways = world.chance.pick<readonly ('up' | 'down')[]>([['up'], ['down'], ['up', 'down']])
  for (const way of ways) world.silence(line, way)
  return `${line.name} ${ways.join(' and ')}`
}

/** A device loses its signal, or finds it again. */
function online(world: World): string | null {
  const device = someOf(world, world.devices)
  if (device === undefined) return null
  device.isOnline = !device.isOnline
  if (!device.isOnline) for (const line of linesOf(world, device)) line.cut(world.chance)
  return `${device.name} ${device.isOnline}`
}

function linesOf(world: World, device: Page['device']): Line[] {
  return world.pages.filter(page => page.device === device).flatMap(({ wire }) => wire.line ?? [])
}

/** A tab is closed, crashes, or is opened, by whoever has the device in hand. */
function closeOrOpen(world: World, storm: Storm): string | null {
  const device = someOf(world, world.devices)
  const person = someOf(world, world.people)
  if (device === undefined || person === undefined) return null
  const here = world.pages.filter(page => page.device === device)
  const page = someOf(world, here)
  if (page === undefined || (here.length < 2 && world.chance.below(3) === 0)) {
    const member = world.chance.below(5) === 0 ? person.member : `member-${world.devices.indexOf(device)}`
    return `opened ${world.open(device, member).name}`
  }
  storm.closed += 1
  world.drop(page)
  if (world.chance.below(2) === 0) page.close()
  else page.kill()
  return `closed ${page.name}`
}

/** A page's frame comes twice, as no honest one sends it. */
function double(world: World, storm: Storm): string | null {
  const line = someOf(world, world.busy('up'))
  const at = world.chance.below(line?.up.length ?? 1)
  const frame = line?.up[at]
  if (line === undefined || frame?.kind !== 'ask' || !['board:edit', 'talk:say'].includes(frame.event)) return null
  storm.doubled += 1
  line.up.splice(at + world.chance.below(line.up.length - at), 0, { ...frame, id: -1 })
  return `${line.name} ${frame.event}`
}

function crash(world: World, storm: Storm): string | null {
  const node = someOf(world, world.nodes)
  if (!node?.isUp) return null
  storm.crashes += 1
  node.crash()
  world.forgetLines()
  return `node ${world.nodes.indexOf(node)}`
}

function stop(world: World, storm: Storm): string | null {
  const node = someOf(world, world.nodes)
  if (!node?.isUp) return null
  storm.stops += 1
  void node.stop()
  return `node ${world.nodes.indexOf(node)}`
}

function restart(world: World): string | null {
  const at = world.nodes.findIndex(({ isRunning }) => !isRunning)
  if (at < 0) return null
  world.restart(at)
  return `node ${at}`
}

/** The disk or the bell begins to fail now and then, or is well again. */
function trouble(world: World): string {
  const how = world.chance.below(4)
  if (how === 0) world.setTrouble({ before: 100, after: 0 }, 0)
  else if (how === 1) world.setTrouble({ before: 30, after: 60 }, 300)
  else world.setTrouble(noTrouble, world.chance.below(2) * 500)
  return String(how)
}

function role(world: World, storm: Storm): string | null {
  const person = someOf(world, world.people)
  if (person === undefined) return null
  storm.roles += 1
  world.setRole(person, person.role === 'editor' ? 'observer' : 'editor')
  return `${person.member} ${person.role}`
}

/** Somebody sets the clock of a device, or it goes over to another time. */
function deviceClock(world: World, storm: Storm): string | null {
  const page = someOf(world, world.pages)
  if (page === undefined) return null
  storm.clocks += 1
  page.setClock(world.chance.pick([0, 600_000, -600_000, 3_600_000, -3_600_000]))
  return `${page.name} ${page.device.ahead}`
}

/** The clock of a server is set right, or wrong by a minute. */
function serverClock(world: World, storm: Storm): string | null {
  const node = someOf(world, world.nodes)
  if (node === undefined) return null
  storm.clocks += 1
  node.clock.ahead = world.chance.pick([0, 60_000, -60_000])
  return `node ${world.nodes.indexOf(node)} ${node.clock.ahead}`
}
