/** Restoring: verified first, nothing deleted, no old copy merged by accident, and nobody let in who was put out since. */
import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemChance } from '#server/chance.ts'
import { backupsIn, makeBackup, verify } from '#server/operations/backup.ts'
import { restore } from '#server/operations/restore.ts'
import { sha256Hex } from '#shared/digest.ts'
import { proposal, words } from '#tests/contracts/store-bench.ts'
import { board, tokenOf } from '#tests/harness/small-world.ts'
import { type FilledFolder, filledFolder, morning, stops } from './filled-folder.ts'

let filled: FilledFolder
let folder: string
let backup: string
const later = morning + 3_600_000

beforeEach(async () => {
  filled = await filledFolder()
  folder = filled.folder
  await filled.write(['s1'])
})
afterEach(() => filled.remove())

const back = (file = backup, now = later) => restore(folder, file, { now, chance: systemChance })
const copies = () => readdirSync(folder).filter(name => name.startsWith('before-restore'))
const head = () => filled.within(store => store.log.head(board))

test('O3 the plan goes back to the backup, what was there is kept, and what is lost is counted', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2', 's3'])
  await filled.within(async store => {
    await store.talk.say(words('m1'))
    const proposed = await store.versions.propose(proposal('p1', 'a plan', { seq: 4 }))
    const decision = { board, proposal: 'p1', committee: 'west', kind: 'approve', digest: proposed.digest } as const
    await store.versions.decide({
      ...decision,
      by: proposed.by,
      comment: '',
      at: morning,
      shown: { how: { way: 'password' } },
    })
  })
  chmodSync(backup, 0o644) // it came from another machine
  const restored = back()
  expect(restored).toMatchObject({
    lost: { boards: 0, edits: 2, messages: 1, versions: 1, decisions: 1, members: 0 },
    ...{ point: morning, boards: 1, renewed: 1, links: null },
  })
  expect(await stops(filled)).toEqual(['s1'])
  expect(verify(join(restored.keptIn ?? '', 'twinboard.sqlite')).edits).toBe(4)
  expect(statSync(join(folder, 'twinboard.sqlite')).mode & 0o777).toBe(0o600)
  expect(back(backup, later + 1).lost?.edits).toBe(0) // the mark of the epoch is nobody's edit
})

test('R5 a board that is another now gets a new epoch, higher each time; one that is the same keeps its own', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  expect(back().renewed).toBe(0)
  expect(await head()).toEqual({ epoch: 1, seq: 2 })
  await filled.write(['s2'])
  expect(back(backup, later + 1000).renewed).toBe(1)
  const first = await head()
  expect(first.epoch).toBeGreaterThan(1)
  expect(first.seq).toBe(3)
  expect(back(backup, later + 1000 + 1).renewed).toBe(1)
  expect((await head()).epoch).toBeGreaterThan(first.epoch)
})

test('R5 nobody goes on under a client id of before, whether the backup knew it or not', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2'], 815)
  back()
  const owners = await filled.within(store => store.log.clientOwners(board))
  expect([owners.get(4711), owners.get(815)]).toEqual(['server', 'server'])
})

test('R5 the board goes on in its new epoch: rows of the old one are its past, also in later backups', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2'])
  back()
  await filled.write(['s9'], 99)
  expect(await stops(filled)).toEqual(['s1', 's9'])
  const rows = await filled.within(store => store.log.since(board, 0))
  expect(new Set(rows.slice(0, 2).map(row => row.epoch))).toEqual(new Set([1]))
  expect(makeBackup(folder, 'daily', later).faults).toEqual([])
})

test('O3 a backup that is damaged, or is none, is refused, and everything stays as it was', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2'])
  filled.tamper(`update log set bytes = x'00' where seq = 2`, backup)
  expect(back).toThrow(/damaged and was not restored: .*seq 2/)
  const letter = join(folder, 'letter.sqlite')
  writeFileSync(letter, 'Dear committee')
  expect(() => back(letter)).toThrow(/is no backup of Twinboard/)
  expect(() => back(join(folder, 'nowhere'))).toThrow(/There is no file/)
  expect(await stops(filled)).toEqual(['s1', 's2'])
  expect(copies()).toEqual([])
})

test('O3 nothing is restored under a running server', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.within(async () => expect(back).toThrow(/Another Twinboard is running/))
})

const password = { hash: '$argon2id$v=19$m=1,t=1,p=1$c2FsdA$dGFn', at: morning, countsFrom: morning }

