/**
 * Everything that takes part in a simulation: people with devices and pages, servers on one store with a bell between them,
 * and the lines from one to the other. It does nothing by itself; `simulation.ts` decides what happens next.
 */
import * as Y from 'yjs'
import type { Room } from '#server/live/room.ts'
import type { Role } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import { addRecord, seedPlan } from '#shared/plan/edits.ts'
import { type SeededChance, seededChance } from '#tests/harness/seeded-chance.ts'
import type { Trouble } from './disk.ts'
import { Ledger, languages, sections } from './hands.ts'
import { Line, type Way } from './line.ts'
import { MemoryTables } from './memory-tables.ts'
import { type Mine, Page, SimDevice } from './page.ts'
import { ServerNode } from './server-node.ts'
import { SimBus } from './sim-bus.ts'
import { SimTime } from './sim-clock.ts'
import type { Exchange, SimWire } from './sim-wire.ts'
import { Witness } from './witness.ts'

export const board = 'train'
/** `everReader`: at some time the person could only read, so that edits of theirs may have been put aside. */
export type Person = { readonly member: Id; role: Role; everReader: boolean }

/** Milliseconds after which both ends of a silent line notice: Socket.IO's ping interval and its patience. */
const noticeMs = 25_000
const traced = 50

export type WorldOptions = { readonly seed: number; readonly people: number; readonly nodes: number }

export class World implements Exchange {
  readonly chance: SeededChance
  readonly time = new SimTime()
  readonly tables = new MemoryTables(() => this.time.now())
  readonly bus: SimBus
  readonly ledger = new Ledger()
  readonly witness = new Witness(() => this.steps)
  readonly people: Person[] = []
  readonly devices: SimDevice[] = []
  readonly nodes: ServerNode[] = []
  readonly pages: Page[] = []
  /** Edits that a page said to be saved, or kept on the device. */
  readonly promised: Mine[] = []
  lines: Line[] = []
  steps = 0
  /** While false, nobody gets a line: broken ones stay broken. */
  isReachable = true
  readonly #dialling: SimWire[] = []
  readonly #trace: string[] = []
  readonly shared: boolean
  #named = 0

