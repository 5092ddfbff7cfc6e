/** What this device keeps when the server cannot or will not take it: messages, refused edits, copies of an old epoch. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Device } from '#client/link/device.ts'
import { removeRecord } from '#shared/plan/edits.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import { linkWorld, namesIn, noStorage, type OpenPage, rename } from '#tests/client/harness/link-world.ts'

const state = ({ link }: OpenPage) => link.state.get()
const said = (page: OpenPage) => state(page).messages.map(each => each.text)

test('T6 a message that was written without a line is sent by the next page of the same person', async () => {
  const world = linkWorld('message kept')
  const first = await world.open()
  first.wire.cut()
  void first.link.say('Good evening', 'en', null)
  expect(state(first).saving).toBe('unkept')
  await world.settle()
  expect([state(first).saving, state(first).unsent.map(each => each.isKept)]).toEqual(['kept', [true]])
  first.link.close()
  const second = await world.open()
  await world.settle()
  expect(world.room.messages.map(each => each.text)).toEqual(['Good evening'])
  expect([said(second), state(second).unsent, state(second).saving]).toEqual([['Good evening'], [], 'saved'])
  expect(await second.device.sayings('board')).toEqual([])
})

test('T2 a message is never sent in the name of somebody else who signs in on the device', async () => {
  const world = linkWorld('message of another')
  const anna = await world.open()
  anna.wire.cut()
  void anna.link.say('From Anna', 'en', null)
  await world.settle()
  anna.link.close()
  world.room.member = 'oleg'
  const oleg = await world.open()
  await world.settle()
  expect([state(oleg).unsent, world.room.messages, state(oleg).saving]).toEqual([[], [], 'saved'])
  expect(await oleg.device.sayings('board')).toHaveLength(1)
})

test('T6 a message of an earlier page that is refused stays, says why, and can be sent again or deleted', async () => {
  const world = linkWorld('message refused')
  const first = await world.open()
  first.wire.cut()
  void first.link.say('One', 'en', null)
  await world.settle()
  void first.link.say('Two', 'en', null)
  await world.settle()
  first.link.close()
  world.room.refuseNext('talk:say', 'not-allowed')
  world.room.refuseNext('talk:say', 'not-allowed')
  const page = await world.open()
  await world.settle()
  expect(state(page).unsent.map(each => [each.text, each.refused])).toEqual([
    ['One', 'not-allowed'],
    ['Two', 'not-allowed'],
  ])
  expect(state(page).saving).toBe('saved')
  const [one, two] = state(page).unsent
  page.link.sayAgain(one?.id ?? '')
  page.link.dropUnsent(two?.id ?? '')
  await world.settle()
  expect([said(page), state(page).unsent]).toEqual([['One'], []])
  expect(await page.device.sayings('board')).toEqual([])
})

test('T6 a message that meets a passing no is sent again after a while', async () => {
  const world = linkWorld('message later')
  const first = await world.open()
  first.wire.cut()
  void first.link.say('One', 'en', null)
  await world.settle()
  first.link.close()
  world.room.refuseNext('talk:say', 'too-many')
  const page = await world.open()
  expect(state(page).unsent.map(each => each.refused)).toEqual([null])
  await world.settle(1000)
  expect(said(page)).toEqual(['One'])
})

test('R1 a device that is full in the middle says that the rest stands only in this page', async () => {
  const world = linkWorld('full device')
  const quota = { isFull: false }
  const page = await world.open(filling(world.storage(), quota))
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  expect(state(page).saving).toBe('kept')
  quota.isFull = true
  rename(page, 'Brest')
  await world.settle()
  expect(state(page).saving).toBe('unkept')
  page.wire.restore()
  await world.settle()
  expect([state(page).saving, namesIn(world.room.doc)]).toEqual(['saved', ['Brest']])
})

test('R12 an edit for which the plan is full goes aside with those that stand on it, and can be put in again', async () => {
  const world = linkWorld('plan full')
  const page = await world.open()
  for (let n = 0; n < 2; n++) world.room.refuseNext('board:edit', 'plan-full')
  rename(page, 'Minsk')
  await world.settle(0)
  page.link.flush()
  rename(page, 'Minsk Passazhirsky')
  await world.settle()
  expect([state(page).refused, state(page).setAside, state(page).saving]).toEqual(['plan-full', true, 'kept'])
  page.link.close()
  const again = await world.open()
  expect([namesIn(again.link.doc), state(again).refused, state(again).setAside]).toEqual([[], null, true])
  const [aside, ...more] = await again.link.asides()
  expect([aside?.kind, aside?.why, aside?.isKept, more]).toEqual(['edits', 'plan-full', true, []])
  if (aside === undefined) throw new Error('nothing was put aside')
  const done = again.link.putInAgain(aside)
  await world.settle()
  await done
  expect(namesIn(world.room.doc)).toEqual(['Minsk Passazhirsky'])
  expect([await again.link.asides(), state(again).setAside, state(again).saving]).toEqual([[], false, 'saved'])
})

test('S2 who may only read from now on keeps what was not sent, and it does not stand in the new page', async () => {
  const world = linkWorld('role')
  const page = await world.open()
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  world.room.canEdit = false
  page.wire.restore()
  await world.settle()
  expect([state(page).refused, state(page).saving]).toEqual(['read-only', 'kept'])
  page.link.close()
  const reader = await world.open()
  expect([state(reader).refused, state(reader).readOnly, namesIn(reader.link.doc)]).toEqual([null, true, []])
  expect((await reader.link.asides()).map(each => each.why)).toEqual(['read-only'])
  expect(world.room.log).toEqual([])
})

test('S2 what an earlier page left does not stand before somebody who may only read now', async () => {
  const world = linkWorld('role later')
  const page = await world.open()
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  page.link.close()
  world.room.canEdit = false
  const reader = await world.open()
  await world.settle()
  expect([state(reader).refused, state(reader).setAside, namesIn(reader.link.doc)]).toEqual([null, true, []])
  expect(await reader.device.waiting('board')).toEqual([])
})

test('R5 another epoch: the whole copy is kept on this device, and nothing of it is merged', async () => {
  const world = linkWorld('copy')
  const page = await world.open()
  rename(page, 'Brest')
  await world.settle()
  page.wire.cut()
  rename(page, 'Minsk')
  await world.settle()
  world.room.epoch = 2
  removeRecord(world.room.doc, 'stops', 'stop')
  page.wire.restore()
  await world.settle()
  expect([state(page).refused, state(page).saving]).toEqual(['epoch-changed', 'kept'])
  page.link.close()
  const again = await world.open()
  expect([state(again).refused, state(again).setAside, namesIn(again.link.doc)]).toEqual([null, true, []])
  const asides = await again.link.asides()
  expect(asides.map(each => [each.kind, each.why, each.epoch])).toEqual([
    ['edits', 'epoch-changed', 1],
    ['copy', 'epoch-changed', 1],
  ])
  const copy = new Y.Doc()
  for (const update of asides[1]?.updates ?? []) Y.applyUpdate(copy, update)
  expect(namesIn(copy)).toEqual(['Minsk'])
  for (const aside of asides) await again.link.dropAside(aside)
  expect([await again.link.asides(), state(again).setAside]).toEqual([[], false])
  expect(namesIn(world.room.doc)).toEqual([])
})

test('R5 two tabs of one device leave one copy with the work of both', async () => {
  const world = linkWorld('copies')
  const pages = [await world.open(), await world.open()]
  for (const [n, page] of pages.entries()) {
    page.wire.cut()
    rename(page, `Stop ${n}`, `stop${n}`)
  }
  await world.settle()
  world.room.epoch = 2
  for (const page of pages) page.wire.restore()
  await world.settle()
  const copies = await pages[0]?.device.copies('board')
  expect(copies).toHaveLength(1)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, copies?.[0]?.state ?? new Uint8Array())
  expect([...namesIn(copy)].sort()).toEqual(['Stop 0', 'Stop 1'])
})

test.each(['epoch-changed', 'plan-full'] as const)(
  'R5 without storage, what the server does not take stands in this page alone, and that is said: %s',
  async code => {
    const world = linkWorld(`nowhere ${code}`)
    const page = await world.open(noStorage)
    rename(page, 'Minsk')
    world.room.refuseNext('board:edit', code)
    await world.settle()
    expect([state(page).refused, state(page).saving, state(page).setAside]).toEqual([code, 'unkept', true])
    const asides = await page.link.asides()
    expect(asides.every(each => !each.isKept)).toBe(true)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(world.room.doc))
    for (const update of asides.flatMap(each => each.updates)) Y.applyUpdate(copy, update)
    expect(namesIn(copy)).toEqual(['Minsk'])
  },
)

test('R1 while an edit is put aside, nothing is said to be saved', async () => {
  for (const code of ['edit-rejected', 'plan-full', 'read-only', 'too-large'] satisfies RefusalCode[]) {
    const world = linkWorld(`aside ${code}`)
    const page = await world.open()
    const seen = new Set<string>()
    rename(page, 'Minsk')
    page.link.state.subscribe(() => seen.add(state(page).saving))
    world.room.refuseNext('board:edit', code)
    await world.settle()
    expect([...seen]).toEqual(['sending', 'kept'])
    expect(state(page).saving).toBe('kept')
  }
})

test('R1 work of a device that was slow to answer is sent when it has answered', async () => {
  const world = linkWorld('slow')
  const first = await world.open()
  first.wire.cut()
  rename(first, 'Minsk')
  await world.settle()
  first.link.close()
  const late = slow(world.storage())
  const page = await world.open(late.device)
  await world.settle(2000)
  expect([state(page).hasPlan, namesIn(world.room.doc)]).toEqual([true, []])
  late.answer()
  await world.settle()
  await world.settle()
  expect([namesIn(world.room.doc), state(page).saving]).toEqual([['Minsk'], 'saved'])
})

test('F9 a line on which nobody types is looked at when the page wakes, and given up when nothing comes', async () => {
  const world = linkWorld('wakes')
  const page = await world.open()
  await world.settle(200)
  page.wire.isSilent = true
  page.link.check()
  page.wire.giveUpWaiting()
  await world.settle()
  expect([page.wire.resets, state(page).connection]).toEqual([1, 'online'])
})

test('D4 when the browser has a line again, the page does not wait for its next try', async () => {
  const world = linkWorld('again')
  const page = await world.open()
  page.wire.cut()
  page.wire.isReachable = true
  expect(state(page).connection).toBe('offline')
  page.link.check()
  await world.settle()
  expect(state(page).connection).toBe('online')
})

test('O6 a server that goes says so; the page tells why the line is broken, for a minute', async () => {
  const world = linkWorld('leaves')
  const page = await world.open()
  page.wire.hear('server:leaving', { ms: 3000 })
  page.wire.cut()
  expect([state(page).connection, state(page).cause]).toEqual(['offline', 'restart'])
  await world.settle(60_000)
  expect(state(page).cause).toBe(null)
  page.wire.hear('server:leaving', { ms: 3000 })
  page.wire.restore()
  await world.settle()
  expect([state(page).connection, state(page).cause, state(page).offlineSince]).toEqual(['online', null, null])
})

test('F2 a server that cannot save is named as the cause, and since when', async () => {
  const world = linkWorld('disk')
  const page = await world.open()
  world.room.refuseNext('board:edit', 'store-unavailable')
  rename(page, 'Minsk')
  await world.settle()
  expect([state(page).cause, state(page).saving]).toEqual(['store-unavailable', 'kept'])
  expect(state(page).offlineSince).toBeLessThanOrEqual(world.clock.now())
  await world.settle(1000)
  expect([state(page).cause, state(page).saving]).toEqual([null, 'saved'])
})

/** A device that can keep nothing more once it is full. */
function filling(device: Device, quota: { readonly isFull: boolean }): Device {
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  return { ...device, keep: entry => (quota.isFull ? full() : device.keep(entry)) }
}

/** A device that answers its first question only when the test says so. */
function slow(device: Device): { device: Device; answer(): void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { device: { ...device, waiting: board => promise.then(() => device.waiting(board)) }, answer: resolve }
}
