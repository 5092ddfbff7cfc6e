/** The hooks on a board without a server: what parts can rely on. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { addRecord, changeRecord } from '#shared/plan/edits.ts'
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
      <button type="button" onClick={edit.undo} disabled={!edit.canUndo}>
        {'undo'}
      </button>
      <button type="button" onClick={edit.redo} disabled={!edit.canRedo}>
        {'redo'}
      </button>
    </div>
  )
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
