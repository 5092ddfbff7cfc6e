/** One page, one room: what "saved", "kept" and "sending" mean, and that nothing is lost or doubled on the way. */
import { expect, test } from 'vitest'
import { remoteOrigin } from '#client/link/board.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { linkWorld, namesIn, noStorage, type OpenPage, rename } from '#tests/client/harness/link-world.ts'

const saving = ({ link }: OpenPage) => link.state.get().saving
const unsaved = ({ link }: OpenPage) => link.state.get().unsaved

test('R1 an edit is sending until the ack is there, then saved', async () => {
  const world = linkWorld('ack')
  const page = await world.open()
  expect(saving(page)).toBe('saved')
  rename(page, 'Brest')
  expect([saving(page), unsaved(page)]).toEqual(['sending', 1])
  await world.settle()
  expect([saving(page), unsaved(page)]).toEqual(['saved', 0])
  expect(namesIn(world.room.doc)).toEqual(['Brest'])
  expect(await page.device.waiting('board')).toEqual([])
})

test('R1 edits within a moment go out as one', async () => {
  const world = linkWorld('gather')
  const page = await world.open()
  for (const name of ['B', 'Br', 'Brest']) rename(page, name)
  await world.settle()
  expect(world.room.log).toHaveLength(1)
})

test('R5 the first edit stands under the client id that the server reserved', async () => {
  const world = linkWorld('client')
  const page = await world.open()
  rename(page, 'Brest')
  await world.settle()
  expect(world.room.doc.store.clients.has(1001)).toBe(true)
  expect(page.link.doc.clientID).toBe(1001)
})

test('R1 without a line an edit is unkept until this device has committed it, then kept, then saved', async () => {
  const world = linkWorld('offline')
  const page = await world.open()
  page.wire.cut()
  rename(page, 'Minsk')
  expect(saving(page)).toBe('unkept')
  await world.settle()
  expect([saving(page), unsaved(page)]).toEqual(['kept', 1])
  page.wire.restore()
  await world.settle()
  expect([saving(page), unsaved(page)]).toEqual(['saved', 0])
  expect(namesIn(world.room.doc)).toEqual(['Minsk'])
})

test('R1 a device without storage never says kept', async () => {
  const world = linkWorld('forbidden')
  const page = await world.open(noStorage)
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  expect(saving(page)).toBe('unkept')
  page.wire.restore()
  await world.settle()
  expect(saving(page)).toBe('saved')
})

test('R1 what a page could not send is sent by the next page of the same device, once', async () => {
  const world = linkWorld('reload')
  const first = await world.open()
  first.wire.cut()
  rename(first, 'Minsk')
  await world.settle()
  first.link.close()
  const second = await world.open()
  await world.settle()
  expect(namesIn(second.link.doc)).toEqual(['Minsk'])
  expect(namesIn(world.room.doc)).toEqual(['Minsk'])
  expect(saving(second)).toBe('saved')
  expect(await second.device.waiting('board')).toEqual([])
  const third = await world.open()
  await world.settle()
  expect([world.room.log.length, world.room.repeats, unsaved(third)]).toEqual([1, 0, 0])
})

test('R1 after a lost ack the edit is sent again and taken once', async () => {
  const world = linkWorld('lost')
  const page = await world.open()
  page.wire.losesAnswers = 1
  rename(page, 'Brest')
  await world.settle()
  expect(saving(page)).toBe('sending')
  page.wire.giveUpWaiting()
  await world.settle()
  expect(saving(page)).toBe('saved')
  expect([world.room.log.length, world.room.repeats]).toEqual([1, 1])
})

test('F9 a line that is silent is given up and made anew', async () => {
  const world = linkWorld('silent')
  const page = await world.open()
  page.wire.isSilent = true
  rename(page, 'Brest')
  await world.settle()
  expect(saving(page)).toBe('sending')
  page.wire.giveUpWaiting()
  await world.settle()
  expect(page.wire.resets).toBe(1)
  expect(saving(page)).toBe('saved')
})

test('R5 a resync joins again and sends what is unacknowledged, in order', async () => {
  const world = linkWorld('resync')
  const page = await world.open()
  world.room.refuseNext('board:edit', 'resync')
  rename(page, 'Brest')
  await world.settle()
  rename(page, 'Minsk')
  await world.settle()
  expect(saving(page)).toBe('saved')
  expect(namesIn(world.room.doc)).toEqual(['Minsk'])
  world.room.resync()
  expect(page.link.state.get().connection).toBe('connecting')
  await world.settle()
  expect(page.link.state.get().connection).toBe('online')
})

