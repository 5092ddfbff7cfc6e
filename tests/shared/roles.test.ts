/** Every action × role × relation, as a table that is written by hand: what `may` allows, and to nobody else. */
import { describe, expect, test } from 'vitest'
import {
  type Action,
  type Actor,
  boardActions,
  committeeActions,
  type Ground,
  type Guest,
  may,
  partnershipActions,
  type Role,
  roles,
} from '#shared/agreement/roles.ts'

const board = { board: 'journey', partnership: 'bond', committees: ['west', 'east'] }
const otherBoard = { board: 'choir', partnership: 'bond', committees: ['west'] }
const notTheirs = { board: 'theirs', partnership: 'bond', committees: ['east'] }
const foreign = { board: 'foreign', partnership: 'elsewhere', committees: ['west'] }

const member = (role: Role, more: Partial<Actor> = {}): Actor => ({
  ...{ member: 'm', name: 'M', committee: 'west', partnership: 'bond', office: '', signatory: false, owner: false },
  ...{ guest: null, role, ...more },
})
const stay: Guest = { board: 'journey', parts: ['route'], invitedBy: { member: 'a', name: 'A' }, since: 1, until: 2 }

/** What may be done on a board that the own committee takes part in. `!` marks what the right to sign adds. */
const onBoard: Record<Role, string> = {
  chair:
    'read read-whole edit talk propose withdraw export import create-board invite-guest seat-committees erase-history end-feeds',
  editor: 'read read-whole edit talk propose withdraw export import invite-guest',
  commenter: 'read read-whole talk export',
  observer: 'read read-whole export',
}
const asGuest: Record<Role, string> = {
  chair: 'read edit talk',
  editor: 'read edit talk',
  commenter: 'read talk',
  observer: 'read',
}

describe.each(roles)('S2 %s', role => {
  test('S2 does on a board what the role allows', () => {
    expect(allowed(member(role), boardActions, board)).toBe(onBoard[role])
    expect(allowed(member(role, { signatory: true }), boardActions, board)).toBe(sorted(`${onBoard[role]} decide`))
  })

  test('S2 owning the partnership adds the choice of committees, erasing the history of a board and ending its calendars, and nothing else there', () => {
    const owner = member(role, { owner: true })
    expect(allowed(owner, boardActions, board)).toBe(sorted(`${onBoard[role]} seat-committees erase-history end-feeds`))
  })

  test('S2 does nothing where the committee takes no part, nor in another partnership, even as owner and signatory', () => {
    const most = member(role, { owner: true, signatory: true, office: 'Chair' })
    expect(allowed(most, boardActions, notTheirs)).toBe('')
    expect(allowed(most, boardActions, foreign)).toBe('')
    expect(allowed(most, committeeActions, { partnership: 'elsewhere', committee: 'west' })).toBe('')
    expect(allowed(most, partnershipActions, { partnership: 'elsewhere' })).toBe('')
  })

  test('S2 as a guest does less, on one board, and is nobody elsewhere', () => {
    const guest = member(role, { guest: stay, signatory: true, owner: true, office: 'Chair' })
    expect(allowed(guest, boardActions, board)).toBe(asGuest[role])
    expect(allowed(guest, boardActions, otherBoard)).toBe('')
    expect(allowed(guest, committeeActions, { partnership: 'bond', committee: 'west' })).toBe('')
    expect(allowed(guest, partnershipActions, { partnership: 'bond' })).toBe('')
  })

  test('S2 seats people in the own committee as its chair, in every one as owner', () => {
    const [own, other] = [
      { partnership: 'bond', committee: 'west' },
      { partnership: 'bond', committee: 'east' },
    ]
    const chair = role === 'chair'
    expect(allowed(member(role), committeeActions, own)).toBe(chair ? 'seat-members hand-over vouch' : '')
    expect(allowed(member(role), committeeActions, other)).toBe('')
    expect(allowed(member(role, { owner: true }), committeeActions, other)).toBe('seat-members hand-over vouch')
    const holder = member(role, { office: 'Treasurer' })
    expect(allowed(holder, committeeActions, own)).toBe(chair ? 'seat-members hand-over vouch' : 'hand-over')
    expect(allowed(holder, committeeActions, other)).toBe('')
  })

  test('S2 sees the people of the partnership; its owners run it', () => {
    expect(allowed(member(role), partnershipActions, { partnership: 'bond' })).toBe('see-people')
    const owner = member(role, { owner: true })
    expect(allowed(owner, partnershipActions, { partnership: 'bond' })).toBe('see-people run-partnership')
  })
})

function allowed<A extends Action>(actor: Actor, actions: readonly A[], ground: Ground<A>): string {
  return actions.filter(action => may(actor, action, ground)).join(' ')
}

/** Board actions in the order of their list. */
function sorted(list: string): string {
  return boardActions.filter(action => list.split(' ').includes(action)).join(' ')
}
