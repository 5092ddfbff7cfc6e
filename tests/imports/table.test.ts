/** Tables as people and programs of many countries write them. */
import { describe, expect, test } from 'vitest'
import { loadWords } from '#server/exports/words.ts'
import type { ImportContext } from '#server/imports/context.ts'
import { taskStates } from '#shared/plan/plan.ts'
import type { ImportReply } from '#shared/protocol/imports.ts'
import { languages } from '#shared/words/words.ts'
import { notesIn, nothing, read, refusalOf, valuesIn } from './read.ts'

const here: ImportContext = {
  committees: [
    { id: 'c1', name: 'Köln' },
    { id: 'c2', name: 'Минск' },
  ],
  members: [
    { id: 'm1', name: 'Jutta Brandt' },
    { id: 'm2', name: 'Jan Kowal' },
    { id: 'm3', name: 'jan kowal' },
  ],
  stops: [
    { id: 's1', names: ['Warszawa', 'Warschau'], station: '', zone: 'Europe/Warsaw', arrive: null, depart: null },
    { id: 's2', names: ['Köln'], station: '', zone: 'Europe/Berlin', arrive: null, depart: null },
    { id: 's3', names: ['Köln'], station: '', zone: 'Europe/Berlin', arrive: null, depart: null },
  ],
  currency: 'EUR',
}
const tableOf = (reply: ImportReply) => {
  if (reply.table === null) throw new Error('no table')
  return reply.table
}
const latin = (text: string) => Uint8Array.from(text, sign => sign.codePointAt(0) ?? 0)

/** Russian as Windows writes it: А is 0xC0. */
const windows1251 = (text: string) =>
  Uint8Array.from(text, sign => {
    const code = sign.codePointAt(0) ?? 0
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
  })
const windows1256 = (text: string) => {
  const letters: Record<string, number> = {
    ا: 0xc7,
    ل: 0xe1,
    م: 0xe3,
    ه: 0xe5,
    ة: 0xc9,
    و: 0xe6,
    ع: 0xda,
    د: 0xcf,
    ح: 0xcd,
    ف: 0xdd,
  }
  return Uint8Array.from(text, sign => letters[sign] ?? sign.codePointAt(0) ?? 0)
}
const utf16 = (text: string, mark: boolean, big = false) => {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}

describe('IM4 encodings', () => {
  const russian = 'Задача;Срок\r\nЗаказать автобус на вокзал;01.05.2027\r\n'
  const german = 'Aufgabe;Fällig am\r\nGästehaus für Köln;01.05.2027\r\n'
  const due = '2027-05-01'
  test.each([
    ['UTF-8 with mark', new TextEncoder().encode(`\ufeff${russian}`), 'utf-8', 'Заказать автобус на вокзал'],
    ['UTF-8', new TextEncoder().encode(german), 'utf-8', 'Gästehaus für Köln'],
    ['UTF-16 with mark', utf16(russian, true), 'utf-16le', 'Заказать автобус на вокзал'],
    ['UTF-16, the large end first', utf16(russian, true, true), 'utf-16be', 'Заказать автобус на вокзал'],
    ['UTF-16 without mark', utf16(german, false), 'utf-16le', 'Gästehaus für Köln'],
    ['Windows-1251', windows1251(russian), 'windows-1251', 'Заказать автобус на вокзал'],
    ['Windows-1252', latin(german), 'windows-1252', 'Gästehaus für Köln'],
    ['Windows-1256', windows1256('المهمة,Due on\r\nحافلة,01.05.2027\r\n'), 'windows-1256', 'حافلة'],
  ])('IM4 %s', (_name, bytes, encoding, title) => {
    const found = read(bytes)
    expect(tableOf(found).encoding).toBe(encoding)
    expect(valuesIn(found, 'tasks')).toEqual([{ title, due }])
    const isGuessed = encoding.startsWith('windows') || _name.includes('without')
    expect(Object.keys(notesIn(found)).includes('encoding-guessed')).toBe(isGuessed)
  })

  test('IM4 another encoding is taken when it is chosen', () => {
    const found = read(windows1251(russian), nothing, { encoding: 'windows-1252', list: 'tasks' })
    expect(tableOf(found).columns[0]?.heading).toBe('Çàäà÷à')
  })
})

