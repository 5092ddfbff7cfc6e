/** Lists for spreadsheets (RFC 4180), which must never compute what people wrote. */
import { describe, expect, it } from 'vitest'
import { csvCell } from '#server/exports/csv.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { type CsvList, csvLists } from '#shared/protocol/routes.ts'
import { emptyPlan, hostilePlan, inputOf, journey } from './plans.ts'

async function csvOf(list: CsvList, input: ExportInput): Promise<string> {
  const { bytes } = await renderExport('csv', input, { language: 'de', list })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Reads CSV by RFC 4180. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('CSV', () => {
  it('E10 has a byte order mark, a line of headings, and a line for each record', async () => {
    const text = await csvOf('stops', inputOf(journey))
    expect(text.startsWith('\ufeffKennung,')).toBe(true)
    const [head, ...rows] = rowsOf(text)
    expect(head?.slice(0, 2)).toEqual(['Kennung', 'Ortsüblicher Name'])
    expect(rows).toHaveLength(3)
    expect(rows[1]?.slice(0, 4)).toEqual(['warszawa', 'Warszawa', 'Warschau', 'Centralna'])
  })

  it('E10 sums stand in major units with a point, days and times in ISO form', async () => {
    const [, first] = rowsOf(await csvOf('lines', inputOf(journey)))
    expect(first).toContain('12345.67')
    expect(rowsOf(await csvOf('items', inputOf(journey)))[1]?.slice(1, 4)).toEqual(['2027-05-04', '10:00', '11:30'])
  })

  it('E10 every row is as long as the headings, in every list, whatever stands in it', async () => {
    for (const list of csvLists)
      for (const plan of [journey, emptyPlan, hostilePlan]) {
        const [head, ...rows] = rowsOf(await csvOf(list, { ...inputOf(emptyPlan, null), plan }))
        for (const row of rows) expect(row).toHaveLength(head?.length ?? 0)
        expect(rows).toHaveLength(plan[list].length)
      }
  })

  it('S11 a cell that a spreadsheet would compute begins with an apostrophe', async () => {
    for (const text of [
      '=1',
      '+1',
      '-1+2',
      '@x',
      '\t=1',
      '\r=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      ' =1',
      '\u200b=1',
      '\ufeff=1',
    ])
      expect(csvCell(text), text).toMatch(/^"?'/)
    expect(csvCell('a=1')).toBe('a=1')
    expect(csvCell('say "so", twice')).toBe('"say ""so"", twice"')
    for (const row of rowsOf(await csvOf('tasks', { ...inputOf(emptyPlan, null), plan: hostilePlan })))
      for (const cell of row) expect(cell).not.toMatch(/^[\s\u200b]*[=+@\-＝＋－＠]/u)
  })

  it('S11 a negative latitude stays a number', async () => {
    const stops = journey.stops.map(stop => ({ ...stop, lat: -33.9 }))
    expect(await csvOf('stops', inputOf({ ...journey, stops }))).toContain(',-33.9,')
  })
})
