/** How far an export is, told to whoever asked for it and to nobody else. */
import { expect, test } from 'vitest'
import type { OnProgress } from '#server/exports/input.ts'
import { ExportsUnderWay } from '#server/exports/under-way.ts'

/** An export that goes on when the test says so. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let tell: OnProgress = () => undefined
  const make = (onProgress: OnProgress) => {
    tell = onProgress
    return promise
  }
  return {
    make,
    finish: () => resolve('file'),
    fail: () => reject(new Error('stuck')),
    part: (done: number) => tell({ done, of: 9 }),
  }
}

test('E52 an export waits behind those asked for before, is told part by part, and is over when it is made', async () => {
  const underWay = new ExportsUnderWay()
  const [first, second] = [held(), held()]
  const unnamed = underWay.during('boris', null, first.make)
  const mine = underWay.during('anna', 'k1', second.make)
  expect(underWay.progressOf('anna', 'k1')).toEqual({ stage: 'waiting', before: 1 })
  first.finish()
  await unnamed
  expect(underWay.progressOf('anna', 'k1')).toEqual({ stage: 'making', done: 0, of: 0 })
  second.part(4)
  expect(underWay.progressOf('anna', 'k1')).toEqual({ stage: 'making', done: 4, of: 9 })
  second.finish()
  expect(await mine).toBe('file')
  expect(underWay.progressOf('anna', 'k1')).toEqual({ stage: 'unknown' })
})

test('E52 nobody hears how far the export of another is; one that fails leaves the line', async () => {
  const underWay = new ExportsUnderWay()
  const broken = held()
  const mine = underWay.during('anna', 'k1', broken.make)
  expect(underWay.progressOf('boris', 'k1')).toEqual({ stage: 'unknown' })
  broken.fail()
  await expect(mine).rejects.toThrow('stuck')
  expect(underWay.progressOf('anna', 'k1')).toEqual({ stage: 'unknown' })
})
