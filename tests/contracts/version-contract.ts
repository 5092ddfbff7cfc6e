/** Versions and decisions: frozen once, answered once, and only while the question stands. */
import { describe, expect, test } from 'vitest'
import type { NewDecision, NewProposal } from '#server/store/store.ts'
import { standing } from '#shared/agreement/standing.ts'
import { anna, boris, morning, proposal, refusalOf, sha256, tally } from './store-bench.ts'
import type { Held } from './store-contract.ts'

export function versionContract(held: Held): void {
  describe('versions', () => {
    freezing(held)
    deciding(held)
    closing(held)
  })
}

const shown = { how: { way: 'password' } } as const

/** Boris approves `asked` for the east. */
function answer(asked: NewProposal, values: Partial<NewDecision> = {}): NewDecision {
  const named = { board: asked.board, proposal: asked.id, digest: asked.digest }
  return { ...named, committee: 'east', kind: 'approve', by: boris, comment: '', at: morning, shown, ...values }
}

function freezing(held: Held): void {
  test('V1 a version keeps the exact bytes, its number, and where in the log it was frozen', async () => {
    const { versions } = held.store
    const first = proposal('p1', 'Über Brest nach Минск')
    expect(await versions.propose(first)).toMatchObject({ id: 'p1', version: 1, withdrawnAt: null, decisions: [] })
    const { board, digest, json, seq, at } = first
    expect(await versions.version('train', 1)).toEqual({ board, number: 1, digest, json, seq, member: 'anna', at })
    expect(await versions.version('train', 2)).toBeNull()
    const later = { board, digest: sha256('{}'), json: '{}', seq: 1, member: 'anna', at }
    expect(await versions.freezeVersion(later)).toBe(2)
    expect(await versions.freezeVersion(later)).toBe(3)
  })

  test('V1 of proposals made at once each has its own number', async () => {
    const { versions } = held.store
    const asked = Array.from({ length: 12 }, (_, i) => proposal(`p${i}`, `plan ${i}`))
    const made = await Promise.all(asked.map(p => versions.propose(p)))
    expect(made.map(p => p.version)).toEqual(asked.map((_, i) => i + 1))
    expect((await versions.proposals('train')).map(p => p.digest)).toEqual(asked.map(p => p.digest))
  })

  test('V2 the same plan is proposed once, however many press at once; after a withdrawal it may be again', async () => {
    const { versions } = held.store
    const presses = Array.from({ length: 8 }, (_, i) => versions.propose(proposal(`p${i}`, 'the plan')))
    expect(await tally(presses)).toEqual({ done: 1, refused: Array.from({ length: 7 }, () => 'already-proposed') })
    await versions.withdraw('train', 'p0', morning)
    expect(await versions.propose(proposal('again', 'the plan'))).toMatchObject({ version: 2 })
  })

  test('R7 a version whose bytes are not those of its digest is neither taken nor given', async () => {
    const { versions } = held.store
    await expect(versions.propose(proposal('p1', 'plan', { digest: sha256('other') }))).rejects.toThrow(/digest/)
    expect(await versions.proposals('train')).toEqual([])
    expect(await refusalOf(versions.propose(proposal('p1', 'plan', { board: 'nowhere' })))).toBe('not-found')
    await versions.propose(proposal('p1', 'plan'))
    const store = await held.reopen(bench => bench.tamper(`update versions set json = '{"text":"plan,"}'`))
    await expect(store.versions.version('train', 1)).rejects.toThrow(/damaged/)
  })
}

