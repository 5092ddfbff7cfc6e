/** What a device keeps, whichever: the browser's own storage, and the one in memory that the simulation runs on. */
import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { type Device, type OutboxEntry, openDevice, type SayingEntry } from '#client/link/device.ts'
import { promptDisk } from '#tests/sim/disk.ts'
import { DeviceStorage } from '#tests/sim/memory-device.ts'

const edit = (device: string, n: number, at: number, board = 'train'): OutboxEntry => {
  return { board, device, n, member: 'anna', epoch: 1, at, update: Uint8Array.of(n) }
}
const words = (id: string, at: number): SayingEntry => {
  return { board: 'train', id, member: 'anna', at, text: id, language: 'de', about: null }
}
const names = (entries: readonly OutboxEntry[]) => entries.map(({ device, n }) => `${device} ${n}`)
let opened = 0
const kinds: readonly (readonly [string, () => Device])[] = [
  ['IndexedDB', () => openDevice(`contract-${opened++}`)],
  ['in memory', () => new DeviceStorage().open(promptDisk)],
]

describe.each(kinds)('%s', (_, open) => {
  test('R1 edits come back in the order in which they were made, whichever page made them, until they are forgotten', async () => {
    const device = open()
    await device.keep(edit('b', 1, 20))
    await device.keep(edit('a', 1, 10))
    await device.keep(edit('a', 2, 30))
    await device.keep(edit('a', 3, 5, 'choir'))
    expect(names(await device.waiting('train'))).toEqual(['a 1', 'b 1', 'a 2'])
    await device.keep(edit('a', 1, 10))
    await device.forget(edit('b', 1, 20))
    await device.forget(edit('b', 7, 20))
    expect(names(await device.waiting('train'))).toEqual(['a 1', 'a 2'])
    expect((await device.waiting('train'))[0]).toEqual(edit('a', 1, 10))
  })

  test('R5 what is put aside is in one place only, in its order, and goes when it is dropped', async () => {
    const device = open()
    await device.keep(edit('a', 1, 10))
    await device.putAside([edit('a', 1, 10), edit('a', 2, 11)], 'read-only')
    await device.putAside([edit('a', 3, 1)], 'epoch-changed')
    expect(await device.waiting('train')).toEqual([])
    const aside = await device.aside('train')
    expect(aside.map(({ n, reason }) => `${n} ${reason}`)).toEqual(['1 read-only', '2 read-only', '3 epoch-changed'])
    expect(await device.aside('choir')).toEqual([])
    await device.dropAside(aside.slice(0, 2).map(({ key }) => key))
    expect((await device.aside('train')).map(({ n }) => n)).toEqual([3])
  })

  test('T6 messages wait in the order in which they were written', async () => {
    const device = open()
    await device.keepSaying(words('later', 20))
    await device.keepSaying(words('sooner', 10))
    expect(await device.sayings('train')).toEqual([words('sooner', 10), words('later', 20)])
    await device.forgetSaying(words('sooner', 10))
    expect((await device.sayings('train')).map(({ id }) => id)).toEqual(['later'])
    expect(await device.sayings('choir')).toEqual([])
  })
})
