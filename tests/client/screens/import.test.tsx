/** Bringing records in from a file, on a board: looking, understanding otherwise, adding in one step, and not at all. */
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { noRoomFor, recordsFrom } from '#client/screens/board/import/import-records.ts'
import { ImportSheet } from '#client/screens/board/import/import-sheet.tsx'
import { factsOf } from '#client/screens/board/import/row-words.ts'
import { formatFor } from '#client/state/format.ts'
import { addRecord, addRecords, removeRecord, seedPlan } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { FoundRecord, ImportReply } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'
import { renderOnBoard, type TestBoardOptions } from '#tests/client/harness/board.tsx'

afterEach(() => vi.unstubAllGlobals())

const stops: FoundRecord<'stops'>[] = [
  {
    row: 1,
    values: { name: 'Brest', lat: 52.1, lon: 23.7, zone: 'Europe/Minsk', note: 'By night', arrive: '2027-05-03T01:10' },
  },
  { row: 2, values: { name: 'Смоленск', lat: 54.8, lon: 32.05, zone: 'Europe/Moscow' } },
  { row: 3, values: { name: 'Тверь', zone: 'Europe/Moscow' } },
]
const route: ImportReply = { format: 'gpx', list: 'stops', records: stops, notes: [], table: null }
const table: ImportReply = {
  format: 'csv',
  list: 'tasks',
  records: [
    {
      row: 2,
      values: { title: 'Book the coach', due: '2027-05-01', committee: 'cologne', member: 'anna', state: 'doing' },
    },
  ],
  notes: [{ code: 'value-unread', count: 12, rows: [3, 4], field: 'due', example: 'soon' }],
  table: {
    encoding: 'windows-1252',
    separator: ';',
    hasHead: true,
    columns: [
      { heading: 'Task', field: 'title', samples: ['Book the coach'] },
      { heading: 'Bis', field: 'due', samples: ['1.5.2027', 'soon'] },
      { heading: 'Farbe', field: null, samples: [] },
    ],
  },
}

/** The sheet, open, on a board with two stops; the server answers with `replies`, one after the other. */
async function open(replies: readonly (ImportReply | { code: string })[], options: TestBoardOptions = {}) {
  const asked: string[] = []
  const left = [...replies]
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const reply = left.shift() ?? { code: 'unexpected' }
    return new Response(JSON.stringify(reply), { status: 'code' in reply ? 422 : 200 })
  })
  const onClose = vi.fn()
  const rendered = await renderOnBoard(<ImportSheet isOpen onClose={onClose} />, {
    plan: doc => {
      addRecord(doc, 'stops', 'a', { name: 'Berlin' }, 'end')
      addRecord(doc, 'stops', 'b', { name: 'Москва' }, 'end')
    },
    ...options,
  })
  const planNow = () => readPlan(rendered.board.doc)
  return { ...rendered, asked, onClose, planNow, names: () => planNow().stops.map(stop => stop.name) }
}

