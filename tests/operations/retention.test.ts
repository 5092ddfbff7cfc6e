/** Clearing away in time, its dry run, and the record of processing, which all read one table. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemChance } from '#server/chance.ts'
import { loadWords } from '#server/exports/words.ts'
import { erasureListIn } from '#server/operations/erasure-list.ts'
import { asMarkdown, processingRecord } from '#server/operations/processing-record.ts'
import { clearAway, countDue } from '#server/operations/retention.ts'
import { retentionRules } from '#server/operations/retention-rules.ts'
import { languages } from '#shared/words/words.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'
import { board } from '#tests/harness/small-world.ts'
import { day, type FilledFolder, filledFolder, morning } from './filled-folder.ts'

let filled: FilledFolder
beforeEach(async () => {
  filled = await filledFolder()
})
afterEach(() => filled.remove())

const stay = (until: number) =>
  JSON.stringify({ board, parts: ['route'], invitedBy: { member: 'anna', name: 'Anna Weber' }, since: 1, until })

/** Of each kind one that is over and one that is not, by a day. */
function plant(): void {
  const session = (token: string, expires: number, seen: number) =>
    `('${token.repeat(64)}', 'anna', 1, ${seen}, ${expires}, 'tablet')`
  const invitation = (id: string, expires: number) =>
    `('${id}', '${id}', 'bond', 'west', 'Guest', 'editor', '', 0, '{"member":"boris"}', 1, ${expires}, 0)`
  const feed = (id: string, at: number, used: number | null, ended: number | null = null) =>
    `('${id}', '${id}', '${board}', 'anna', 'de', 'agreed', ${at}, ${used}, ${ended})`
  const guest = (id: string, until: number) => `('${id}', 'west', 'Guest ${id}', 'editor', '', 0, 1, '${stay(until)}')`
  filled.tamper(`
    insert into sessions (token, member, at, seen_at, expires, device) values
      ${session('a', morning - 1, morning)}, ${session('b', morning + day, morning)},
      ${session('c', morning + day, morning - 15 * day)};
    insert into links (secret, member, expires, uses_left) values
      ('l1', 'anna', ${morning - 31 * day}, 1), ('l2', 'anna', ${morning - 29 * day}, 1);
    insert into invitations
      (id, secret, partnership, committee, name, role, office, signatory, invited_by, at, expires, used)
      values ${invitation('i1', morning - 31 * day)}, ${invitation('i2', morning - 29 * day)};
    insert into feeds (id, secret, board, member, language, shows, at, used_at, revoked_at) values
      ${feed('f1', morning - 400 * day, morning - 366 * day)}, ${feed('f2', morning - 400 * day, morning - 364 * day)},
      ${feed('f3', morning - 40 * day, null, morning - 31 * day)}, ${feed('f4', morning - 40 * day, null, morning - 29 * day)};
    insert into members (id, committee, name, role, office, signatory, at, guest)
      values ${guest('g1', morning - 91 * day)}, ${guest('g2', morning - 89 * day)}`)
}

test('G4 the dry run counts what is over and changes nothing; the clearing takes it away and nothing else', async () => {
  plant()
  const due = { sessions: 2, links: 1, invitations: 1, feeds: 2, guests: 1 }
  expect(countDue(filled.folder, morning)).toEqual(due)
  expect(countDue(filled.folder, morning)).toEqual(due)
  const list = erasureListIn(filled.folder)
  const clock = new HandClock()
  await filled.within(async store => {
    expect(await clearAway({ store, list, clock, chance: systemChance })).toBe(1)
    expect(await clearAway({ store, list, clock, chance: systemChance })).toBe(0)
    expect(await store.people.actor('g1')).toBeNull()
    expect((await store.people.actor('g2'))?.name).toBe('Guest g2')
    expect((await store.sessions.standing(['b'.repeat(64)], morning)).size).toBe(1)
  })
  expect(countDue(filled.folder, morning)).toEqual({ sessions: 0, links: 0, invitations: 0, feeds: 0, guests: 0 })
  expect(list.read().map(({ subject }) => subject)).toEqual(['g1']) // an old backup does not bring the name back
  expect(countDue(filled.folder, morning + 3 * day)).toMatchObject({ links: 1, invitations: 1, feeds: 2, guests: 1 })
})

test('G5 the record has every part and every time in every language, and names the host', () => {
  for (const language of languages) {
    const { words } = loadWords(language, ['privacy'])
    const sections = processingRecord(words, { hostName: 'Kemi', privacyContact: null, database: null })
    expect(sections.map(({ lines }) => lines.length)).toEqual([3, 4, 4, 6, 3, retentionRules.length, 6])
    const text = asMarkdown(words('privacy.recordTitle'), sections)
    expect(text).not.toMatch(/privacy\.\w/)
    expect(text).toContain('Kemi')
  }
})
