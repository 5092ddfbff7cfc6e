/** The page of the people: what each may do there, and what is asked of the server. */
import { screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { Actor } from '#shared/agreement/roles.ts'
import type { PartnershipReply } from '#shared/protocol/people.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import { answerTo } from '#tests/client/harness/answers.ts'
import { renderApp } from '#tests/client/harness/app.tsx'
import { cologne, twins, volgograd } from '#tests/client/harness/board.tsx'

const person = { signatory: false, owner: false, guest: null }
const anna: MemberInfo = {
  ...{ ...person, id: 'anna', name: 'Anna Krause', committee: 'cologne', office: 'Chair', role: 'chair' },
  signatory: true,
}
const kai: MemberInfo = { ...person, id: 'kai', name: 'Kai Vogt', committee: 'cologne', office: '', role: 'editor' }
const oleg: MemberInfo = {
  ...person,
  id: 'oleg',
  name: 'Oleg Morozov',
  committee: 'volgograd',
  office: '',
  role: 'chair',
}
const where = { lat: null, lon: null }
const reply: PartnershipReply = {
  partnership: { ...twins, status: 'suspended', since: '2022-03-01', source: 'Council' },
  committees: [
    { ...cologne, ...where },
    { ...volgograd, ...where },
  ],
  members: [anna, kai, oleg],
  register: [],
}

async function show(who: MemberInfo, owner: boolean, shown = reply) {
  const { id: member, ...rest } = who
  const actor: Actor = { ...rest, member, partnership: 'twins', owner }
  const changes = answerTo('/api/partnership', shown)
  const me = async () => ({ actor, partnership: shown.partnership, committee: cologne, boards: [] })
  await renderApp('/people', { me })
  await screen.findByRole('heading', { level: 1, name: 'Cologne and Volgograd' })
  return changes
}

test('M1 the bond stands with status, day and source; only an owner is offered to change it', async () => {
  await show(kai, false)
  expect(screen.getByText(/^Official contacts suspended since \w+,? 1 March 2022$/)).toBeTruthy()
  expect(screen.getByText('Council')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Name and status' })).toBeNull()
  expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull()
})

test('M2 a chair changes people of the own committee, and only what was changed is sent', async () => {
  const changes = await show(anna, false)
  expect(screen.getAllByRole('button', { name: /^Change/ })).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: 'Change Kai Vogt' }))
  const sheet = within(await screen.findByRole('dialog'))
  expect(sheet.queryByRole('checkbox', { name: /Owner/ })).toBeNull()
  await userEvent.click(sheet.getByRole('checkbox', { name: 'May sign in the name of the committee' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Save' }))
  expect(changes).toEqual([{ path: '/api/members/kai', body: { signatory: true } }])
})

test('M4 a removal is asked for once more, with what ends and what stays', async () => {
  const changes = await show(anna, false)
  await userEvent.click(screen.getByRole('button', { name: 'Change Kai Vogt' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Remove from the committee' }))
  const question = within(await screen.findByRole('alertdialog'))
  expect(question.getByText(/What they wrote and signed stays/)).toBeTruthy()
  expect(changes).toEqual([])
  await userEvent.click(question.getByRole('button', { name: 'Remove from the committee' }))
  expect(changes).toEqual([{ path: '/api/members/kai/remove', body: {} }])
})

test('M5 an office is handed over once it is said in words what that means', async () => {
  const changes = await show(anna, false)
  await userEvent.click(screen.getByRole('button', { name: 'Change Anna Krause' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Hand over the office' }))
  await userEvent.click(await screen.findByRole('button', { name: /To whom/ }))
  await userEvent.click(await screen.findByRole('option', { name: 'Kai Vogt' }))
  expect(screen.getByText('Kai Vogt holds the office “Chair”, Anna Krause no more.')).toBeTruthy()
  expect(screen.getByText('Kai Vogt leads the committee, Anna Krause becomes an editor.')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Hand over' }))
  const body = { to: 'kai', office: 'Chair', signatory: true, chair: true }
  expect(changes).toEqual([{ path: '/api/members/anna/hand-over', body }])
})

test('M1 an owner alone is led to the partner’s committee; a new server asks first who is there', async () => {
  await show(anna, true, { ...reply, committees: reply.committees.slice(0, 1), members: [anna] })
  expect(screen.getByRole('button', { name: 'Add the partner’s committee' })).toBeTruthy()
})

test('M1 before the first set-up the owner is asked for name, city and themselves', async () => {
  const { id: member, ...rest } = anna
  const actor: Actor = { ...rest, member, partnership: 'twins', owner: true }
  const me = async () => ({ actor, partnership: { ...twins, name: '' }, committee: cologne, boards: [] })
  await renderApp('/', { me })
  await screen.findByRole('heading', { level: 1, name: 'Set up your partnership' })
  await userEvent.click(screen.getByRole('button', { name: 'Begin' }))
  expect(screen.getAllByText('Please enter a name.')).toHaveLength(2)
  expect(screen.getByText('Please choose a city from the list.')).toBeTruthy()
})