test('R5 an edit whose ground the server will never have is replaced by the difference of both replicas', async () => {
  const world = linkWorld('gap')
  const page = await world.open()
  world.room.refuseNext('board:edit', 'resync')
  world.room.refuseNext('board:edit', 'resync')
  rename(page, 'Brest')
  await world.settle()
  await world.settle()
  expect(saving(page)).toBe('saved')
  expect(namesIn(world.room.doc)).toEqual(['Brest'])
  expect(page.link.state.get().setAside).toBe(false)
})

test('R5 what the server lost is brought back by the page that wrote it, and what waits on top of it with it', async () => {
  const world = linkWorld('lost')
  const page = await world.open()
  rename(page, 'Brest')
  await world.settle()
  page.wire.cut()
  rename(page, 'Minsk', 'second')
  await world.settle()
  world.room.lose()
  page.wire.restore()
  await world.settle()
  expect([saving(page), page.link.state.get().setAside]).toEqual(['saved', false])
  expect(namesIn(world.room.doc)).toEqual(['Brest', 'Minsk'])
  expect(await page.device.waiting('board')).toEqual([])
})

test('R5 another epoch: the edits go aside on this device, and the page says so', async () => {
  const world = linkWorld('epoch')
  const page = await world.open()
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  world.room.epoch = 2
  page.wire.restore()
  await world.settle()
  const { refused, setAside, readOnly } = page.link.state.get()
  expect({ refused, setAside, readOnly }).toEqual({ refused: 'epoch-changed', setAside: true, readOnly: true })
  expect(await page.device.waiting('board')).toEqual([])
  expect(await page.device.aside('board')).toHaveLength(1)
  expect(world.room.log).toEqual([])
})

test('R5 edits that an earlier page left from another epoch are put aside and not sent', async () => {
  const world = linkWorld('old')
  const first = await world.open()
  first.wire.cut()
  rename(first, 'Minsk')
  await world.settle()
  first.link.close()
  world.room.epoch = 2
  const second = await world.open()
  await world.settle()
  expect(namesIn(second.link.doc)).toEqual([])
  expect([saving(second), second.link.state.get().setAside]).toEqual(['saved', true])
  expect(await second.device.aside('board')).toHaveLength(1)
})

test('R1 on a shared device the edits of one member wait for that member', async () => {
  const world = linkWorld('shared')
  const anna = await world.open()
  anna.wire.cut()
  rename(anna, 'Minsk')
  await world.settle()
  anna.link.close()
  world.room.member = 'oleg'
  const oleg = await world.open()
  expect([namesIn(oleg.link.doc), saving(oleg)]).toEqual([[], 'saved'])
  oleg.link.close()
  world.room.member = 'anna'
  const again = await world.open()
  await world.settle()
  expect([namesIn(world.room.doc), saving(again)]).toEqual([['Minsk'], 'saved'])
})

test('R1 an edit that the server rejects is put aside, and the page goes no further', async () => {
  const world = linkWorld('rejected')
  const page = await world.open()
  world.room.refuseNext('board:edit', 'edit-rejected')
  rename(page, 'Minsk')
  await world.settle()
  const { refused, setAside, readOnly, connection } = page.link.state.get()
  expect({ refused, setAside, readOnly, connection }).toEqual({
    refused: 'edit-rejected',
    setAside: true,
    readOnly: true,
    connection: 'offline',
  })
  expect((await page.device.aside('board'))[0]?.reason).toBe('edit-rejected')
})

test('K2 a server that is too busy is asked again after a while', async () => {
  const world = linkWorld('busy')
  const page = await world.open()
  world.room.refuseNext('board:edit', 'too-many')
  rename(page, 'Minsk')
  await world.settle()
  expect([page.link.state.get().connection, saving(page)]).toEqual(['offline', 'kept'])
  await world.settle(1000)
  expect(saving(page)).toBe('saved')
})

test('F2 a server that cannot save is asked less and less often, and all goes on when it can', async () => {
  const world = linkWorld('full')
  const page = await world.open()
  for (let i = 0; i < 3; i++) world.room.refuseNext('board:edit', 'store-unavailable')
  rename(page, 'Minsk')
  const sent = () => page.wire.asked.filter(event => event === 'board:edit').length
  const seen: number[] = []
  for (let second = 0; second <= 7; second++) {
    await world.settle(second === 0 ? 100 : 1000)
    seen.push(sent())
  }
  expect(seen).toEqual([1, 2, 2, 3, 3, 3, 3, 4])
  expect(saving(page)).toBe('saved')
})

