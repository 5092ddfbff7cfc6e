/** The fields: named, committed when they are left, and never overwritten while somebody types in them. */
import { act, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { I18nProvider } from 'react-aria-components'
import { afterEach, expect, test, vi } from 'vitest'
import { CheckField } from '#client/ui/check-field.tsx'
import { DayPicker } from '#client/ui/day-picker.tsx'
import { MoneyField, NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { UiWordsProvider } from '#client/ui/ui-words.tsx'
import { commitAfterMs } from '#client/ui/use-draft.ts'

const words = {
  loading: 'Loading',
  close: 'Close',
  clear: 'Empty',
  openCalendar: 'Calendar',
  day: 'Day',
  time: 'Time',
  notANumber: 'No number',
  mostCharacters: 40,
  tooLong: (count: number) => `${count} too many`,
}

function show(field: ReactElement, locale = 'en-GB') {
  const page = (inner: ReactElement) => (
    <I18nProvider locale={locale}>
      <UiWordsProvider words={words}>{inner}</UiWordsProvider>
    </I18nProvider>
  )
  const view = render(page(field))
  return { rerender: (next: ReactElement) => view.rerender(page(next)) }
}

const box = (name: string) => screen.getByRole('textbox', { name }) as HTMLInputElement

afterEach(() => vi.useRealTimers())

test('A9 what is too long is said at the field, stays in it, and is not committed until it is shorter', async () => {
  const committed: string[] = []
  show(<TextField label="Note" value="" onCommit={text => committed.push(text)} />)
  await userEvent.click(box('Note'))
  await userEvent.paste('x'.repeat(43))
  expect(box('Note').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('3 too many')).toBeTruthy()
  await userEvent.tab()
  expect([box('Note').value.length, committed]).toEqual([43, []])
  await userEvent.type(box('Note'), '{Backspace}{Backspace}{Backspace}')
  await userEvent.tab()
  expect([box('Note').value, screen.queryByText(/too many/)]).toEqual(['', null])
  expect(committed).toEqual(['x'.repeat(40)])
})

test('R2 what is being typed is committed before the page goes', async () => {
  const committed: string[] = []
  show(<TextField label="Note" value="" onCommit={text => committed.push(text)} />)
  await userEvent.type(box('Note'), 'half a sen')
  expect(committed).toEqual([])
  window.dispatchEvent(new Event('beforeunload'))
  expect(committed).toEqual(['half a sen'])
})

test('A9 a field has its label, its description and its error, in words that belong to it', () => {
  show(<TextField label="Station" description="As printed" error="Too long" value="" onCommit={() => undefined} />)
  const described = box('Station').getAttribute('aria-describedby')?.split(' ') ?? []
  const said = described.map(id => document.getElementById(id)?.textContent)
  expect(said).toEqual(expect.arrayContaining(['As printed', 'Too long']))
  expect(box('Station').getAttribute('aria-invalid')).toBe('true')
})

test('A6 a text is committed once when the field is left, and not when nothing was typed', async () => {
  const onCommit = vi.fn()
  show(<TextField label="Station" value="Hbf" onCommit={onCommit} />)
  await userEvent.click(box('Station'))
  await userEvent.tab()
  expect(onCommit).not.toHaveBeenCalled()
  await userEvent.type(box('Station'), ' West')
  await userEvent.tab()
  expect(onCommit.mock.calls).toEqual([['Hbf West']])
})

test('A6 a text is committed by Enter, and by itself a moment after typing stops', async () => {
  const onCommit = vi.fn()
  show(<TextField label="Station" value="" onCommit={onCommit} />)
  await userEvent.type(box('Station'), 'Ost{Enter}')
  expect(onCommit.mock.calls).toEqual([['Ost']])
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  await user.type(box('Station'), 'see')
  act(() => void vi.advanceTimersByTime(commitAfterMs))
  expect(onCommit.mock.calls.at(-1)).toEqual(['Ostsee'])
})

test('A6 a change from elsewhere shows in a field that nobody types in, and never in one that somebody does', async () => {
  const onCommit = vi.fn()
  const { rerender } = show(<TextField label="Station" value="Hbf" onCommit={onCommit} />)
  rerender(<TextField label="Station" value="Mitte" onCommit={onCommit} />)
  expect(box('Station').value).toBe('Mitte')
  await userEvent.type(box('Station'), '!')
  rerender(<TextField label="Station" value="Süd" onCommit={onCommit} />)
  expect(box('Station').value).toBe('Mitte!')
  await userEvent.tab()
  expect(onCommit.mock.calls).toEqual([['Mitte!']])
})

test('Escape takes back what was typed', async () => {
  const onCommit = vi.fn()
  show(<TextField label="Station" value="Hbf" onCommit={onCommit} />)
  await userEvent.type(box('Station'), 'x{Escape}')
  await userEvent.tab()
  expect(box('Station').value).toBe('Hbf')
  expect(onCommit).not.toHaveBeenCalled()
})

test('L5 numbers are typed and shown in the reader’s way', async () => {
  const onCommit = vi.fn()
  show(<NumberField label="Strecke" value={1234.5} onCommit={onCommit} />, 'de-DE')
  expect(box('Strecke').value).toBe('1234,5')
  await userEvent.clear(box('Strecke'))
  await userEvent.type(box('Strecke'), '1.250,75')
  await userEvent.tab()
  expect(onCommit.mock.calls).toEqual([[1250.75]])
})

test('A9 what is no number stays in the field with a word, and is not committed', async () => {
  const onCommit = vi.fn()
  show(<NumberField label="Distance" value={5} onCommit={onCommit} min={0} />)
  await userEvent.clear(box('Distance'))
  await userEvent.type(box('Distance'), 'far{Tab}')
  expect([box('Distance').value, screen.getByText('No number')]).toBeTruthy()
  await userEvent.clear(box('Distance'))
  await userEvent.type(box('Distance'), '-3{Tab}')
  expect(screen.getByText('No number')).toBeTruthy()
  expect(onCommit).not.toHaveBeenCalled()
})

test('money is typed in euro and kept in cents; a currency without cents has none', async () => {
  const onCommit = vi.fn()
  const { rerender } = show(<MoneyField label="Amount" currency="EUR" value={420_000} onCommit={onCommit} />)
  expect(box('Amount').value).toBe('4200.00')
  await userEvent.clear(box('Amount'))
  await userEvent.type(box('Amount'), '19.99{Tab}')
  expect(onCommit.mock.calls).toEqual([[1999]])
  rerender(<MoneyField label="Amount" currency="JPY" value={5000} onCommit={onCommit} />)
  expect(box('Amount').value).toBe('5000')
})

test('a choice is made from a list, the empty value included', async () => {
  const onChange = vi.fn()
  const options = [
    { value: '', label: 'Nobody' },
    { value: 'cologne', label: 'Cologne' },
  ]
  show(<SelectField label="Host" value="cologne" options={options} onChange={onChange} />)
  await userEvent.click(screen.getByRole('button', { name: /Host/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Nobody' }))
  expect(onChange.mock.calls).toEqual([['']])
})

test('a tick box is named and changes at once', async () => {
  const onChange = vi.fn()
  show(<CheckField label="In kind" value={false} onChange={onChange} />)
  await userEvent.click(screen.getByRole('checkbox', { name: 'In kind' }))
  expect(onChange.mock.calls).toEqual([[true]])
})

test('a day is committed when the field is left, not while its year is typed', async () => {
  // happy-dom tells every change of the selection to itself without end.
  vi.spyOn(Selection.prototype, 'collapse').mockImplementation(() => undefined)
  const onCommit = vi.fn()
  show(<DayPicker label="First day" value={null} onCommit={onCommit} />)
  await userEvent.click(screen.getAllByRole('spinbutton')[0] ?? document.body)
  await userEvent.keyboard('01052027')
  expect(onCommit).not.toHaveBeenCalled()
  await userEvent.click(document.body)
  expect(onCommit.mock.calls).toEqual([['2027-05-01']])
})
