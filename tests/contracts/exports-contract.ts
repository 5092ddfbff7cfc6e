/** The history of exports: numbered, in pages, with the name as it was, and for as long as the rule says. */
import { expect, test } from 'vitest'
import type { ExportRow } from '#server/store/exports-store.ts'
import { formerName } from '#server/store/traces.ts'
import { addBoard, anna, boris, morning, refusalOf, sha256 } from './store-bench.ts'
import type { Held } from './store-contract.ts'

const made: Omit<ExportRow, 'number'> = {
  by: anna,
  at: morning,
  format: 'html',
  version: 3,
  digest: sha256('plan'),
  languages: ['de', 'ru'],
  list: null,
  fileName: 'Gedenkzug-v3.html',
  bytes: 5_000_000_000,
  fileDigest: sha256('file'),
}
const draft = { ...made, by: boris, format: 'csv', version: null, list: 'stops' } as const

export function exportsContract(held: Held): void {
  test('E50 who was given which file is kept as it was, and numbered for each board', async () => {
    await addBoard(held.store, 'choir')
    const numbers = await Promise.all([made, draft, made].map(each => held.store.exports.note('train', each)))
    expect(numbers).toEqual([1, 2, 3])
    expect(await held.store.exports.note('choir', made)).toBe(1)
    const kept = (await held.reopen()).exports
    expect(await kept.before('train', 4, 9)).toEqual([
      { ...made, number: 3 },
      { ...draft, number: 2 },
      { ...made, number: 1 },
    ])
    expect((await kept.before('train', Number.MAX_SAFE_INTEGER, 2)).map(({ number }) => number)).toEqual([3, 2])
    expect((await kept.before('train', 2, 2)).map(({ number }) => number)).toEqual([1])
    expect(await refusalOf(kept.note('nowhere', made))).toBe('not-found')
  })

  test('E50 an erased member has no name in the history, and gets all of it in the file of their data', async () => {
    const { exports, personal } = held.store
    await exports.note('train', made)
    await exports.note('train', draft)
    const rows = (await personal.rowsOf('anna')).find(({ trace }) => trace.table === 'exports')?.rows
    expect(rows).toMatchObject([{ board: 'train', number: 1, format: 'html', file_name: made.fileName }])
    await personal.erase('anna', { id: 'e1', kind: 'member', subject: 'anna', at: morning }, boris)
    expect((await exports.before('train', 9, 9)).map(({ by }) => by.name)).toEqual([boris.name, formerName])
  })

  test('E50 of a board whose history is erased no name of a draft stays; what is older than the rule says goes', async () => {
    const { exports, erasures, retention } = held.store
    await exports.note('train', made)
    await exports.note('train', { ...draft, at: morning + 9 })
    const anew = { board: 'train', epoch: 7, update: Uint8Array.of(9), clients: [99], seen: null }
    await erasures.rebuild(anew, { id: 'e2', kind: 'board', subject: 'train', at: morning }, anna)
    expect((await exports.before('train', 9, 9)).map(({ version }) => version)).toEqual([3])
    const ends = { sessions: 0, idle: 0, letters: 0, guests: 0, feeds: 0 }
    await retention.sweep({ ...ends, exports: morning })
    expect(await exports.before('train', 9, 9)).toHaveLength(1)
    await retention.sweep({ ...ends, exports: morning + 1 })
    expect(await exports.before('train', 9, 9)).toEqual([])
  })
}