test('R2 leaving counts on edits that were only just typed', async () => {
  const world = linkWorld('flush')
  const page = await world.open()
  page.wire.cut()
  rename(page, 'Minsk')
  expect(unsaved(page)).toBe(1)
  page.link.flush()
  await world.settle(0)
  expect(saving(page)).toBe('kept')
})

test('S2 who may only read has a plan that cannot be edited', async () => {
  const world = linkWorld('reader')
  world.room.canEdit = false
  const page = await world.open()
  expect([page.link.state.get().readOnly, page.link.state.get().hasPlan]).toEqual([true, true])
})

test('R7 a proposal waits for the last ack, and is not begun without a line', async () => {
  const world = linkWorld('settled')
  const page = await world.open()
  rename(page, 'Brest')
  const settled = page.link.settled()
  await world.settle()
  await settled
  expect(namesIn(world.room.doc)).toEqual(['Brest'])
  page.wire.cut()
  rename(page, 'Minsk')
  await expect(page.link.settled()).rejects.toEqual(new Refusal('room-unavailable'))
})

test('what came from the server is not sent back', async () => {
  const world = linkWorld('echo')
  const [one, two] = [await world.open(), await world.open()]
  const origins: unknown[] = []
  two.link.doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
  rename(one, 'Brest')
  await world.settle()
  expect(namesIn(two.link.doc)).toEqual(['Brest'])
  expect(origins).toEqual([remoteOrigin])
  expect(two.wire.asked).not.toContain('board:edit')
})

test('T2 a message is said once, however often the line breaks', async () => {
  const world = linkWorld('talk')
  const page = await world.open()
  page.wire.losesAnswers = 1
  const said = page.link.say('Good evening', 'en', null)
  await world.settle()
  expect(page.link.state.get().unsent.map(each => each.text)).toEqual(['Good evening'])
  page.wire.cut()
  await world.settle()
  page.wire.restore()
  await world.settle()
  await said
  expect(world.room.messages.map(each => each.text)).toEqual(['Good evening'])
  expect(page.link.state.get().messages.map(each => each.text)).toEqual(['Good evening'])
  expect(unsaved(page)).toBe(0)
})

test('T2 a message that the server refuses goes back to its writer', async () => {
  const world = linkWorld('refused')
  const page = await world.open()
  world.room.refuseNext('talk:say', 'too-many')
  const said = page.link.say('Good evening', 'en', null)
  const outcome = expect(said).rejects.toEqual(new Refusal('too-many'))
  await world.settle()
  await outcome
  expect(page.link.state.get().unsent).toEqual([])
})

test('F10 pages that lose lines and answers at random end equal to the room, with every edit once', async () => {
  for (const seed of Array.from({ length: 40 }, (_, at) => at + 1)) {
    const world = linkWorld(`random ${seed}`)
    const pages = [await world.open(), await world.open(), await world.open()]
    const chance = seeded(seed)
    for (let step = 0; step < 60; step++) await disturb(world, pages, step, chance)
    for (const page of pages) page.wire.heal()
    await world.settle()
    for (const page of pages) page.wire.giveUpWaiting()
    await world.settle()
    for (const page of pages) {
      expect([saving(page), unsaved(page)]).toEqual(['saved', 0])
      expect(namesIn(page.link.doc)).toEqual(namesIn(world.room.doc))
    }
    expect(new Set(world.room.log).size).toBe(world.room.log.length)
    expect(await pages[0]?.device.waiting('board')).toEqual([])
  }
})

async function disturb(
  world: ReturnType<typeof linkWorld>,
  pages: readonly OpenPage[],
  step: number,
  chance: (below: number) => number,
): Promise<void> {
  const page = pages[chance(pages.length)]
  if (page === undefined) return
  const what = chance(10)
  if (what < 5) rename(page, `${step}`, `stop${chance(3)}`)
  else if (what === 5) addRecord(page.link.doc, 'tasks', `task${step}`, {}, 'end')
  else if (what === 6) page.wire.cut()
  else if (what === 7) page.wire.restore()
  else if (what === 8) page.wire.losesAnswers = 1
  else await world.settle()
}

function seeded(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
