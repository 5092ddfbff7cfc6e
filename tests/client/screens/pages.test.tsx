/** The pages around a board: signing in, the boards, what is not there. */
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Actor } from '#shared/agreement/roles.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { answerTo } from '#tests/client/harness/answers.ts'
import { renderApp } from '#tests/client/harness/app.tsx'
import { cologne, twins, volgograd } from '#tests/client/harness/board.tsx'

const actor: Actor = {
  member: 'anna',
  name: 'Anna Krause',
  committee: 'cologne',
  partnership: 'twins',
  role: 'chair',
  signatory: true,
  owner: false,
  guest: null,
  office: 'Chair',
}
const wording = (text: string) => ({ text })
const me: MeReply = {
  actor,
  partnership: twins,
  committee: cologne,
  boards: [
    { id: 'old', title: { en: wording('Choir visit') }, committees: [cologne], changedAt: 1_700_000_000_000 },
    {
      id: 'train',
      title: { en: wording('Remembrance Train'), de: wording('Gedenkzug') },
      committees: [cologne, volgograd],
      changedAt: 1_800_000_000_000,
    },
  ],
}

const whose = async () => ({ name: 'Anna Krause', office: 'Chair', city: 'Cologne' })
const address = '/sign-in#LZFbPGtBzF_Lu1ZEPz6GGrQ'

test('S8 a personal link says whose it is, and signs in by a press and by nothing else', async () => {
  const signIn = vi.fn((..._said: string[]) => new Promise<void>(() => undefined))
  await renderApp(address, { signIn, whose })
  const button = await screen.findByRole('button', { name: 'Continue as Anna Krause' })
  expect(screen.getByText('Chair, Cologne')).toBeTruthy()
  expect(signIn).not.toHaveBeenCalled()
  await userEvent.click(button)
  expect(signIn.mock.calls[0]?.[0]).toBe('LZFbPGtBzF_Lu1ZEPz6GGrQ')
})

test('S8 a press whose answer was lost is made again under the same key', async () => {
  const signIn = vi.fn((..._said: string[]) => Promise.reject(new Refusal('room-unavailable')))
  await renderApp(address, { signIn, whose })
  const press = async () => userEvent.click(await screen.findByRole('button', { name: 'Continue as Anna Krause' }))
  await press()
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/)
  await press()
  const keys = signIn.mock.calls.map(([, key]) => key)
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('S8 a link that is used up says so and what to do', async () => {
  await renderApp(address, { whose: async () => Promise.reject(new Refusal('link-invalid')) })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe(
    'This link is used up or expired.Please ask the person who sent it for a new one. You lose nothing.',
  )
})

test('somebody without a link learns how to get one, and can paste one', async () => {
  answerTo('/api/ways', { passkey: false, mail: false, oidc: null })
  const asked = vi.fn(whose)
  await renderApp('/sign-in', { whose: asked })
  await userEvent.click(await screen.findByRole('button', { name: 'I have a link' }))
  const field = await screen.findByRole('textbox', { name: 'Personal link' })
  await userEvent.type(field, 'hello{Enter}')
  expect(screen.getByText(/does not look like a personal link/)).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, 'https://plan.example.org/sign-in#LZFbPGtBzF_Lu1ZEPz6GGrQ{Enter}')
  await screen.findByRole('button', { name: 'Continue as Anna Krause' })
  expect(asked).toHaveBeenCalledWith('LZFbPGtBzF_Lu1ZEPz6GGrQ', undefined)
})

test('the boards stand newest first, titled in the reader’s language where there is one', async () => {
  await renderApp('/', { me: async () => me }, 'de')
  const titles = (await screen.findAllByRole('heading', { level: 2 })).map(each => each.textContent)
  expect(titles).toEqual(['Gedenkzug', 'Choir visit'])
  expect(screen.getByRole('link', { name: 'Choir visit' }).getAttribute('lang')).toBe('en')
  expect(document.documentElement.lang).toBe('de')
  expect(document.title).toBe('Boards – Twinboard')
})

test('a chair begins a board with the committees that are ticked', async () => {
  answerTo('/api/partnership', { partnership: twins, committees: [cologne, volgograd], members: [], register: [] })
  const createBoard = vi.fn(async () => Promise.reject(new Refusal('not-allowed')))
  await renderApp('/', { me: async () => me, createBoard })
  await userEvent.click(await screen.findByRole('button', { name: 'New board' }))
  const sheet = within(await screen.findByRole('dialog'))
  await userEvent.click(sheet.getByRole('button', { name: 'Begin the board' }))
  expect(sheet.getByText('Please enter a title.')).toBeTruthy()
  await userEvent.type(sheet.getByRole('textbox', { name: 'Title of the project' }), 'Youth week')
  await userEvent.click(await sheet.findByRole('checkbox', { name: 'Volgograd' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Begin the board' }))
  expect(createBoard.mock.calls).toEqual([[{ title: 'Youth week', language: 'en', committees: ['cologne'] }]])
  expect((await sheet.findByRole('alert')).textContent).toBe('Your role does not allow this.')
})

test('an editor sees no button that the server would refuse', async () => {
  await renderApp('/', { me: async () => ({ ...me, actor: { ...actor, role: 'editor' } }) })
  await screen.findByText('Anna Krause · Chair, Cologne')
  expect(screen.queryByRole('button', { name: 'New board' })).toBeNull()
})

test('a stranger is led to the sign-in', async () => {
  await renderApp('/', { me: async () => Promise.reject(new Refusal('not-signed-in')) })
  expect((await screen.findByRole('link', { name: 'Sign in' })).getAttribute('href')).toBe('/sign-in')
})

test('an address with nothing behind it says so', async () => {
  await renderApp('/nowhere', {})
  expect(screen.getByRole('heading', { level: 1, name: 'Page not found' })).toBeTruthy()
})

test('L3 the language changes without a reload', async () => {
  await renderApp('/', { me: async () => me })
  await screen.findByRole('heading', { name: 'Your boards' })
  await userEvent.click(screen.getByRole('button', { name: 'Settings' }))
  await userEvent.click(await screen.findByRole('button', { name: /Language of this page/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Deutsch' }))
  await waitFor(() => expect(document.documentElement.lang).toBe('de'))
  expect(screen.getByRole('heading', { name: 'Einstellungen' })).toBeTruthy()
})
