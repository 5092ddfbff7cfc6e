/** The hooks on a board without a server: what parts can rely on. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { type Edit, useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function Stops({ onRender }: { readonly onRender: () => void }): ReactElement {
  const stops = usePlan(plan => plan.stops)
  const edit = useEdit()
  onRender()
  return (
    <div>
      <p data-testid="names">{stops.map(stop => stop.name).join(' ')}</p>
      <button type="button" onClick={() => edit.change('stops', 'a', { name: 'Berlin' })}>
        {'rename'}
      </button>
      <button type="button" onClick={() => edit.together(() => renameBoth(edit))}>
        {'rename both'}
      </button>
      <button type="button" onClick={() => edit.begin('stops', {}).settle()}>
        {'begin and leave'}
      </button>
      <button type="button" onClick={edit.undo} disabled={!edit.canUndo}>
        {'undo'}
      </button>
      <button type="button" onClick={edit.redo} disabled={!edit.canRedo}>
        {'redo'}
      </button>
    </div>
  )
}

function renameBoth(edit: Edit): void {
  edit.change('stops', 'a', { name: 'Berlin' })
  edit.change('stops', 'b', { name: 'Brest' })
}

const names = () => screen.getByTestId('names').textContent

test('undo takes back only my own steps, and what others do meanwhile stays', async () => {
  const { board } = await renderOnBoard(<Stops onRender={() => undefined} />, {
    plan: doc => addRecord(doc, 'stops', 'a', { name: 'Köln' }, 'end'),
  })
  const user = userEvent.setup()
  await user.click(screen.getByText('rename'))
  await act(async () => board.fromElsewhere(doc => addRecord(doc, 'stops', 'b', { name: 'Minsk' }, 'end')))
  expect(names()).toBe('Berlin Minsk')
  await user.click(screen.getByText('undo'))
  expect(names()).toBe('Köln Minsk')
  expect(screen.getByText('undo').hasAttribute('disabled')).toBe(true)
  await user.click(screen.getByText('redo'))
  expect(names()).toBe('Berlin Minsk')
})

test('a part renders again only when what it shows changed', async () => {
  let renders = 0
  const { board } = await renderOnBoard(<Stops onRender={() => renders++} />, {
    plan: doc => addRecord(doc, 'stops', 'a', { name: 'Köln' }, 'end'),
  })
  const before = renders
  await act(async () => board.fromElsewhere(doc => addRecord(doc, 'tasks', 't', {}, 'end')))
  expect(renders).toBe(before)
  await act(async () => board.fromElsewhere(doc => changeRecord(doc, 'stops', 'a', { station: 'Hbf' })))
  expect(renders).toBe(before + 1)
})

test('P7 one press of undo takes back the whole of an action', async () => {
  await renderOnBoard(<Stops onRender={() => undefined} />, {
    plan: doc => {
      addRecord(doc, 'stops', 'a', { name: 'Köln' }, 'end')
      addRecord(doc, 'stops', 'b', { name: 'Minsk' }, 'end')
    },
  })
  await userEvent.click(screen.getByText('rename both'))
  expect(names()).toBe('Berlin Brest')
  await userEvent.click(screen.getByText('undo'))
  expect(names()).toBe('Köln Minsk')
})

test('P25 a record that was begun and left leaves nothing to undo and nothing to redo', async () => {
  const { board } = await renderOnBoard(<Stops onRender={() => undefined} />)
  await userEvent.click(screen.getByText('begin and leave'))
  expect(readPlan(board.doc).stops).toEqual([])
  for (const name of ['undo', 'redo']) expect(screen.getByText(name).hasAttribute('disabled')).toBe(true)
})