describe('IM4 separators', () => {
  test.each([
    [';', 'Task;Note\nA;"one; two\nthree"\n'],
    [',', 'Task,Note\nA,"one; two\nthree"\n'],
    ['\t', 'Task\tNote\nA\t"one; two\nthree"\n'],
    ['|', 'sep=|\nTask|Note\nA|"one; two\nthree"\n'],
  ])('IM4 a table with %j between its cells', (separator, text) => {
    const found = read(text)
    expect(tableOf(found).separator).toBe(separator)
    expect(valuesIn(found, 'tasks')).toEqual([{ title: 'A', note: 'one; two\nthree' }])
  })

  test('IM4 one column is a table, too; line ends of old machines and quotes in the middle of words do not matter', () => {
    expect(valuesIn(read('Task\rAsk the "old" mayor\rBook\r'), 'tasks')).toEqual([
      { title: 'Ask the "old" mayor' },
      { title: 'Book' },
    ])
  })
})

describe('IM4 columns', () => {
  test.each([
    ['stops', 'City,Lat,Lng,Arrival'],
    ['stops', 'Stadt;Breitengrad;Längengrad'],
    ['stops', 'Miasto;Szerokość;Długość;Przyjazd'],
    ['items', 'Subject,Start Date,Start Time,End Time,Location,Description'],
    ['items', 'Дата;Время;Название;Место'],
    ['tasks', 'Aufgabe;Zuständig;Frist;Status'],
    ['tasks', 'Tâche;Responsable;Échéance'],
    ['lines', 'Posten;Betrag (EUR);Kategorie'],
    ['lines', 'Статья,Сумма,Валюта,Плательщик'],
  ] as const)('IM4 are known by their headings: %s from %s', (list, heading) => {
    const found = read(`${heading}\n`)
    expect(found.list).toBe(list)
    expect(tableOf(found).columns.every(({ field }) => field !== null)).toBe(true)
  })

  test('IM4 are shown with what stands in them; one that nothing is known of is left out until it is chosen', () => {
    const text = 'Task,Colour\nA,red\nB,\nC,blue\nD,green\nE,grey\n'
    expect(tableOf(read(text)).columns).toEqual([
      { heading: 'Task', field: 'title', samples: ['A', 'B', 'C'] },
      { heading: 'Colour', field: null, samples: ['red', 'blue', 'green'] },
    ])
    const chosen = read(text, nothing, { list: 'tasks', columns: ['note', 'title'] })
    expect(valuesIn(chosen, 'tasks')[0]).toEqual({ title: 'red', note: 'A' })
    expect(notesIn(chosen)).toEqual({ nameless: 1 })
    expect(chosen.notes[0]?.rows).toEqual([3])
  })

  test('IM4 without headings, all rows count', () => {
    const found = read('Book the coach,1.5.2027\nAsk,2.5.2027\n', nothing, {
      list: 'tasks',
      columns: ['title', 'due'],
      head: false,
    })
    expect(valuesIn(found, 'tasks').map(({ title }) => title)).toEqual(['Book the coach', 'Ask'])
    expect(tableOf(read('12,13\n14,15\n')).hasHead).toBe(false)
  })

  test('IM4 what stands beyond the headings is told, and a row without a name is left out with its place', () => {
    const found = read('Task,Note\nA,b,c\n,only a note\n')
    expect(found.notes).toEqual([
      { code: 'cells-beyond', count: 1, rows: [2] },
      { code: 'nameless', count: 1, rows: [3] },
    ])
  })
})

