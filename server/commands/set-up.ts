/** The first person on a new server without the demo: one partnership, one committee, one chair, and one link that works once. */
import { type Chance, newId } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { sha256Hex } from '#shared/digest.ts'
import { newSecret } from './secret.ts'

type Deps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance }

const week = 7 * 24 * 3_600_000

/** Makes the first chair in an empty store and gives the secret of the sign-in link. `zone` is where the server stands. */
export async function setUp({ store, clock, chance }: Deps, zone: string): Promise<string> {
  const at = clock.now()
  const [partnership, committee, member, secret] = [newId(chance), newId(chance), newId(chance), newSecret(chance)]
  await store.people.createPartnership({ id: partnership, name: '', at }) // so the page asks for it first
  const seat = { city: 'First committee', initials: 'FC', colour: 1, zone, country: '' }
  await store.people.createCommittee({ ...seat, id: committee, partnership, at })
  const chair = { name: 'First chair', role: 'chair', office: 'Chair', signatory: true, owner: true } as const
  await store.people.createMember({ ...chair, id: member, committee, at })
  await store.links.createLink(sha256Hex(secret), { member, expires: at + week, usesLeft: 1 })
  return secret
}
