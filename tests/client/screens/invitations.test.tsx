/** Making an invitation: what is asked for, and how it gets to its person. */
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { InviteGuest } from '#client/screens/board/invite-guest.tsx'
import { renderOnBoard } from '#tests/client/harness/board.tsx'

afterEach(() => vi.unstubAllGlobals())

const info = {
  ...{ id: 'i1', committee: 'cologne', board: 'board', name: 'Ada Lind', role: 'editor', office: '', signatory: false },
  ...{
    guest: { parts: ['programme'], days: 14 },
    at: 1_800_000_000_000,
    expires: 4_000_000_000_000,
    usesLeft: 1,
    joined: [],
  },
  invitedBy: { member: 'anna', name: 'Anna Krause', committee: 'cologne', office: 'Secretary' },
}

/** A server that makes whatever it is asked for, and what it was asked. */
function serverThat(lists: unknown[]): { readonly asked: unknown[] } {
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (_path: string, init?: RequestInit) => {
    if (init?.method === 'POST') asked.push(JSON.parse(String(init.body)))
    const reply =
      init?.method === 'POST' ? { invitation: info, secret: 'secret-of-this-very-invitation' } : { invitations: lists }
    return new Response(JSON.stringify(reply))
  })
  return { asked }
}

test('S8 a guest is invited to the parts that are ticked, and the link is shown with its picture', async () => {
  const { asked } = serverThat([])
  await renderOnBoard(<InviteGuest isOpen onClose={() => undefined} />)
  const make = await screen.findByRole('button', { name: 'Make the invitation' })
  await userEvent.click(make)
  expect(screen.getByText('Please enter a name.')).toBeTruthy()
  expect(screen.getByText('Please tick at least one part.')).toBeTruthy()
  await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Ada Lind')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Programme' }))
  await userEvent.click(make)
  expect((await screen.findAllByText(/\/join#secret-of-this-very-invitation$/)).length).toBeGreaterThan(0)
  expect(screen.getByRole('img', { name: 'Picture of the link, for a camera' })).toBeTruthy()
  expect(asked[0]).toMatchObject({ kind: 'guest', name: 'Ada Lind', parts: ['programme'], stayDays: 14, days: 14 })
})

test('S8 who came by an invitation is listed, with a warning when the name looks like another, and can be put out', async () => {
  const joined = [{ member: 'x', name: 'Аnna Krause', at: 1_800_000_000_000, like: 'Anna Krause' }]
  const { asked } = serverThat([{ ...info, usesLeft: 0, joined }])
  const { board } = await renderOnBoard(<InviteGuest isOpen onClose={() => undefined} />)
  expect(board.info.committees.map(each => each.id)).toContain('cologne')
  expect(await screen.findByText(/looks like Anna Krause/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /^End the stay of/ }))
  const question = within(await screen.findByRole('alertdialog'))
  await userEvent.click(question.getByRole('button', { name: 'End the stay' }))
  await waitFor(() => expect(asked).toEqual([{}]))
})
