/** Files of every kind, broken at random in some hundred ways: whatever comes of it is what a person can look at, or a refusal. */
import { expect, test } from 'vitest'
import { readPlanIn, readRecords } from '#server/imports/read-file.ts'
import type * as fields from '#shared/plan/fields.ts'
import { kinds } from '#shared/plan/kinds.ts'
import { type ImportReply, importNotes } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { inputOf, journey } from '../exports/plans.ts'
import { seededChance } from '../harness/seeded-chance.ts'
import { packed } from './pack.ts'
import { bytesOf, contextOf, exported, partnershipOf } from './read.ts'

const rounds = Number(process.env.FUZZ_ROUNDS ?? 60)
const input = inputOf(journey)
const context = contextOf(input)
const chance = seededChance(2027)
const below = (end: number) => new DataView(chance.bytes(4).buffer.slice(0, 4)).getUint32(0) % end
const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

const spice = [
  '\0',
  '\ud800',
  '\u202e',
  '"',
  "'",
  '<',
  '&a;',
  '<!DOCTYPE x>',
  ']]>',
  '{',
  '[',
  '__proto__',
  ';',
  ',',
  '\t',
  '\r',
  '\n\n',
  '9'.repeat(400),
  '-1e309',
  'NaN',
  '=1+1',
  '\ufeff',
  'BEGIN:VEVENT\r\n',
  'RRULE:FREQ=SECONDLY\r\n',
  'DTSTART:99999999T999999Z\r\n',
  '\u0661',
  'é'.normalize('NFD'),
]

/** One to six changes: bytes turned, pieces doubled, moved, cut out, spice put in. */
function broken(bytes: Uint8Array): Uint8Array {
  let file = Buffer.from(bytes)
  for (let left = 1 + below(6); left > 0; left--) {
    const at = below(file.length + 1)
    const to = Math.min(file.length, at + below(200))
    const piece = file.subarray(at, to)
    const other = below(file.length + 1)
    const turned = Buffer.from(file)
    if (file.length > 0) turned[below(file.length)] = below(256)
    file = pick([
      () => turned,
      () => Buffer.concat([file.subarray(0, at), file.subarray(to)]),
      () => Buffer.concat([file.subarray(0, other), piece, file.subarray(other)]),
      () => Buffer.concat([file.subarray(0, at), Buffer.from(pick(spice)), file.subarray(at)]),
      () => file.subarray(0, at),
      () => Buffer.concat([file.subarray(0, at), Buffer.alloc(below(300), 0x28), file.subarray(at)]),
    ])()
  }
  return new Uint8Array(file)
}

/** What a page would write into the plan is what the plan takes. */
function checkReply({ list, records, notes }: ImportReply): void {
  const readers: Readonly<Record<string, fields.Reader<unknown>>> = kinds[list].plain
  const words: readonly string[] = kinds[list].words
  for (const { values } of records)
    for (const [field, value] of Object.entries(values)) {
      if (field === 'shares') continue
      if (words.includes(field))
        expect(typeof value === 'string' && value.isWellFormed() && value.length <= limits.fieldCharacters).toBe(true)
      else expect(readers[field]?.(value), `${list}.${field}`).toEqual(value)
    }
  for (const { code, example = '' } of notes) {
    expect(importNotes).toContain(code)
    expect(example.length).toBeLessThan(200)
  }
}

test('IM6 every broken file ends in a look into it or in a refusal', async () => {
  const texts = await Promise.all(
    (['json', 'ics', 'gpx', 'kml', 'geojson', 'csv'] as const).map(format =>
      exported(format, input, { language: 'de', list: 'stops' }),
    ),
  )
  const lists = await Promise.all(
    (['items', 'tasks', 'lines'] as const).map(list => exported('csv', input, { language: 'ru', list })),
  )
  const dossier = packed([
    { name: 'plan.json', content: texts[0] as Uint8Array },
    { name: 'doc.kml', content: texts[3] as Uint8Array },
  ])
  const outcomes = { looked: 0, refused: 0 }
  for (const file of [...texts, ...lists, dossier, bytesOf('Task\tDue\nA\t1.5.2027\n')])
    for (let round = 0; round < rounds; round++) {
      const bytes = broken(file)
      for (const run of [
        () => checkReply(readRecords(bytes, context, {})),
        () => expect(readPlanIn(bytes, partnershipOf(input)).update.length).toBeLessThan(limits.boardBytes),
      ])
        try {
          run()
          outcomes.looked++
        } catch (error) {
          if (!(error instanceof Refusal))
            throw new Error(`a file broke the reader: ${Buffer.from(bytes).toString('base64')}`, { cause: error })
          outcomes.refused++
        }
    }
  expect(outcomes.looked).toBeGreaterThan(100)
  expect(outcomes.refused).toBeGreaterThan(100)
})