function deciding(held: Held): void {
  test('R7 a decision keeps the digest, committee, person, office and time as printed', async () => {
    const asked = proposal('p1', 'plan')
    await held.store.versions.propose(asked)
    const comment = 'Одобрено на заседании'
    const decided = await held.store.versions.decide(answer(asked, { comment }))
    const kept = { committee: 'east', kind: 'approve', digest: asked.digest, by: boris, comment, at: morning }
    expect(decided.decisions).toEqual([{ ...kept, how: shown.how }])
    expect(await (await held.reopen()).versions.proposals('train')).toEqual([decided])
  })

  test('V3 each committee answers once, however many of it press at once', async () => {
    const { versions } = held.store
    const asked = proposal('p1', 'plan')
    await versions.propose(asked)
    const kinds = ['approve', 'object', 'abstain'] as const
    const presses = await tally(kinds.map(kind => versions.decide(answer(asked, { kind }))))
    expect(presses).toEqual({ done: 1, refused: ['already-decided', 'already-decided'] })
    await versions.decide(answer(asked, { committee: 'west', by: anna }))
    const [stored, ...others] = await versions.proposals('train')
    expect(others).toEqual([])
    expect(stored && standing(stored, [stored])).toBe('agreed')
  })

  test('V10 the same answer again gets the proposal as it stands, and any other answer is refused', async () => {
    const { versions } = held.store
    const asked = proposal('p1', 'plan')
    await versions.propose(asked)
    const decided = await versions.decide(answer(asked, { comment: 'Gern.' }))
    expect(await versions.decide(answer(asked, { comment: 'Gern.', at: morning + 9 }))).toEqual(decided)
    for (const other of [
      { kind: 'abstain', comment: 'Gern.' },
      { comment: '' },
      { comment: 'Gern.', by: { ...boris, member: 'olga' } },
      { comment: 'Gern.', digest: sha256('other') },
    ] as const) {
      expect(await refusalOf(versions.decide(answer(asked, other)))).toBe('already-decided')
    }
    expect(await versions.proposals('train')).toEqual([decided])
  })

  test('V10 taking back what was taken back is answered as it stands', async () => {
    const { versions } = held.store
    await versions.propose(proposal('p1', 'plan'))
    const withdrawn = await versions.withdraw('train', 'p1', morning)
    expect(await versions.withdraw('train', 'p1', morning + 9)).toEqual(withdrawn)
    expect(await versions.proposals('train')).toEqual([withdrawn])
  })

  test('V4 an answer counts only from a committee that was asked, for the digest it saw, to a proposal that exists', async () => {
    const { versions } = held.store
    const asked = proposal('p1', 'plan')
    await versions.propose(asked)
    expect(await refusalOf(versions.decide(answer(asked, { committee: 'north' })))).toBe('not-allowed')
    expect(await refusalOf(versions.decide(answer(asked, { digest: sha256('other') })))).toBe('plan-moved')
    expect(await refusalOf(versions.decide(answer(asked, { proposal: 'p9' })))).toBe('not-found')
    expect(await refusalOf(versions.decide(answer(asked, { board: 'nowhere' })))).toBe('not-found')
    expect((await versions.proposals('train'))[0]?.decisions).toEqual([])
  })
}

function closing(held: Held): void {
  test('V5 a proposal that was withdrawn or replaced takes no answer, and an agreed one is not withdrawn', async () => {
    const { versions } = held.store
    const [first, second] = [proposal('p1', 'plan one'), proposal('p2', 'plan two')]
    await versions.propose(first)
    await versions.propose(second)
    expect(await refusalOf(versions.decide(answer(first)))).toBe('proposal-closed')
    expect(await refusalOf(versions.withdraw('train', 'p1', morning))).toBe('proposal-closed')
    await versions.withdraw('train', 'p2', morning)
    expect(await refusalOf(versions.decide(answer(second)))).toBe('proposal-closed')
    expect(await refusalOf(versions.withdraw('train', 'p9', morning))).toBe('not-found')
    await versions.decide(answer(first))
    await versions.decide(answer(first, { committee: 'west', by: anna }))
    expect(await refusalOf(versions.withdraw('train', 'p1', morning))).toBe('proposal-closed')
  })

  test('V5 an answer that races a new version counts for the old one, or is refused: never in between', async () => {
    const { versions } = held.store
    const asked = proposal('p1', 'plan one')
    await versions.propose(asked)
    const next = versions.propose(proposal('p2', 'plan two'))
    expect(await refusalOf(versions.decide(answer(asked)))).toBe('proposal-closed')
    await next
  })
}
