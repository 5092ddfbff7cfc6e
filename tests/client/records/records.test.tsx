/** What the lists of a plan share at their rows and fields. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { stepWithin } from '#client/records/step-within.ts'
import { shownFacts } from '#client/records/warnings.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { formatFor } from '#client/state/format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { TextField } from '#client/ui/text-field.tsx'
import { addRecord, word } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function PlaceField() {
  const at = useFieldMarks('programme', 'tour')
  usePlaceLeft('programme')
  return <TextField {...at('place')} label="Place" value="" onCommit={() => undefined} />
}

function TitleField() {
  const task = usePlan(plan => plan.tasks[0])
  if (task === undefined) return null
  const target = { kind: 'tasks', id: task.id } as const
  return <WordingField part="tasks" target={target} field="title" label="Title" value={task.title} />
}

test('the others see in which field I am, and that I left when the sheet closes', async () => {
  const { board, unmount } = await renderOnBoard(<PlaceField />)
  await userEvent.click(screen.getByRole('textbox', { name: 'Place' }))
  expect(board.presence.place).toEqual({ part: 'programme', record: 'tour', field: 'place' })
  unmount()
  expect(board.presence.place).toEqual({ part: 'programme', record: null, field: null })
})

test('who only reads is not shown as working in a field', async () => {
  const { board } = await renderOnBoard(<PlaceField />, { state: { readOnly: true } })
  await userEvent.click(screen.getByRole('textbox', { name: 'Place' }))
  expect(board.presence.place).toBeNull()
})

test("a field that somebody else edits is labelled with that person's city", async () => {
  const place = { part: 'programme', record: 'tour', field: 'place' }
  const oleg = { id: 'c2', member: 'oleg', name: 'Oleg Morozov', committee: 'volgograd', client: 2 }
  await renderOnBoard(<PlaceField />, { state: { presence: [{ ...oleg, place, caret: null, typing: false }] } })
  expect(screen.getByText('Volgograd').closest('[title]')?.getAttribute('title')).toBe('Oleg Morozov')
})

test('L4 a wording older than its source says so, shows the source, and is confirmed with one press', async () => {
  const { board } = await renderOnBoard(<TitleField />, {
    language: 'de',
    plan: doc => {
      addRecord(doc, 'tasks', 'hall', { title: { en: { text: 'Book the hall' }, de: { text: 'Saal buchen' } } }, 'end')
    },
  })
  act(() => board.fromElsewhere(doc => word(doc, { kind: 'tasks', id: 'hall' }, 'title', 'en', 'Book both halls')))
  expect(await screen.findByText('Book both halls')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Inhalt unverändert' }))
  expect(screen.queryByText('Book both halls')).toBeNull()
  expect(readPlan(board.doc).tasks[0]?.title.de?.text).toBe('Saal buchen')
})

test('facts of a warning are written as the reader writes them', () => {
  const format = formatFor('de-DE', () => 0)
  const facts = { day: '2027-05-01', sum: '1100.00', km: 1234, count: 2, languages: 'de, ru', line: 'Saal 3.1x' }
  const warning = { code: 'shares-do-not-add-up', kind: 'lines', id: 'x', facts } as const
  expect(shownFacts(warning, format)).toEqual({
    day: format.dayShort('2027-05-01'),
    sum: '1.100,00',
    km: '1.234',
    count: 2,
    languages: 'Deutsch und Russisch',
    line: 'Saal 3.1x',
  })
})

test('one step among the records that are shown passes over those that are not', () => {
  const all = ['a', 'hidden', 'b'].map(id => ({ id }))
  const shown = all.filter(each => each.id !== 'hidden')
  expect(stepWithin(all, shown, 'b', -1)).toBeNull()
  expect(stepWithin(all, shown, 'a', 1)).toBe('b')
  expect(stepWithin(all, shown, 'b', 1)).toBeUndefined()
  expect(stepWithin(all, shown, 'gone', 1)).toBeUndefined()
})
