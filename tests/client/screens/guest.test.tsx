/** A board as its guest sees it: what they are let into, what they may change, and nothing said of what is hidden. */
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { expect, test } from 'vitest'
import { OpenPoints } from '#client/parts/overview/open-points.tsx'
import { Overview } from '#client/parts/overview/overview.tsx'
import { BoardTitle } from '#client/screens/board/board-title.tsx'
import { BottomBar } from '#client/screens/board/bottom-bar.tsx'
import { GuestNotice } from '#client/screens/board/guest-notice.tsx'
import { Rail } from '#client/screens/board/rail.tsx'
import { useParts } from '#client/screens/board/use-parts.ts'
import { PartContext } from '#client/state/part-context.ts'
import { useEdit } from '#client/state/use-edit.ts'
import type { Actor, GuestPart } from '#shared/agreement/roles.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

function guest(parts: readonly GuestPart[]): { state: { actor: Actor } } {
  const stay = {
    board: 'board',
    parts,
    invitedBy: { member: 'anna', name: 'Anna Krause' },
    since: 0,
    until: Date.UTC(2027, 4, 8, 12),
  }
  const seat = { member: 'gina', name: 'Gina', committee: 'cologne', partnership: 'bond', office: '' } as const
  return { state: { actor: { ...seat, role: 'editor', signatory: false, owner: false, guest: stay } } }
}

const named = (name: string) => screen.queryAllByRole('link', { name }).length

test('S20 the page of a guest says whose guest they are, until when, and what they see', async () => {
  await renderOnBoard(<GuestNotice />, guest(['programme', 'tasks']))
  expect(await screen.findByText(/You are a guest, invited by Anna Krause, until 8 May 2027/)).toBeTruthy()
  expect(screen.getByText(/these parts of the plan: Programme and Tasks\. You can change/)).toBeTruthy()
})

test('S20 the rail leads a guest to their parts only, and there is nothing to agree', async () => {
  await renderOnBoard(<Rail part="overview" hasTalk />, guest(['programme', 'tasks']))
  expect(['Overview', 'Programme', 'Tasks', 'Talk'].map(named)).toEqual([1, 1, 1, 1])
  expect(['Route', 'Budget', 'Texts', 'Agreement'].map(named)).toEqual([0, 0, 0, 0])
  expect(screen.queryByText('Ready to agree?')).toBeNull()
})

test("S20 on a phone the bar holds a guest's parts, and the sheet behind it the rest of them", async () => {
  await renderOnBoard(
    <>
      <BottomBar part="overview" />
      <Rest />
    </>,
    guest(['budget', 'tasks', 'texts']),
  )
  expect(['Overview', 'Tasks', 'Budget', 'Talk'].map(named)).toEqual([1, 1, 1, 1])
  expect(screen.getByTestId('rest').textContent).toBe('texts')
})

function Rest(): ReactElement {
  return <p data-testid="rest">{useParts().more.join(' ')}</p>
}

test('S20 the overview of a guest says nothing of what is hidden, and asks for nothing that they cannot know', async () => {
  const plan: Parameters<typeof addRecord>[0] extends infer Doc ? (doc: Doc) => void : never = doc =>
    addRecord(doc, 'stops', 's1', { name: 'Brest' }, 'end')
  await renderOnBoard(<Overview />, { ...guest(['programme']), plan })
  for (const title of ['Who does what', 'Participants', 'Ready to agree?', 'Agreement'])
    expect(screen.queryByRole('heading', { name: title }), title).toBeNull()
  expect(screen.queryByText(/host/)).toBeNull()
  expect(screen.queryByRole('button', { name: /Edit|Change/ })).toBeNull()
})

test("S20 what is open in a guest's own part is said", async () => {
  await renderOnBoard(<OpenPoints />, {
    ...guest(['programme']),
    plan: doc => addRecord(doc, 'items', 'i1', { stop: 'gone' }, 'end'),
  })
  expect(screen.getAllByRole('button').length).toBe(1)
})

test('S20 a guest edits in their part and nowhere else', async () => {
  const { board } = await renderOnBoard(
    <>
      <BoardTitle />
      <PartContext value="programme">
        <Adder kind="items" />
      </PartContext>
      <PartContext value="tasks">
        <Adder kind="tasks" />
      </PartContext>
      <Adder kind="stops" />
    </>,
    guest(['programme']),
  )
  expect(screen.queryByRole('button', { name: 'Change the title' })).toBeNull()
  for (const button of screen.getAllByRole('button', { name: 'add' })) await userEvent.click(button)
  expect(['items', 'tasks', 'stops'].map(kind => board.doc.getMap(kind).size)).toEqual([1, 0, 0])
})

function Adder({ kind }: { readonly kind: 'items' | 'tasks' | 'stops' }): ReactElement {
  const { add } = useEdit()
  return (
    <button type="button" onClick={() => add(kind, {})}>
      add
    </button>
  )
}
