/**
 * F7: a device is without a line for three days. Its person goes on working, the others do ten times as much, and they meet:
 * in the same fields, in one text, at a stop that was removed meanwhile. When it is back, all of it is merged.
 */
import { watchAway } from '#client/state/while-away.ts'
import type { BothChanged } from '#shared/plan/both-changed.ts'
import { addRecord, changeRecord, removeRecord } from '#shared/plan/edits.ts'
import { limits } from '#shared/protocol/limits.ts'
import { act } from '#tests/sim/hands.ts'
import type { Page } from '#tests/sim/page.ts'
import { compare, countWords, settle } from '#tests/sim/simulation.ts'
import { World } from '#tests/sim/world.ts'
import { type Fault, none, type Size } from './fault.ts'

const work: Readonly<Record<Size, { readonly mine: number; readonly theirs: number }>> = {
  short: { mine: 60, theirs: 300 },
  long: { mine: 500, theirs: 5000 },
}
const days = 3
const dayMs = 24 * 3_600_000
/** Milliseconds between two edits: longer than edits are gathered, so that each is one of its own. */
const stepMs = 100

export const fault: Fault = {
  title: 'F7 a device without a line for three days is merged whole, and what both sides changed is listed',
  async run(size, seed) {
    const world = new World({ seed, people: 5, nodes: 1 })
    await settle(world, () => world.pages, 'at the beginning')
    const [mine] = world.pages
    if (mine === undefined) throw new Error('nobody is there')
    for (const id of ['usd', 'rub']) addRecord(mine.doc, 'rates', id, { currency: id.toUpperCase() }, 'end')
    mine.undo.clear() // no undo on the way takes them back
    await settle(world, () => world.pages, 'before the journey')

    const watch = watchAway(mine.link, () => world.time.now())
    mine.device.isOnline = false
    mine.wire.line?.cut(world.chance)
    const theirs = () => world.pages.filter(page => page !== mine)
    const { mine: mineOf, theirs: theirsOf } = work[size]
    for (let day = 0; day < days; day++) {
      await workOn(world, mine, mineOf / days)
      for (let i = 0; i < theirsOf / days; i++) await workOn(world, someOf(world, theirs()), 1)
      if (day === days - 1) meet(mine, someOf(world, theirs()))
      await settle(world, theirs, `on day ${day + 1}`)
      await sleep(world, theirs())
    }
    const isKept = mine.link.state.get().saving === 'kept'

    const before = { ...world.witness.answers }
    mine.device.isOnline = true
    const begun = performance.now()
    await settle(world, () => world.pages, 'after coming back')
    const ms = performance.now() - begun
    await compare(world, world.pages, 'after coming back')
    countWords(world)
    const listed = watch.get()
    watch.stop()
    const { frames, bytes, refused } = world.witness.answers
    const { witness } = world
    for (const { what } of witness.found) console.error(what)
    return [
      { what: 'edits offline', value: mineOf },
      { what: 'edits of others meanwhile', value: theirsOf },
      none('edits that were not kept on the device', isKept ? 0 : 1),
      { what: 'frames to send', value: frames - before.frames, least: 1 },
      { what: 'in them', value: (bytes - before.bytes) / 1000, unit: 'kB' },
      none('frames refused', refused - before.refused),
      { what: 'merged on all replicas after', value: ms, unit: 'ms', most: 5000, timed: true },
      none('replicas unequal to the log', witness.count('unequal', 'pending')),
      none('edits lost or doubled', witness.count('lost', 'doubled', 'aside')),
      none(
        'anything else wrong',
        witness.found.length - witness.count('unequal', 'pending', 'lost', 'doubled', 'aside'),
      ),
      { what: 'places listed that both sides changed', value: listed.length, least: 2 },
      none('meetings that are not listed', meetings.filter(isMet => !listed.some(isMet)).length),
    ]
  },
}

/** In the evening the others close their pages, and the next morning they open them again. */
async function sleep(world: World, pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    world.drop(page)
    page.close()
  }
  // First a while in which the room finds itself alone and closes, then the night.
  for (const ms of [2 * limits.roomIdleMs, dayMs]) {
    world.time.turn(ms)
    await settle(world, () => [], 'at night')
  }
  const woken = pages.map(({ device, member }) => world.open(device, member))
  await settle(world, () => woken, 'in the morning')
}

/** The last that each does, to records that nobody else touches: one both change, one they remove while I change it. */
function meet(mine: Page, other: Page): void {
  changeRecord(mine.doc, 'rates', 'usd', { source: 'Sparkasse' })
  changeRecord(mine.doc, 'rates', 'rub', { source: 'Sparkasse' })
  changeRecord(other.doc, 'rates', 'usd', { source: 'Europäische Zentralbank' })
  removeRecord(other.doc, 'rates', 'rub')
}

/** How that, and the text that all write in, must be listed. */
const meetings: readonly ((place: BothChanged) => boolean)[] = [
  ({ id, field, what }) => id === 'usd' && field === 'source' && what === 'changed',
  ({ id, what }) => id === 'rub' && what === 'removed-by-them',
  ({ kind, field }) => kind === 'sections' && field === 'text',
]

async function workOn(world: World, page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    act(page, world.chance, world.ledger)
    world.time.turn(stepMs)
    await world.breathe()
    while (page.disk.waiting > 0) {
      page.disk.step()
      await world.breathe()
    }
  }
}

function someOf(world: World, pages: readonly Page[]): Page {
  const page = pages[world.chance.below(pages.length)]
  if (page === undefined) throw new Error('nobody is there')
  return page
}
