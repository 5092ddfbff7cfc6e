/** The page on people's data, the city's notice, and the way out of a device. */
import 'fake-indexeddb/auto'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDevice } from '#client/link/device.ts'
import { deviceContents } from '#client/link/device-contents.ts'
import { keptHere } from '#client/state/kept.ts'
import { emptyDevice, isOwnDevice, setOwnDevice } from '#client/state/own-device.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import type { PrivacyReply } from '#shared/protocol/privacy.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { MeReply } from '#shared/protocol/routes.ts'
import { renderApp } from '#tests/client/harness/app.tsx'
import { cologne, twins } from '#tests/client/harness/board.tsx'

const actor: Actor = {
  ...{
    member: 'anna',
    name: 'Anna Krause',
    committee: 'cologne',
    partnership: 'twins',
    role: 'editor',
    office: 'Treasurer',
  },
  ...{ signatory: false, owner: false, guest: null },
}
const me: MeReply = { actor, committee: cologne, partnership: twins, boards: [] }
const notice = { committee: 'cologne', city: 'Cologne', version: 5, words: { en: { text: 'Ask the town hall.' } } }
const privacy: PrivacyReply = {
  ...{ host: 'Town of Kemi', contact: '', kept: ['Plans stay.'], removed: [] },
  notice: { ...notice, isRead: false },
}
const pages = { me: async () => me, privacy: async () => privacy }
const edit = (member: string, n: number) => {
  return { board: 'train', device: member, n, member, epoch: 1, at: n, update: Uint8Array.of(n) }
}

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  for (const member of ['anna', 'boris']) await emptyDevice(member)
})
afterEach(() => vi.restoreAllMocks())

test('G1 the page says who sees everything, and leads to my own copy', async () => {
  await renderApp('/privacy', pages)
  expect(await screen.findByText(/The host can read everything/)).toBeTruthy()
  expect(await screen.findByText('The server is run by: Town of Kemi.')).toBeTruthy()
  expect((await screen.findByText('Get my data')).closest('a')?.getAttribute('href')).toBe('/api/me/data?language=en')
  expect(screen.queryByText('Record of processing')).toBeNull()
  expect(screen.queryByText("Erase a board's history")).toBeNull()
})

test('G2 erasing oneself needs the own name, typed', async () => {
  await renderApp('/privacy', pages)
  const button = await screen.findByRole('button', { name: 'Erase me for good' })
  expect((button as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(screen.getByRole('textbox', { name: /Type your name/ }), 'Anna Krause')
  await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false))
  await userEvent.click(button)
  expect(await screen.findByRole('alertdialog', { name: 'Erase you for good?' })).toBeTruthy()
})

test('G6 the notice stands on the first page until it was read, and holds nobody up', async () => {
  const first = await renderApp('/', pages)
  expect(await screen.findByText('Ask the town hall.')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  first.unmount()
  await renderApp('/', { ...pages, privacy: async () => ({ ...privacy, notice: { ...notice, isRead: true } }) })
  await screen.findByRole('heading', { name: 'Your boards' })
  expect(screen.queryByText('Ask the town hall.')).toBeNull()
})

test('G7 signing out empties the device of my things, and leaves what others have on it', async () => {
  const device = openDevice()
  await device.keep(edit('boris', 2))
  localStorage.setItem('twinboard.read.train', '9')
  localStorage.setItem('twinboard.language', 'de')
  const signOut = vi.fn(async () => undefined)
  const leave = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  await renderApp('/', { ...pages, signOut })
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }))
  await waitFor(() => expect(leave).toHaveBeenCalledWith('/sign-in'))
  expect(Object.keys(localStorage)).toEqual(['twinboard.language'])
  expect((await deviceContents(null)).edits.map(({ member }) => member)).toEqual(['boris'])
  device.close()
})

test('G7 R2 with unsent work the way out asks first; staying keeps all of it, leaving takes it away', async () => {
  const device = openDevice()
  await device.keep(edit('anna', 1))
  const signOut = vi.fn(async () => undefined)
  const leave = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  await renderApp('/', { ...pages, signOut })
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Some work has not reached the server' }))
  expect(dialog.getByText('Changes in plans: 1')).toBeTruthy()
  await userEvent.click(dialog.getByRole('button', { name: 'Stay signed in' }))
  expect([signOut.mock.calls.length, (await deviceContents('anna')).edits.length]).toEqual([0, 1])
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Sign out and empty' }))
  await waitFor(() => expect(leave).toHaveBeenCalled())
  expect((await deviceContents('anna')).edits).toEqual([])
  device.close()
})

test('G7 whoever is signed out from elsewhere finds the unsent work, to wait or to be kept as a file', async () => {
  const device = openDevice()
  await device.keep(edit('anna', 1))
  localStorage.setItem('twinboard.read.train', '9')
  await renderApp('/', { me: async () => Promise.reject(new Refusal('not-signed-in')) })
  expect(await screen.findByText(/kept on this device until you sign in again/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Keep a file of it' })).toBeTruthy()
  expect(localStorage.getItem('twinboard.read.train')).toBeNull()
  expect((await deviceContents(null)).edits.length).toBe(1)
  device.close()
})

test('G7 on a device that is not my own, choices go with the window', () => {
  const kept = keptHere(
    () => localStorage,
    () => sessionStorage,
  )
  kept.write('theme', 'dark')
  setOwnDevice(false)
  expect([isOwnDevice(), kept.read('theme'), localStorage.getItem('twinboard.theme')]).toEqual([false, 'dark', null])
  kept.write('read.train', '4')
  expect(localStorage.getItem('twinboard.read.train')).toBeNull()
  setOwnDevice(true)
  expect([isOwnDevice(), kept.read('theme'), sessionStorage.getItem('twinboard.theme')]).toEqual([true, 'dark', null])
})