test('S7 who is let in, and what they may do, stays as it is now: what was ended or used up since does not come back', async () => {
  const stay = { member: 'anna', at: morning, expires: morning + 1e9 }
  const session = { ...stay, id: 'one', device: 'Firefox', way: 'link', provedAt: 0 } as const
  const [ended, going, link] = ['ended', 'going', 'link'].map(sha256Hex) as [string, string, string]
  await filled.within(async store => {
    for (const token of [ended, going]) await store.sessions.create(token, session)
    await store.links.createLink(link, { member: 'anna', expires: morning + 1e9, usesLeft: 1 })
    await store.passwords.set({ ...password, member: 'boris', name: 'boris' })
    await store.passwords.set({ ...password, member: 'anna', name: 'anna' })
    await store.codes.create(link, { member: 'anna', at: morning, expires: morning + 1e9, decision: null })
  })
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2'])
  await filled.within(async store => {
    await store.sessions.end(ended)
    await store.links.useLink(link, morning)
    await store.passwords.remove('boris')
    await store.passwords.set({ ...password, member: 'anna', name: 'changed' })
  })
  filled.tamper(`delete from tokens where member = 'boris'; update members set role = 'observer' where id = 'boris'`)
  await filled.within(async store => {
    const by = { member: 'anna', name: 'Anna', committee: 'west', office: 'Chair' }
    const doing = { partnership: 'bond', by, at: morning }
    await store.partnerships.changeMember({ ...doing, id: 'owning' }, 'boris', { owner: true })
    await store.partnerships.removeMember({ ...doing, id: 'removal' }, 'carla')
  })
  expect(back().links).toBeNull()
  await filled.within(async store => {
    expect(await store.sessions.find(ended, morning)).toBeNull()
    expect(await store.sessions.find(going, morning)).toMatchObject({ member: 'anna' })
    await expect(store.links.useLink(link, morning)).rejects.toThrow('link-invalid')
    expect([await store.passwords.of('boris'), (await store.passwords.of('anna'))?.name]).toEqual([null, 'changed'])
    await expect(store.codes.spendForDevice(link, morning)).rejects.toThrow('code-invalid')
    expect(await store.tokens.findToken(sha256Hex(tokenOf('boris')))).toBeNull()
    expect(await store.tokens.findToken(sha256Hex(tokenOf('vera')))).toMatchObject({ member: 'vera' })
    expect(await store.people.actor('boris')).toMatchObject({ role: 'observer', owner: true })
    expect(await store.people.actor('carla')).toBeNull()
    expect((await store.partnerships.register('bond', 9)).map(line => line.event)).toMatchObject([
      { event: 'removed' },
      { event: 'owner' },
    ])
  })
})

test('S7 a passkey, an address or an account that was taken away since does not come back, and one that is new stays', async () => {
  const since = { at: morning, countsFrom: morning }
  const key = { member: 'anna', publicKey: Uint8Array.of(1), counter: 0, transports: [], backedUp: false, name: 'T' }
  const account = { issuer: 'https://id.example.org', subject: 'u-1' }
  await filled.within(async store => {
    await store.passkeys.add({ ...key, ...since, id: 'lost', credential: 'lost' })
    await store.mailboxes.set('anna', 'old@example.org', since)
    await store.identities.connect(account, 'anna', since)
  })
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.write(['s2'])
  await filled.within(async store => {
    await store.passkeys.remove('anna', 'lost')
    await store.passkeys.add({ ...key, ...since, id: 'new', credential: 'new' })
    await store.mailboxes.set('anna', 'new@example.org', since)
    await store.identities.disconnect(account.issuer, 'anna')
  })
  back()
  await filled.within(async store => {
    expect((await store.passkeys.of('anna')).map(({ id }) => id)).toEqual(['new'])
    expect((await store.mailboxes.of('anna'))?.address).toBe('new@example.org')
    expect(await store.identities.memberOf(account)).toBeNull()
  })
})

test('E58 a calendar address that was ended since the backup lets nobody read again, and one that is new goes on', async () => {
  const doing = (id: string) => ({
    ...{ id, partnership: 'bond', at: morning },
    by: { member: 'anna', name: 'Anna', committee: 'west', office: '' },
  })
  const feed = { board, member: 'anna', language: 'de', shows: 'agreed', at: morning } as const
  const [ended, fresh] = [sha256Hex('ended'), sha256Hex('fresh')]
  await filled.within(store => store.feeds.create(ended, { ...feed, id: 'f1' }, doing('made')))
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.within(async store => {
    await store.feeds.end('f1', doing('ended'))
    await store.feeds.create(fresh, { ...feed, id: 'f2' }, doing('new'))
  })
  back()
  await filled.within(async store => {
    expect((await store.feeds.find(ended))?.revokedAt).toBe(morning)
    expect((await store.feeds.find(fresh))?.revokedAt).toBeNull()
  })
})