describe('IM4 days and times', () => {
  const dueOf = (...days: string[]) => read(`Task;Due\n${days.map(day => `A;${day}`).join('\n')}\n`)
  test.each([
    ['2027-05-01', '2027-05-01'],
    ['1.5.2027', '2027-05-01'],
    ['01.05.27', '2027-05-01'],
    ['Sa, 01.05.2027', '2027-05-01'],
    ['2027/5/1', '2027-05-01'],
    ['31/12/2027', '2027-12-31'],
    ['12/31/2027', '2027-12-31'],
    ['٢٠٢٧-٠٥-٠١', '2027-05-01'],
    ['2027-05-01T09:12', '2027-05-01'],
    ['46508', '2027-05-01'],
  ])('IM4 %s is %s', (written, due) => {
    expect(valuesIn(dueOf(written), 'tasks')).toEqual([{ title: 'A', due }])
  })

  test('IM4 one day of a column tells the order of all; when none does, the order that was taken is told', () => {
    expect(valuesIn(dueOf('3/4/2027', '5/13/2027'), 'tasks').map(({ due }) => due)).toEqual([
      '2027-03-04',
      '2027-05-13',
    ])
    expect(valuesIn(dueOf('3/4/2027', '13/5/2027'), 'tasks').map(({ due }) => due)).toEqual([
      '2027-04-03',
      '2027-05-13',
    ])
    expect(dueOf('3/4/2027').notes).toEqual([{ code: 'day-first', count: 1, rows: [], example: '3/4/2027' }])
    expect(dueOf('3.4.2027').notes).toEqual([])
  })

  test('IM4 what is no day is left empty, and told once with its places and an example', () => {
    const found = dueOf('soon', '30.2.2027', '1.5.2027')
    expect(valuesIn(found, 'tasks').map(({ due }) => due)).toEqual([undefined, undefined, '2027-05-01'])
    expect(found.notes).toEqual([{ code: 'value-unread', count: 2, rows: [2, 3], field: 'due', example: 'soon' }])
  })

  test('IM4 clock times come in many forms, and an instant is put on the clock of the place', () => {
    const times = ['9:05', '09.05', '9h05', '9:05 am', '21:05', '9:05 pm', '12 am', '9:05:30']
    const items = read(`Title;Start\n${times.map(time => `A;${time}`).join('\n')}\n`)
    expect(valuesIn(items, 'items').map(({ start }) => start)).toEqual([
      '09:05',
      '09:05',
      '09:05',
      '09:05',
      '21:05',
      '21:05',
      '00:00',
      '09:05',
    ])
    const stop = read('Name;Lat;Lon;Arrival;Departure\nMinsk;53,89;27,55;2027-05-03T18:55:00Z;04.05.2027 08:00\n')
    expect(valuesIn(stop, 'stops')).toEqual([
      {
        name: 'Minsk',
        lat: 53.89,
        lon: 27.55,
        zone: 'Europe/Minsk',
        arrive: '2027-05-03T21:55',
        depart: '2027-05-04T08:00',
      },
    ])
  })
})

describe('IM4 numbers', () => {
  test.each([
    ['52,52', '13,40', 52.52, 13.4],
    ['52.52°N', '13.4 E', 52.52, 13.4],
    [`33°51'54" S`, `151° 12' 34" E`, -33.865, 151.2094444],
    ['-33.865', '-70,6', -33.865, -70.6],
    ['٥٢٫٥٢', '١٣٫٤', 52.52, 13.4],
  ])('IM4 degrees: %s and %s', (lat, lon, north, east) => {
    const [stop] = valuesIn(
      read(`Name\tLat\tLon\nA\t"${lat.replaceAll('"', '""')}"\t"${lon.replaceAll('"', '""')}"\n`),
      'stops',
    )
    expect(stop?.lat).toBeCloseTo(north, 6)
    expect(stop?.lon).toBeCloseTo(east, 6)
    expect(stop?.zone).toBeTypeOf('string')
  })

  test('IM4 degrees that are on no earth are left empty', () => {
    expect(valuesIn(read('Name;Lat;Lon\nA;95;200\n'), 'stops')).toEqual([{ name: 'A' }])
  })

  test.each([
    [['1.234,50 €', '12,5'], 'EUR', [123450, 1250]],
    [['$1,234.50', '12.5'], 'USD', [123450, 1250]],
    [['1 234,50 zł', '7'], 'PLN', [123450, 700]],
    [['1000', '250,00'], 'EUR', [100000, 25000]],
    [['1.000', '2.500.000'], 'EUR', [100000, 250000000]],
    [['(12.50)', '-3'], 'EUR', [-1250, -300]],
    [['¥1,200', '¥5'], 'JPY', [1200, 5]],
  ])('IM4 sums: %j', (amounts, currency, minor) => {
    const found = read(`Item\tAmount\n${amounts.map(amount => `A\t${amount}`).join('\n')}\n`)
    const lines = valuesIn(found, 'lines')
    expect(lines.map(({ planned }) => planned)).toEqual(minor)
    expect(lines[0]?.currency).toBe(currency)
  })

  test('IM4 a sum that is not clear is left empty and told', () => {
    const found = read('Item\tAmount\nA\tabout ten\nB\t1.2.3\n')
    expect(valuesIn(found, 'lines').map(({ planned }) => planned)).toEqual([undefined, undefined])
    expect(notesIn(found)).toEqual({ 'value-unread:planned': 2 })
  })
})