async function give(name = 'way.gpx', file = new File(['x'], name)) {
  await screen.findByRole('button', { name: 'Choose a file' })
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('no place for a file')
  await userEvent.upload(input, file)
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

async function pick(field: string | RegExp, option: string) {
  await userEvent.click(screen.getByRole('button', { name: field }))
  await userEvent.click(await screen.findByRole('option', { name: option }))
}

describe('IM10 adding', () => {
  test('IM10 what is ticked is added in one step, in the order of the file, and one undo takes all of it out', async () => {
    const { names, planNow } = await open([route])
    await give()
    expect(await screen.findByText('3 stops found')).toBeTruthy()
    await userEvent.click(screen.getByRole('checkbox', { name: 'Смоленск' }))
    expect(screen.getByText('2 of 3 chosen')).toBeTruthy()
    expect(names()).toEqual(['Berlin', 'Москва'])
    await press('Add 2 stops')
    expect(names()).toEqual(['Berlin', 'Москва', 'Brest', 'Тверь'])
    expect(planNow().stops[2]).toMatchObject({
      zone: 'Europe/Minsk',
      lat: 52.1,
      arrive: '2027-05-03T01:10',
      note: { en: { text: 'By night' } },
    })
    expect(planNow().legs).toEqual([])
    const receipt = screen.getByText('2 stops were added to the route.')
    expect(receipt.closest('[tabindex="-1"]')).toBe(document.activeElement)
    await press('Undo')
    expect(names()).toEqual(['Berlin', 'Москва'])
    expect(screen.getByText('All that came from the file was taken out again.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBe(null)
  })

  test('IM10 stops go where it is said, texts into the language that is said', async () => {
    const { names, planNow } = await open([route])
    await give()
    await screen.findByText('3 stops found')
    await pick(/Language of the texts/, 'Russian')
    await pick(/Where in the route/, 'After Berlin')
    await press('Add 3 stops')
    expect(names()).toEqual(['Berlin', 'Brest', 'Смоленск', 'Тверь', 'Москва'])
    expect(planNow().stops[1]?.note).toEqual({ ru: { text: 'By night' } })
  })

  test('IM10 nothing is added by looking, closing, choosing none, or a file that is refused', async () => {
    const { names, onClose } = await open([{ code: 'import-damaged' }, route])
    await give('broken.gpx')
    expect((await screen.findByRole('alert')).textContent).toContain('broken.gpx')
    expect(screen.getByRole('alert').textContent).toContain('Nothing of it was taken.')
    await give()
    await screen.findByText('3 stops found')
    expect(screen.queryByRole('alert')).toBe(null)
    await press('Choose none')
    expect(screen.queryByRole('button', { name: /^Add/ })).toBe(null)
    await press('Choose all')
    await press('Cancel')
    expect(onClose).toHaveBeenCalledOnce()
    expect(names()).toEqual(['Berlin', 'Москва'])
    expect(screen.queryByText('3 stops found')).toBe(null)
  })

  test('IM10 a file that is too large is refused before it travels', async () => {
    const { asked } = await open([])
    const file = new File(['x'], 'large.gpx')
    Object.defineProperty(file, 'size', { value: limits.importBytes + 1 })
    await give('large.gpx', file)
    expect((await screen.findByRole('alert')).textContent).toContain('too large')
    expect(asked).toEqual([])
  })
})

describe('IM12 a table', () => {
  test('IM12 is shown as it was understood, and is read again when it is to be understood otherwise', async () => {
    const { asked } = await open([table, table, table, table])
    await give('tasks.csv')
    await screen.findByText('1 task found')
    expect(asked).toEqual(['/api/boards/board/imports?'])
    expect(screen.getByText('For example: 1.5.2027 · soon')).toBeTruthy()
    await pick(/Farbe/, 'Due on')
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(new URLSearchParams(asked[1]?.split('?')[1]).get('columns')).toBe('title,,due')
    await userEvent.click(screen.getByRole('checkbox', { name: 'The first row holds headings' }))
    await waitFor(() => expect(asked).toHaveLength(3))
    expect(asked[2]).toContain('head=no')
    await pick(/The table lists/, 'Budget')
    await waitFor(() => expect(asked).toHaveLength(4))
    expect(new URLSearchParams(asked[3]?.split('?')[1]).get('list')).toBe('lines')
    expect(asked[3]).not.toContain('columns')
  })

  test('IM12 what could not be read is told with field, example and places; people and days are said as they are here', async () => {
    await open([table])
    await give('tasks.csv')
    const note = (await screen.findByText('Please note')).parentElement as HTMLElement
    expect(note.textContent).toContain('Due on: could not be read and is left empty, for example soon')
    expect(note.textContent).toContain('(at 3 and 4 in the file and more)')
    const row = screen.getByRole('checkbox', { name: 'Book the coach' }).closest('li') as HTMLElement
    expect(row.textContent).toMatch(/Cologne · Anna Krause · .*1 May 2027.* · In progress/)
  })

  test('IM12 of many rows some are drawn at first, and all are added', async () => {
    const many = Array.from({ length: 250 }, (_, i) => ({ row: i + 1, values: { name: `Stop ${i}` } }))
    const { names } = await open([{ ...route, records: many }])
    await give()
    await screen.findByText('250 stops found')
    expect(screen.getAllByRole('checkbox')).toHaveLength(100)
    await press('Show 100 more')
    expect(screen.getAllByRole('checkbox')).toHaveLength(200)
    await press('Add 250 stops')
    expect(names()).toHaveLength(252)
  })

  test('IM12 every kind of record is told in words', async () => {
    const telling = {
      t: ((key: string) => key) as never,
      format: formatFor('en-GB', () => 0),
      committee: (id: string) => `city ${id}`,
      member: (id: string) => `member ${id}`,
      stop: (id: string) => `stop ${id}`,
    }
    expect(
      factsOf(
        'lines',
        {
          title: 'x',
          category: 'travel',
          payer: 'c',
          currency: 'EUR',
          planned: 123450,
          inKind: true,
          shares: { c: 1 },
        },
        telling,
      ),
    ).toEqual(['fields.category.travel', 'city c', 'fields.line.planned €1,234.50', 'fields.line.inKind'])
    expect(
      factsOf(
        'items',
        {
          title: 'x',
          day: '2027-05-01',
          start: '09:00',
          stop: 's',
          committee: null,
          language: 'ru',
          inKind: false,
        } as never,
        telling,
      ),
    ).toEqual([expect.stringContaining('2027'), '09:00', 'stop s', 'Russian'])
  })
})

describe('IM11 room on the board', () => {
  const board = (stopCount: number) => {
    const doc = new Y.Doc()
    seedPlan(doc, { title: 'x', language: 'en' })
    addRecords(
      doc,
      'stops',
      Array.from({ length: stopCount }, (_, i) => ({ id: `s${i}`, values: { name: `S${i}` } })),
      'end',
    )
    return { doc, plan: readPlan(doc) }
  }
  const found = (count: number, note = ''): FoundRecord<'stops'>[] =>
    Array.from({ length: count }, (_, row) => ({ row, values: { name: 'A', note } }))

  test('IM11 what does not fit is told with how much would, and nothing is added', async () => {
    const { doc, plan } = board(limits.stops - 2)
    const tried = (count: number, note = '') =>
      noRoomFor(doc, plan, 'stops', recordsFrom('stops', found(count, note), 'en'))
    expect(tried(2)).toBe(null)
    expect(tried(3)).toEqual({ measure: 'stops', left: 2 })
  })

  test('IM11 bytes count, too', () => {
    const { doc, plan } = board(1)
    expect(noRoomFor(doc, plan, 'stops', recordsFrom('stops', found(1500, 'x'.repeat(3900)), 'en'))).toEqual({
      measure: 'boardBytes',
    })
  })

  test('IM11 the page says so at the button, and adds once less is chosen', async () => {
    const { names } = await open([route], {
      plan: doc =>
        addRecords(
          doc,
          'stops',
          Array.from({ length: limits.stops - 1 }, (_, i) => ({ id: `s${i}`, values: { name: `S${i}` } })),
          'end',
        ),
    })
    await give()
    await screen.findByText('3 stops found')
    await press('Add 3 stops')
    expect(screen.getByRole('alert').textContent).toContain('room for 1 more stop only')
    expect(names()).toHaveLength(limits.stops - 1)
    await userEvent.click(screen.getByRole('checkbox', { name: 'Brest' }))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Тверь' }))
    await press('Add 1 stop')
    expect(names().at(-1)).toBe('Смоленск')
  })
})

test('IM10 records that are added together stand together, also where two people have made neighbours of one key', () => {
  const doc = new Y.Doc()
  seedPlan(doc, { title: 'x', language: 'en' })
  for (const id of ['a', 'b', 'c']) addRecord(doc, 'stops', id, { name: id }, 'end')
  const order = (doc.getMap('stops').get('b') as Y.Map<unknown>).get('order')
  const third = doc.getMap('stops').get('c') as Y.Map<unknown>
  third.set('order', order)
  addRecords(
    doc,
    'stops',
    ['x', 'y', 'z'].map(id => ({ id, values: { name: id } })),
    'b',
  )
  expect(readPlan(doc).stops.map(({ id }) => id)).toEqual(['a', 'b', 'x', 'y', 'z', 'c'])
  expect(() =>
    addRecords(
      doc,
      'stops',
      [
        { id: 'v', values: { name: 'v' } },
        { id: 'w', values: { lat: 200 } },
      ],
      'end',
    ),
  ).toThrow(RangeError)
  expect(readPlan(doc).stops.some(({ id }) => id === 'v')).toBe(false)
  removeRecord(doc, 'stops', 'a')
  addRecords(doc, 'stops', [], 'end')
  expect(readPlan(doc).stops.map(({ id }) => id)).toEqual(['b', 'x', 'y', 'z', 'c'])
})