test('S8 an invitation stays as it is now: one that was used or taken back since the backup lets nobody in again', async () => {
  const by = { member: 'anna', name: 'Anna Weber', committee: 'west', office: 'Secretary' }
  const [used, revoked, open] = ['used', 'revoked', 'open'].map(sha256Hex) as [string, string, string]
  const seat = { committee: 'west', name: 'Clara Neu', role: 'editor', office: '', signatory: false } as const
  const offer = { ...seat, partnership: 'bond', board: null, guest: null, invitedBy: by, at: morning, usesLeft: 1 }
  await filled.within(async store => {
    for (const secret of [used, revoked, open])
      await store.invitations.create(
        secret,
        { ...offer, id: secret.slice(0, 8), expires: later + 1e9 },
        `made ${secret}`,
      )
  })
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.within(async store => {
    const member = { ...seat, id: 'clara', at: morning }
    await store.invitations.accept(used, { key: sha256Hex('key'), at: morning, member, line: 'joined' })
    await store.invitations.revoke(revoked.slice(0, 8), { by, at: morning, line: 'revoked' })
  })
  back()
  await filled.within(async store => {
    expect(await store.invitations.open(used, later, sha256Hex('key'))).toBeNull()
    expect(await store.invitations.open(revoked, later)).toBeNull()
    expect(await store.invitations.open(open, later)).not.toBeNull()
  })
})

test.each(['lost', 'no database', 'damaged'])(
  'S7 with the present database %s all ways in end, and the chairs get links that work once',
  async how => {
    backup = makeBackup(folder, 'by-hand', morning).file
    const file = join(folder, 'twinboard.sqlite')
    writeFileSync(join(folder, 'demo.json'), '{}')
    if (how === 'no database') writeFileSync(file, 'x'.repeat(9999))
    if (how === 'lost') filled.tamper('pragma foreign_keys = off; drop table boards') // as good as none
    if (how === 'damaged') writeFileSync(file, Buffer.alloc(8192, 7), { flag: 'r+' })
    const { links, lost, renewed, keptIn } = back()
    expect({ lost, renewed, names: links?.map(({ name }) => name) }).toEqual({
      ...{ lost: null, renewed: 1 },
      names: ['Anna Weber', 'Mallory Weber'],
    })
    expect(existsSync(join(folder, 'demo.json'))).toBe(false)
    expect(readdirSync(keptIn ?? '').sort()).toEqual(expect.arrayContaining(['demo.json', 'twinboard.sqlite']))
    await filled.within(async store => {
      expect(await store.tokens.findToken(sha256Hex(tokenOf('anna')))).toBeNull()
      const secret = sha256Hex(links?.[0]?.secret ?? '')
      expect(await store.links.useLink(secret, later)).toBe('anna')
      await expect(store.links.useLink(secret, later)).rejects.toThrow('link-invalid')
    })
  },
)

test('O3 a first start that was not finished is cleared away, and its mark does not take the restored plans with it', async () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  writeFileSync(join(folder, 'first-start.unfinished'), '')
  back()
  expect(existsSync(join(folder, 'first-start.unfinished'))).toBe(false)
  expect(await stops(filled)).toEqual(['s1'])
})

test('O4 a backup of a newer version is refused', () => {
  backup = makeBackup(folder, 'by-hand', morning).file
  filled.tamper(`insert into kysely_migration (name, timestamp) values ('0999-later', '')`, backup)
  expect(back).toThrow(/written by a newer Twinboard \(schema 0999-later\)/)
  expect(readdirSync(backupsIn(folder))).toHaveLength(2)
})

test('O3 E42 a key that came after the backup stays after a restore, and the one before it stays out of use', async () => {
  const key = (id: string) => ({ id, publicKey: `public ${id}`, privateKey: id === 'a' ? 'private' : null })
  await filled.within(store => store.signing.signWith(key('a'), morning))
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.within(store => store.signing.signWith(key('b'), morning + 1))
  back()
  expect((await filled.within(store => store.signing.keys())).map(({ id, until }) => [id, until])).toEqual([
    ['a', morning + 1],
    ['b', null],
  ])
})

test('O3 a picture that was taken away stays away after a restore', async () => {
  const picture = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), digest: sha256Hex('picture'), at: morning }
  await filled.within(store => store.portraits.put('anna', picture))
  backup = makeBackup(folder, 'by-hand', morning).file
  await filled.within(store => store.portraits.remove('anna'))
  back()
  expect(await filled.within(store => store.portraits.find('anna'))).toBeNull()
})
