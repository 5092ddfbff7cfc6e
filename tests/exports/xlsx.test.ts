/** The spreadsheet, as an independent reader and as plain XML show it: real values, heads, directions, and no formula. */
import { DOMParser } from '@xmldom/xmldom'
import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { budgetSums } from '#shared/plan/budget.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { emptyPlan, hostilePlan, inputOf, inWords, journey } from './plans.ts'
import { partsOf } from './unpack.ts'

type Value = string | number | boolean | Date | null

async function bytesOf(input: ExportInput, language = 'de'): Promise<Uint8Array> {
  return (await renderExport('xlsx', input, { language })).bytes
}

/** The rows of every sheet by its name. */
async function sheetsOf(input: ExportInput, language = 'de'): Promise<Map<string, Value[][]>> {
  const sheets = await readSheets(Buffer.from(await bytesOf(input, language)))
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Value[][]]))
}

/** A sheet as records by its heads. */
async function recordsOf(name: string, input: ExportInput, language = 'de'): Promise<Record<string, Value>[]> {
  const [heads = [], ...rows] = (await sheetsOf(input, language)).get(name) ?? []
  return rows.map(row => Object.fromEntries(heads.map((head, i) => [String(head), toTheMinute(row[i] ?? null)])))
}

/** A day and its time are one fraction, which is not exact to the millisecond. */
function toTheMinute(value: Value): Value {
  return value instanceof Date ? new Date(Math.round(value.getTime() / 60_000) * 60_000) : value
}

/** This reader takes a time without a day for one on the spreadsheet's first day. */
function clockOf(value: Value = null): string {
  return value instanceof Date ? value.toISOString().slice(11, 16) : String(value)
}

const at = (text: string) => new Date(`${text}Z`)

