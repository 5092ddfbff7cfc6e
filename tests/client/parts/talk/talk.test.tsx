/** The talk as people use it, on a board without a server. */
import { act, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { Talk } from '#client/parts/talk/talk.tsx'
import { useTalk } from '#client/state/use-talk.ts'
import { addRecord } from '#shared/plan/edits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { messageOf, renderOnBoard } from '#tests/client/harness/board.tsx'

beforeEach(() => sessionStorage.clear())

const field = () => screen.getByRole('textbox', { name: 'Write to all committees' })

test('T6 Enter sends, the field is empty again, and the message stands in the log', async () => {
  const { board } = await renderOnBoard(<Talk />)
  await userEvent.type(field(), 'Good evening{Enter}')
  expect(board.said).toEqual([{ text: 'Good evening', language: 'en', about: null }])
  expect((field() as HTMLTextAreaElement).value).toBe('')
  expect(screen.getByRole('log').textContent).toContain('Good evening')
})

test('T6 Shift and Enter make a new line and send nothing', async () => {
  const { board } = await renderOnBoard(<Talk />)
  await userEvent.type(field(), 'One{Shift>}{Enter}{/Shift}two')
  expect(board.said).toEqual([])
  expect((field() as HTMLTextAreaElement).value).toBe('One\ntwo')
})

test('T6 a refused message comes back into the field with the reason', async () => {
  const { board } = await renderOnBoard(<Talk />)
  board.say = async () => {
    throw new Refusal('too-many')
  }
  await userEvent.type(field(), 'Hello{Enter}')
  expect((field() as HTMLTextAreaElement).value).toBe('Hello')
  expect(screen.getByRole('alert').textContent).toContain('This message was not sent.')
})

test('T6 a message that is not sent says where it is, and one that was refused can be sent again or deleted', async () => {
  const waiting = { text: 'Good evening', language: 'en', about: null, refused: null }
  const { board } = await renderOnBoard(<Talk />, {
    state: { connection: 'offline', unsent: [{ ...waiting, id: 'u1', isKept: false }] },
  })
  const said = [screen.getByText('Only in this page')]
  act(() => board.setState({ unsent: [{ ...waiting, id: 'u1', isKept: true }] }))
  said.push(screen.getByText('Kept on this device'))
  act(() => board.setState({ connection: 'online' }))
  said.push(screen.getByText('Sending'))
  expect(said).toHaveLength(3)
  act(() => board.setState({ unsent: [{ ...waiting, id: 'u1', isKept: true, refused: 'not-allowed' }] }))
  expect(screen.getByText(/This message was not sent\. Your role does not allow this\./)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
  expect(screen.getByText('Sending')).toBeTruthy()
  act(() => board.setState({ unsent: [{ ...waiting, id: 'u1', isKept: true, refused: 'not-allowed' }] }))
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(screen.queryByText('Good evening')).toBeNull()
})

test('T6 what was typed survives a reload of the page', async () => {
  const first = await renderOnBoard(<Talk />)
  await userEvent.type(field(), 'Half a sentence')
  first.unmount()
  await renderOnBoard(<Talk />)
  expect((field() as HTMLTextAreaElement).value).toBe('Half a sentence')
})

test('T3 a message about a stop is marked with the name that the stop has now', async () => {
  const about = { kind: 'stop', id: 'brest' } as const
  await renderOnBoard(<Talk />, {
    plan: doc => addRecord(doc, 'stops', 'brest', { name: 'Брэст' }, 'end'),
    state: {
      messages: [messageOf(1, 'Long enough?', { about }), messageOf(2, 'Gone', { about: { ...about, id: 'x' } })],
    },
  })
  expect(screen.getByRole('button', { name: 'About Брэст' })).toBeTruthy()
  expect(screen.getByText('Something that was removed')).toBeTruthy()
})

test('T3 "only about this" shows the messages about one thing', async () => {
  const about = { kind: 'stop', id: 'brest' } as const
  function AboutBrest() {
    const { setAbout } = useTalk()
    return (
      <button type="button" onClick={() => setAbout(about)}>
        {'about brest'}
      </button>
    )
  }
  await renderOnBoard(
    <>
      <AboutBrest />
      <Talk />
    </>,
    {
      plan: doc => addRecord(doc, 'stops', 'brest', { name: 'Brest' }, 'end'),
      state: { messages: [messageOf(1, 'In general'), messageOf(2, 'The bridge', { about })] },
    },
  )
  await userEvent.click(screen.getByText('about brest'))
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Only messages about Brest' }))
  expect(screen.queryByText('In general')).toBeNull()
  expect(screen.getByText('The bridge')).toBeTruthy()
})

test('T5 what the server notes is worded in the language of the reader', async () => {
  const system = { event: 'decided', version: 2, kind: 'approve' } as const
  await renderOnBoard(<Talk />, { language: 'de', state: { messages: [messageOf(1, '', { system })] } })
  expect(screen.getByText('Volgograd hat Fassung 2 zugestimmt')).toBeTruthy()
})

test('T7 who types is named by city', async () => {
  const { board } = await renderOnBoard(<Talk />)
  const presence = [
    {
      id: 'other',
      member: 'oleg',
      name: 'Oleg Morozov',
      committee: 'volgograd',
      client: 7,
      place: null,
      caret: null,
      typing: true,
    },
  ]
  await act(async () => board.setState({ presence }))
  expect(screen.getByText(/Volgograd is typing/)).toBeTruthy()
})

test('A10 words are marked with their language and cannot bring markup', async () => {
  const text = '<img src=x onerror=alert(1)>'
  await renderOnBoard(<Talk />, { state: { messages: [messageOf(1, text, { language: 'ru' })] } })
  const words = screen.getByText(text)
  expect(words.closest('[lang="ru"]')).toBeTruthy()
  expect(document.querySelector('img')).toBeNull()
})

test('S2 an observer reads and has no field', async () => {
  const actor = {
    member: 'anna',
    name: 'Anna Krause',
    committee: 'cologne',
    partnership: 'twins',
    role: 'observer',
    signatory: false,
    owner: false,
    guest: null,
    office: '',
  } as const
  await renderOnBoard(<Talk />, { state: { actor, messages: [messageOf(1, 'Hello')] } })
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.getByText(/Writing is not part of your role/)).toBeTruthy()
})