test('IM4 names become whom they mean here; two who are called alike are not told apart', () => {
  const found = read('Task;Who;Committee\nA;JUTTA BRANDT;koln\nB;Jan Kowal;Минск\nC;Nobody;Rome\n', here)
  expect(valuesIn(found, 'tasks')).toEqual([
    { title: 'A', member: 'm1', committee: 'c1' },
    { title: 'B', committee: 'c2' },
    { title: 'C' },
  ])
  expect(notesIn(found)).toEqual({ 'reference-unknown:member': 2, 'reference-unknown:committee': 1 })
  const items = read('Title;Stop;Start\nA;warschau;9:00\nB;Köln;10:00\n', here)
  expect(valuesIn(items, 'items').map(({ stop }) => stop)).toEqual(['s1', undefined])
})

test('IM4 choices are known by their words in each of our languages', () => {
  const words = languages.flatMap(language =>
    taskStates.map(state => loadWords(language, ['fields']).words(`fields.state.${state}`)),
  )
  const found = read(`Task;State\n${[...words, 'x', 'perhaps'].map(state => `A;${state}`).join('\n')}\n`)
  const states = valuesIn(found, 'tasks').map(({ state }) => state)
  expect(states).toEqual([...languages.flatMap(() => taskStates), 'done', undefined])
  const countries = valuesIn(
    read('City;Country;Lat\nA;de;1\nB;Polen;1\nC;Беларусь;1\nD;ألمانيا;1\nE;Atlantis;1\n'),
    'stops',
  )
  expect(countries.map(({ country }) => country)).toEqual(['DE', 'PL', 'BY', 'DE', undefined])
})

test('IM4 a text that is too long for a field is shortened and told, and no character is cut in two', () => {
  const found = read(`Task;Note\nA;${'ab😀'.repeat(2000)}\n`)
  const [{ note = '' } = {}] = valuesIn(found, 'tasks')
  expect(note.length).toBeLessThanOrEqual(4000)
  expect(note.isWellFormed()).toBe(true)
  expect(notesIn(found)).toEqual({ 'text-shortened:note': 1 })
})

test('IM4 the apostrophe with which a cell was guarded against spreadsheets is not taken for a part of it', () => {
  expect(valuesIn(read(`Task;Note\n'=1+1;'quoted'\n`), 'tasks')).toEqual([{ title: '=1+1', note: "'quoted'" }])
})

test('IM4 more rows or columns than come in at once are refused whole', () => {
  expect(refusalOf(() => read(`Task\n${'x\n'.repeat(2001)}`))).toBe('import-too-much')
  expect(refusalOf(() => read(`${'Task,'.repeat(101)}\n`))).toBe('import-too-much')
  expect(valuesIn(read(`Task\n${'x\n'.repeat(2000)}`), 'tasks')).toHaveLength(2000)
  expect(refusalOf(() => read(`Task\n${'\n'.repeat(5000)}at the end\n`))).toBe('import-too-much')
  expect(refusalOf(() => read(','.repeat(1_000_000)))).toBe('import-too-much')
})
