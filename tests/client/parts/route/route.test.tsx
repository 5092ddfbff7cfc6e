/** The route on a board without a server: what people do in the line, and what they are told. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import { PositionFields } from '#client/parts/route/coordinate-field.tsx'
import { PlaceSearch } from '#client/parts/route/place-search.tsx'
import { Route } from '#client/parts/route/route.tsx'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import type { FoundPlace } from '#shared/protocol/routes.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'
import { samplePlan } from './sample-plan.ts'

function fill(doc: Y.Doc): void {
  for (const { id, ...values } of samplePlan.stops) addRecord(doc, 'stops', id, values, 'end')
  for (const { id, standing, ...values } of samplePlan.legs) addRecord(doc, 'legs', id, values, 'end')
  for (const { id, unplaced, ...values } of samplePlan.items) addRecord(doc, 'items', id, values, 'end')
}

const stopNames = (doc: Y.Doc) => readPlan(doc).stops.map(stop => stop.name)
const status = () => screen.getByRole('status').textContent
const card = (name: RegExp) => screen.getByRole('button', { name })

beforeEach(() => {
  // No network in this room: the map stays a word, the list is the whole route (A5).
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  Element.prototype.scrollIntoView = () => undefined
})

describe('the line', () => {
  it('shows the local name first, the reader’s alias after it, times with day and zone', async () => {
    await renderOnBoard(<Route />, { plan: fill })
    const line = screen.getByRole('list', { name: 'Stops in travelling order' })
    const rows = within(line).getAllByRole('heading', { level: 3 })
    expect(rows.map(row => row.textContent)).toEqual(['Berlin', 'Warszawa', 'Брэст'])
    expect(line.textContent).toContain('Warsaw · Warszawa Centralna · PL')
    expect(line.textContent).toContain('Sun 2 May')
    expect(line.textContent).toContain('CEST')
    expect(line.textContent).toContain('574 km')
  })

  it('A2 “Earlier” and “Later” move the stop, say where it is now, and keep the focus', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    const user = userEvent.setup()
    await user.click(card(/^Брэст, stop 3 of 3/))
    await user.click(screen.getByRole('button', { name: 'Move Брэст earlier' }))
    expect(stopNames(board.doc)).toEqual(['Berlin', 'Брэст', 'Warszawa'])
    expect(status()).toBe('Брэст is now stop 2 of 3')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Брэст earlier' }))
    await user.click(screen.getByRole('button', { name: 'Move Брэст earlier' }))
    expect(status()).toBe('Брэст is now stop 1 of 3')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Брэст later' }))
  })

  it('A2 the name’s own keys, Alt with an arrow, move it too', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    const name = card(/^Berlin, stop 1/)
    name.focus()
    fireEvent.keyDown(name, { key: 'ArrowDown', altKey: true })
    expect(stopNames(board.doc)).toEqual(['Warszawa', 'Berlin', 'Брэст'])
    expect(document.activeElement).toBe(card(/^Berlin, stop 2/))
  })

  it('removes a stop with a word and an undo that brings it back', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    const user = userEvent.setup()
    await user.click(card(/^Warszawa/))
    await user.click(screen.getByRole('button', { name: 'Delete Warszawa' }))
    expect(stopNames(board.doc)).toEqual(['Berlin', 'Брэст'])
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(stopNames(board.doc)).toEqual(['Berlin', 'Warszawa', 'Брэст'])
  })

  it('a way that lost its place is kept, and takes an open one', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    expect(screen.getByRole('heading', { name: 'Legs that lost their place' })).toBeTruthy()
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: /New place of the leg Berlin to Брэст/ }))
    await user.click(await screen.findByRole('option', { name: 'Warszawa to Брэст' }))
    const leg = readPlan(board.doc).legs.find(each => each.id === 'lost')
    expect([leg?.from, leg?.to, leg?.standing]).toEqual(['warszawa', 'brest', 'placed'])
  })

  it('what others change appears without moving anything of mine', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    await userEvent.setup().click(card(/^Брэст/))
    await act(async () => board.fromElsewhere(doc => changeRecord(doc, 'stops', 'berlin', { station: 'Ostbahnhof' })))
    expect(screen.getByText(/Ostbahnhof/)).toBeTruthy()
    expect(card(/^Брэст/).getAttribute('aria-expanded')).toBe('true')
  })

  it('a reader without the right to edit sees no button that edits', async () => {
    await renderOnBoard(<Route />, { plan: fill, state: { readOnly: true } })
    await userEvent.setup().click(card(/^Berlin/))
    expect(screen.queryByRole('button', { name: /Add stop|Edit|Delete|Move Berlin/ })).toBeNull()
    expect(screen.getByRole('button', { name: /^Talk about this/ })).toBeTruthy()
  })

  it('A5 the list does its work when the map cannot be had', async () => {
    await renderOnBoard(<Route />, { plan: fill })
    expect(await screen.findByText(/The map could not be loaded/)).toBeTruthy()
    expect(card(/^Berlin/)).toBeTruthy()
  })
})

describe('the fields of a stop', () => {
  const atChange = (arrive: string) => (doc: Y.Doc) =>
    addRecord(doc, 'stops', 'berlin', { name: 'Berlin', zone: 'Europe/Berlin', arrive }, 'end')

  async function openFields(plan: (doc: Y.Doc) => void) {
    const view = await renderOnBoard(<Route />, { plan })
    const user = userEvent.setup()
    await user.click(card(/^Berlin/))
    await user.click(screen.getByRole('button', { name: 'Edit Berlin' }))
    return { ...view, user, sheet: within(await screen.findByRole('dialog', { name: 'Berlin' })) }
  }

  it('L5 a time that a clock change skips is an error at its field', async () => {
    const { sheet } = await openFields(atChange('2027-03-28T02:30'))
    expect(await sheet.findByText(/This time does not exist/)).toBeTruthy()
  })

  it('L5 a time that comes twice is said beside its field', async () => {
    const { sheet } = await openFields(atChange('2027-10-31T02:30'))
    expect(await sheet.findByText(/This time comes twice/)).toBeTruthy()
  })

  it('others see where I am, and no longer once the sheet is closed', async () => {
    const { board, sheet, user } = await openFields(fill)
    await user.click(sheet.getByLabelText('Station or address'))
    expect(board.presence.place).toEqual({ part: 'route', record: 'berlin', field: 'station' })
    await user.click(sheet.getByRole('button', { name: 'Done' }))
    await waitFor(() => expect(board.presence.place).toEqual({ part: 'route', record: null, field: null }))
  })

  it('names in the working languages are written side by side', async () => {
    const { board, sheet, user } = await openFields(fill)
    await user.type(sheet.getByLabelText('Name in Russian'), 'Берлин{Enter}')
    expect(readPlan(board.doc).stops[0]?.alias.ru?.text).toBe('Берлин')
  })
})

describe('a new stop', () => {
  const brest: FoundPlace = {
    name: 'Брэст',
    alias: 'Brest',
    country: 'BY',
    lat: 52.1,
    lon: 23.7,
    population: 340_000,
    zone: 'Europe/Minsk',
  }

  it('is found by name and chosen with the keyboard', async () => {
    const chosen = vi.fn()
    await renderOnBoard(<PlaceSearch onChoose={chosen} find={async () => [brest]} />)
    const user = userEvent.setup()
    await user.type(screen.getByRole('combobox'), 'bre')
    await screen.findByRole('option', { name: /Брэст/ })
    await user.keyboard('{ArrowDown}{Enter}')
    expect(chosen).toHaveBeenCalledWith(brest)
  })

  it('A9 is refused without a name, with the reason at the field', async () => {
    const { board } = await renderOnBoard(<Route />, { plan: fill })
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Add stop' }))
    await user.click(await screen.findByRole('button', { name: 'Add this stop' }))
    expect(await screen.findByText('A stop needs a name.')).toBeTruthy()
    expect(stopNames(board.doc)).toHaveLength(3)
    await user.type(screen.getByLabelText('Local name', { exact: false }), 'Minsk')
    await user.click(screen.getByRole('button', { name: 'Add this stop' }))
    await waitFor(() => expect(stopNames(board.doc)).toEqual(['Berlin', 'Warszawa', 'Брэст', 'Minsk']))
  })
})

describe('coordinates by hand', () => {
  it('A9 what is no coordinate stays in the field with a word on how to write it, and is not committed', async () => {
    const commit = vi.fn()
    await renderOnBoard(<PositionFields position={{ lat: null, lon: null }} onCommit={commit} />)
    const user = userEvent.setup()
    await user.type(screen.getByLabelText('Latitude'), 'north of the river')
    await user.tab()
    expect(screen.getByText(/This is not a position/)).toBeTruthy()
    expect(commit).not.toHaveBeenCalled()
    await user.clear(screen.getByLabelText('Latitude'))
    await user.type(screen.getByLabelText('Latitude'), '52.1003, 23.6803')
    await user.tab()
    expect(commit).toHaveBeenLastCalledWith({ lat: 52.1003, lon: 23.6803 })
  })

  it('takes the decimal comma of a German reader', async () => {
    const commit = vi.fn()
    await renderOnBoard(<PositionFields position={{ lat: 52.5, lon: null }} onCommit={commit} />, { language: 'de' })
    expect((screen.getByLabelText('Breite') as HTMLInputElement).value).toBe('52,5')
    await userEvent.setup().type(screen.getByLabelText('Länge'), '13,3694{Enter}')
    expect(commit).toHaveBeenCalledWith({ lon: 13.3694 })
  })
})
