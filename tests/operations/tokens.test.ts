/** Access tokens by hand: they let in, they end, and the data folder knows them by their hashes only. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemChance } from '#server/chance.ts'
import { endTokens, makeToken, membersIn } from '#server/operations/tokens.ts'
import { sha256Hex } from '#shared/digest.ts'
import { addGuest } from '#tests/harness/small-world.ts'
import { type FilledFolder, filledFolder, morning } from './filled-folder.ts'

let filled: FilledFolder
beforeEach(async () => {
  filled = await filledFolder()
})
afterEach(() => filled.remove())

const make = (member: string) => makeToken(filled.folder, member, { now: morning, chance: systemChance })
const tokensOf = (member: string) => membersIn(filled.folder).find(({ id }) => id === member)?.tokens

test('S7 an access token is made and ended by hand while the server runs, and is kept as its hash only', async () => {
  await filled.within(async store => {
    const secret = make('vera')
    expect(await store.tokens.findToken(sha256Hex(secret))).toEqual({
      member: 'vera',
      note: 'made by hand',
      at: morning,
    })
    expect(tokensOf('vera')).toBe(2)
    expect(endTokens(filled.folder, 'vera')).toBe(2)
    expect(await store.tokens.findToken(sha256Hex(secret))).toBeNull()
    expect([tokensOf('vera'), tokensOf('anna')]).toEqual([0, 1])
    for (const name of ['twinboard.sqlite', 'twinboard.sqlite-wal'])
      expect(readFileSync(join(filled.folder, name)).includes(secret)).toBe(false)
  })
})

test('S7 there is no access token for nobody', () => {
  expect(() => make('nobody')).toThrow('There is no member nobody.')
  expect(() => endTokens(filled.folder, 'nobody')).toThrow('There is no member nobody.')
  expect(() => makeToken('/nowhere', 'anna', { now: morning, chance: systemChance })).toThrow('There is no database')
})

test('S20 a guest gets no access token: it would outlive the stay that somebody vouches for', async () => {
  await filled.within(store => addGuest(store, 'gina'))
  expect(() => make('gina')).toThrow('The member gina is a guest')
})