describe('the spreadsheet', () => {
  it('E18 has a sheet for each list that has something in it, after one that says what the file is', async () => {
    expect([...(await sheetsOf(inputOf(journey))).keys()]).toEqual([
      'Überblick',
      'Route',
      'Strecken',
      'Programm',
      'Aufgaben',
      'Budget',
      'Summen',
      'Sachleistungen',
      'Wechselkurse',
      'Teilnehmende',
      'Zu prüfen',
      'Fassungen und Entscheidungen',
    ])
    expect([...(await sheetsOf({ ...inputOf(emptyPlan, null), proposals: [] })).keys()]).toEqual(['Überblick'])
  })

  it('E18 days and times are real ones, on the clock of the place, with its zone beside them', async () => {
    const [, warszawa, minsk] = await recordsOf('Route', inputOf(journey))
    expect(warszawa).toMatchObject({
      Halt: 'Warszawa (Warschau)',
      Ankunft: at('2027-05-01T20:40'),
      Abfahrt: at('2027-05-03T10:40'),
      Zeitzone: 'Europe/Warsaw',
      Nächte: 2,
    })
    expect(minsk).toMatchObject({ Ankunft: at('2027-05-03T21:55'), Zeitzone: 'Europe/Minsk', Breite: 53.891 })
    const [free, wreath] = await recordsOf('Programm', inputOf(journey))
    expect(free).toMatchObject({ Tag: at('2027-05-02'), Beginn: null, Zeitzone: null })
    expect(wreath).toMatchObject({ Tag: at('2027-05-04'), Titel: 'Kranzniederlegung', Zeitzone: 'Europe/Minsk' })
    expect([wreath?.Beginn, wreath?.Ende].map(clockOf)).toEqual(['10:00', '11:30'])
    const [first] = await recordsOf('Strecken', inputOf(journey))
    expect(clockOf(first?.Dauer)).toBe('11:28')
  })

  it('E18 the sums are values, those of the board to the cent, and the rows add up to the whole', async () => {
    const rows = await recordsOf('Summen', inputOf(journey))
    const sums = budgetSums(journey, ['c1', 'c2'])
    for (const { currency, planned, actual } of sums.currencies) {
      const own = rows.filter(row => row.Währung === currency)
      const whole = own.find(row => row.Komitee === `Summe in ${currency}`)
      expect(whole).toMatchObject({ 'Geplant: Zahlt': planned.total / 100, 'Tatsächlich: Zahlt': actual.total / 100 })
      for (const [i, city] of ['Köln', 'Минск'].entries())
        expect(own.find(row => row.Komitee === city)).toMatchObject({
          'Geplant: Zahlt': (planned.committees[i]?.pays ?? 0) / 100,
          'Geplant: Anteil': (planned.committees[i]?.share ?? 0) / 100,
        })
      const parts = own.filter(row => !String(row.Komitee).startsWith('Summe'))
      for (const column of ['Geplant: Zahlt', 'Geplant: Anteil'])
        expect(Math.round(parts.reduce((sum, row) => sum + Number(row[column]) * 100, 0))).toBe(planned.total)
    }
    expect(rows.at(-1)).toMatchObject({
      Komitee: 'Summe aller Währungen',
      'Geplant: Zahlt': (sums.total?.planned ?? 0) / 100,
    })
    const [tickets] = await recordsOf('Budget', inputOf(journey))
    expect(tickets).toMatchObject({ Geplant: 12345.67, 'Köln: Anteil': 6172.84, 'Минск: Anteil': 6172.83 })
  })

  it('E18 currencies stand where the reader’s language puts them, with as many decimals as they have', async () => {
    const lines = journey.lines.map(line => ({ ...line, currency: line.id === 'b1' ? 'JPY' : line.currency }))
    const styles = async (language: string) =>
      partsOf(await bytesOf(inputOf({ ...journey, lines }), language))['xl/styles.xml'] ?? ''
    expect(await styles('de')).toContain('formatCode="#,##0.00\\ [$€]_)"')
    expect(await styles('en')).toContain('formatCode="[$€]#,##0.00_)"')
    expect(await styles('en')).toMatch(/formatCode="\[\$[^\]]*¥\]#,##0_\)"/)
  })

  it('S11 nothing that people wrote is a formula or lost, and no text makes a damaged file', async () => {
    const long = 'x'.repeat(40_000)
    const tasks = ['=1+1', '@SUM(A1)', '_x0041_ _X', long, 'a\nb'].map((text, i) => ({
      ...hostilePlan.tasks[0],
      id: `t${i}`,
      title: inWords({ de: text }),
      note: {},
    }))
    const input = { ...inputOf(emptyPlan, null), plan: { ...hostilePlan, tasks: tasks as typeof hostilePlan.tasks } }
    for (const [name, xml] of Object.entries(partsOf(await bytesOf(input)))) {
      expect(xml).not.toMatch(/<f>|<f |(?![\n\t])\p{Cc}/u)
      new DOMParser({ onError: (level, message) => expect([name, level, message]).toEqual([]) }).parseFromString(
        xml,
        'text/xml',
      )
    }
    const titles = (await recordsOf('Aufgaben', input)).map(row => row.Aufgabe)
    expect(titles.slice(0, 2)).toEqual(['=1+1', '@SUM(A1)'])
    expect(String(titles[3])).toHaveLength(32_767)
    expect(titles[4]).toBe('a\nb')
    const strings = partsOf(await bytesOf(input))['xl/sharedStrings.xml']
    expect(strings).toContain('<t>_x005F_x0041_ _X</t>')
  })

  it('E18 heads are frozen and printed on each page, A4 across, as wide as the sheet', async () => {
    const parts = partsOf(await bytesOf(inputOf(journey)))
    expect(parts['xl/workbook.xml']).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">&#39;Route&#39;!$1:$1</definedName>',
    )
    expect(parts['xl/worksheets/sheet2.xml']).toMatch(/<pane ySplit="1"[^>]*state="frozen"/)
    for (let i = 1; i <= 12; i++)
      expect(parts[`xl/worksheets/sheet${i}.xml`]).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  })

  it('E4 each page of each sheet says the draft, or the version with its fingerprint', async () => {
    for (const version of [3, null]) {
      const sheets = Object.entries(partsOf(await bytesOf(inputOf(journey, version)))).filter(([name]) =>
        name.startsWith('xl/worksheets/sheet'),
      )
      expect(sheets.length).toBeGreaterThan(9)
      for (const [, xml] of sheets) {
        const [head = '', foot = ''] = [...xml.matchAll(/<odd(?:Header|Footer)>([^<]*)/g)].map(([, text = '']) => text)
        expect(head.includes('ENTWURF')).toBe(version === null)
        expect(foot).toContain(version === null ? 'Entwurf' : 'Fassung 3')
        expect(foot).toContain(freeze(journey).digest)
        for (const text of [head, foot]) expect(text.replace(/&#\d+;/g, '&').length).toBeLessThanOrEqual(255)
      }
    }
  })

  it('E18 an Arabic file runs from right to left, a German one does not', async () => {
    const views = async (language: string) => {
      const parts = partsOf(await bytesOf(inputOf(journey), language))
      return [1, 2, 12].map(i => parts[`xl/worksheets/sheet${i}.xml`]?.includes('rightToLeft="1"'))
    }
    expect(await views('ar')).toEqual([true, true, true])
    expect(await views('de')).toEqual([false, false, false])
  })

  it('E18 says what was decided: version, office, answer and time on the committee’s clock', async () => {
    const [cologne, minsk] = await recordsOf('Fassungen und Entscheidungen', inputOf(journey))
    expect(cologne).toMatchObject({
      Fassung: 3,
      Komitee: 'Köln',
      Antwort: 'hat zugestimmt',
      'Gegeben von': 'Jutta Brandt, Schriftführerin',
      Zeitpunkt: at('2027-01-16T13:00'),
      Zeitzone: 'Europe/Berlin',
    })
    expect(minsk).toMatchObject({ Komitee: 'Минск', Antwort: 'noch offen', Zeitpunkt: null })
  })
})
