/** The sheet of letters: what it sends, what it asks for, and that nothing typed into it outlives it. */
import { screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { type ReactElement, useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { LettersSheet } from '#client/screens/board/letters/letters-sheet.tsx'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

afterEach(() => vi.unstubAllGlobals())

function Opened(): ReactElement {
  const [isOpen, setOpen] = useState(true)
  return (
    <>
      <LettersSheet isOpen={isOpen} onClose={() => setOpen(false)} />
      {isOpen ? null : (
        <button type="button" onClick={() => setOpen(true)}>
          {'open again'}
        </button>
      )}
    </>
  )
}

/** The server's answer to each call, and what was sent. */
function answering(status: number, body: string): LetterRequest[] {
  const sent: LetterRequest[] = []
  const headers = { 'content-disposition': 'attachment; filename=Bridge-visa-DRAFT.pdf' }
  vi.stubGlobal('fetch', async (path: string, { body: said }: RequestInit) => {
    expect(path).toBe('/api/boards/board/letters') // no name in the address
    sent.push(JSON.parse(String(said)))
    return new Response(body, { status, headers })
  })
  return sent
}

/** Pasted, since each key that is typed draws all fields anew. */
async function put(field: HTMLElement | undefined, text: string): Promise<void> {
  if (field === undefined) throw new Error('no such field')
  await userEvent.click(field)
  await userEvent.paste(text)
}

const make = () => screen.getByRole('button', { name: 'Make the letter' })

test('E67 nothing is sent until each person has a name and an authority is named, and the form says so', async () => {
  const sent = answering(200, '%PDF')
  await renderOnBoard(<Opened />)
  await userEvent.click(await screen.findByRole('radio', { name: 'For a visa' }))
  await userEvent.click(make())
  expect(screen.getByRole('alert').textContent).toBe('Something is missing above.')
  expect(screen.getByText('Please write a name.')).toBeTruthy()
  expect(screen.getByText('Please write which authority the letter goes to.')).toBeTruthy()
  expect(sent).toEqual([])
})

test('E67 what was typed is sent as one letter of my committee, and the file is offered', async () => {
  const sent = answering(200, '%PDF')
  await renderOnBoard(<Opened />)
  await userEvent.click(await screen.findByRole('radio', { name: 'For a visa' }))
  await put(screen.getByRole('textbox', { name: 'Consulate or authority' }), 'Consulate\n\n Berlin ')
  await put(screen.getByRole('textbox', { name: 'Name as in the passport' }), 'Xandra Quill')
  await userEvent.click(screen.getByRole('button', { name: 'Add a person' }))
  await put(screen.getAllByRole('textbox', { name: 'Name as in the passport' })[1], 'Second')
  await userEvent.click(screen.getByRole('checkbox', { name: 'A letter for each person, all in one file' }))
  await userEvent.click(make())
  expect((await screen.findByText(/Bridge-visa-DRAFT\.pdf has been made/)).textContent).toBeTruthy()
  expect(sent).toMatchObject([
    {
      ...{ kind: 'visa', version: 'draft', beside: null, from: 'cologne', signer: null, apart: true },
      to: ['Consulate', 'Berlin'],
      persons: [{ name: 'Xandra Quill', born: '', nationality: '', passport: '' }, { name: 'Second' }],
    },
  ])
})

test('E67 a no of the server is shown, and what was typed stays', async () => {
  answering(403, JSON.stringify({ code: 'not-allowed' }))
  await renderOnBoard(<Opened />)
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name as in the passport' })
  await put(name, 'Xandra Quill')
  await userEvent.click(make())
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect(name.value).toBe('Xandra Quill')
})

test('E66 closing asks first, and then all that was typed is gone; the device keeps none of it', async () => {
  await renderOnBoard(<Opened />)
  await put(await screen.findByRole('textbox', { name: 'Name as in the passport' }), 'Xandra Quill')
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Go on writing' }))
  expect(screen.getByDisplayValue('Xandra Quill')).toBeTruthy()
  await userEvent.keyboard('{Escape}')
  await userEvent.click(await screen.findByRole('button', { name: 'Close and forget' }))
  await userEvent.click(await screen.findByRole('button', { name: 'open again' }))
  const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name as in the passport' })
  expect(name.value).toBe('')
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])).not.toContain('Quill')
})

test('E66 the browser asks before the page goes, while something is typed and not before', async () => {
  await renderOnBoard(<Opened />)
  const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const name = await screen.findByRole('textbox', { name: 'Name as in the passport' })
  expect(isAsked()).toBe(false)
  await put(name, 'X')
  await waitFor(() => expect(isAsked()).toBe(true))
})