  constructor({ seed, people, nodes }: WorldOptions) {
    this.chance = seededChance(seed)
    this.bus = new SimBus(this.chance)
    this.shared = nodes > 1
    this.tables.onLogged = entry => this.witness.logged(entry)
    this.#settle(people)
    for (let at = 0; at < nodes; at++) this.nodes.push(this.#node())
    for (const { member } of this.people) this.open(this.#device(), member)
  }

  /** The last things that happened, oldest first. */
  get trace(): readonly string[] {
    return this.#trace
  }

  tell(what: string): void {
    this.#trace.push(`${this.steps} ${what}`)
    if (this.#trace.length > traced) this.#trace.shift()
  }

  /** A page of the member on a device. */
  open(device: SimDevice, member: Id): Page {
    this.#named += 1
    const { time, chance, witness } = this
    const onPromised = (mine: readonly Mine[]) => this.promised.push(...mine)
    const name = `${member}/${device.name}/${this.#named}`
    const page = new Page({ board, name, member, device, time, chance, exchange: this, witness, onPromised })
    this.pages.push(page)
    return page
  }

  /** The page is not there any more. */
  drop(page: Page): void {
    this.pages.splice(this.pages.indexOf(page), 1)
  }

  dial(wire: SimWire): void {
    if (!this.#dialling.includes(wire)) this.#dialling.push(wire)
  }

  hungUp(wire: SimWire): void {
    const at = this.#dialling.indexOf(wire)
    if (at >= 0) this.#dialling.splice(at, 1)
  }

  get dialling(): number {
    return this.isReachable ? this.#dialling.length : 0
  }

  /** One of those who wait for a line gets one, or none if there is nobody to answer. */
  connect(): string {
    const wire = this.#dialling[this.chance.below(this.#dialling.length)]
    if (wire === undefined) return 'nobody dials'
    this.hungUp(wire)
    const up = this.nodes.filter(({ isUp }) => isUp)
    const node = up[this.chance.below(Math.max(1, up.length))]
    const page = this.pages.find(each => each.wire === wire)
    if (node === undefined || page?.device.isOnline !== true) {
      wire.failed()
      return `${wire.name} in vain`
    }
    const line = new Line(wire.name)
    this.lines.push(line)
    node.accept(line, wire.member)
    wire.connected(line)
    return `${wire.name} to node ${this.nodes.indexOf(node)}`
  }

  /** Lines with something on its way in that direction. */
  busy(way: Way): Line[] {
    return this.lines.filter(line => line[way].length > 0)
  }

  forgetLines(): void {
    this.lines = this.lines.filter(line => !line.isOver)
  }

  /** From now on nothing that is sent this way arrives; in a while both sides notice. */
  silence(line: Line, way: Way): void {
    line.silence(way)
    this.time.clock().after(noticeMs, () => line.giveUp())
  }

  /** Starts a server again where one is down. */
  restart(at: number): void {
    this.nodes[at] = this.#node()
  }

  setTrouble(trouble: Trouble, lost: number): void {
    for (const { disk } of this.nodes) disk.trouble = trouble
    this.bus.lost = lost
  }

  /** Sets the member's role; servers hear of it by the bell. */
  setRole(person: Person, role: Role): void {
    person.role = role
    person.everReader ||= role !== 'editor'
    this.tables.setRole(person.member, role)
    for (const node of this.nodes) if (node.isUp) node.ring('access')
  }

  /** Resolves when all that was caused by now has happened, as far as it needs neither time nor disk nor network. */
  breathe(): Promise<void> {
    return new Promise(resolve => setImmediate(resolve))
  }

  /** The outcome of something that servers do, while their disks go on working. */
  async whileWorking<Result>(asked: Promise<Result>): Promise<Result> {
    let isOver = false
    const over = () => {
      isOver = true
    }
    void asked.then(over, over)
    for (await this.breathe(); !isOver; await this.breathe()) for (const { disk } of this.nodes) disk.step()
    return asked
  }

  /** The rooms that are open, one a server. */
  async rooms(): Promise<Room[]> {
    const opening = this.nodes.filter(({ isUp }) => isUp).map(({ rooms }) => rooms.open(board))
    return this.whileWorking(Promise.all(opening))
  }

  #settle(count: number): void {
    const at = this.time.now()
    this.tables.addPartnership('bond')
    for (const [i, id] of ['west', 'east'].entries()) {
      const looks = { city: id, initials: id.slice(0, 2), colour: i + 1, zone: 'Europe/Berlin', country: 'DE' }
      this.tables.addCommittee({ id, partnership: 'bond', ...looks, at })
    }
    for (let i = 0; i < count; i++) this.#seat(`member-${i}`, i % 8 === 7 ? 'observer' : 'editor', i % 2 === 0, at)
    const doc = seedDoc()
    const row = { id: board, partnership: 'bond', committees: ['west', 'east'], by: 'member-0', at }
    const seed = { update: Y.encodeStateAsUpdate(doc), clients: [doc.clientID] }
    this.tables.addBoard({ ...row, title: { de: { text: 'Gedenkzug' } } }, seed)
  }

  #seat(member: Id, role: Role, isWest: boolean, at: number): void {
    const committee = isWest ? 'west' : 'east'
    this.tables.addMember({ id: member, committee, name: member, role, office: 'Office', signatory: false, at })
    this.people.push({ member, role, everReader: role !== 'editor' })
  }

  #device(): SimDevice {
    const device = new SimDevice(`d${this.devices.length}`)
    this.devices.push(device)
    return device
  }

  #node(): ServerNode {
    const { tables, time, bus, chance, witness, shared } = this
    return new ServerNode({
      board,
      tables,
      time,
      bus,
      shared,
      chance,
      overheard: witness,
      onLine: line => witness.heard(line),
    })
  }
}

/** A plan with its two texts, as the server seeds it. */
function seedDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedPlan(doc, { title: 'Gedenkzug', language: 'de', languages })
  for (const id of sections) addRecord(doc, 'sections', id, { title: { de: { text: id } } }, 'end')
  return doc
}
