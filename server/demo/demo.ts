/**
 * The demo: both stories told into an empty store, and the ways in. The ways in stand in `demo.json` in the data folder,
 * readable for the server's own account only, since the store itself knows secrets by their hashes alone.
 */
import { newCode, newSecret } from '#server/commands/secret.ts'
import { newHash } from '#server/passwords/argon2.ts'
import { sha256Hex } from '#shared/digest.ts'
import type { Id } from '#shared/ids.ts'
import { signInName } from '#shared/protocol/sign-in-name.ts'
import { tellChoir } from './choir/choir.ts'
import { choirSeats } from './choir/people.ts'
import { choirName } from './choir/texts.ts'
import type { Ref, Seat } from './story.ts'
import { type DemoDeps, Teller } from './teller.ts'
import { trainSeats } from './train/people.ts'
import { trainName } from './train/texts.ts'
import { tellTrain } from './train/train.ts'

/** What `demo.json` says without the server's address, which is known only once it listens. */
export type Demo = {
  readonly boards: readonly { readonly id: Id; readonly title: string }[]
  /** The first member of each committee, with the secret of a sign-in link and an access token. */
  readonly members: readonly DemoMember[]
}
export type DemoMember = {
  readonly name: string
  readonly committee: string
  readonly role: string
  readonly office: string
  readonly secret: string
  readonly token: string
  /** To sign in with from anywhere, and to show at approving that it is them: all of one demo have the same. */
  readonly signInName: string
  readonly password: string
}

const year = 365 * 24 * 3_600_000

/** Tells both stories into an empty store. */
export async function seedDemo(deps: DemoDeps): Promise<Demo> {
  const password = `${newCode(deps.chance)}-${newCode(deps.chance)}`.toLowerCase()
  const key = { password, hash: await newHash(deps.chance, password) }
  const [train, choir] = await Promise.all([
    seedStory(deps, key, trainName, trainSeats, tellTrain),
    seedStory(deps, key, choirName, choirSeats, tellChoir),
  ])
  return { boards: [train.board, choir.board], members: [...train.members, ...choir.members] }
}

type Key = { readonly password: string; readonly hash: string }

async function seedStory(
  deps: DemoDeps,
  key: Key,
  title: string,
  seats: readonly Seat[],
  telling: (teller: Teller) => Promise<Id>,
): Promise<{ board: Demo['boards'][number]; members: readonly DemoMember[] }> {
  const teller = new Teller(deps)
  const id = await telling(teller)
  await teller.close()
  const members = await Promise.all(seats.map(seat => letIn(deps, key, teller.ref, seat)))
  return { board: { id, title }, members }
}

/**
 * Makes a sign-in link that can be used again and again, an access token and a password, for the first member of a committee.
 * The password is old enough to count at signing.
 */
async function letIn(
  { store, chance, clock }: DemoDeps,
  { password, hash }: Key,
  ref: Ref,
  seat: Seat,
): Promise<DemoMember> {
  const [person] = seat.members
  if (person === undefined) throw new Error(`nobody sits on the committee of ${seat.committee.city}`)
  const [secret, token] = [newSecret(chance), newSecret(chance)]
  const [member, at] = [ref(person.name), clock.now()]
  await store.links.createLink(sha256Hex(secret), { member, expires: at + 10 * year, usesLeft: null })
  await store.tokens.createToken(sha256Hex(token), { member, note: 'demo', at, signs: true })
  const signs = { name: signInName(person.name), hash, at, countsFrom: at }
  await store.passwords.set({ member, ...signs })
  const { printed: name, role, office } = person
  return { name, committee: seat.committee.city, role, office, secret, token, signInName: signs.name, password }
}
