/** A city's notice to its people about their data: setting it, and noting that somebody has read it. It asks for no consent. */
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import { type Actor, may } from '#shared/agreement/roles.ts'
import type { Id } from '#shared/ids.ts'
import type { Translated } from '#shared/plan/plan.ts'
import type { CityNotice } from '#shared/protocol/privacy.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Deps = { readonly store: Store; readonly clock: Clock }

/** What the actor's city tells its people. Without words of its own it is the common text, version 0. */
export async function cityNotice({ store }: Deps, actor: Actor): Promise<CityNotice> {
  const [committee, notice, read] = await Promise.all([
    store.people.committee(actor.committee),
    store.notices.notice(actor.committee),
    store.notices.readVersion(actor.member),
  ])
  if (committee === null) throw new Refusal('not-found')
  const said = notice === null || Object.keys(notice.words).length === 0 ? null : notice
  const version = said?.version ?? 0
  return {
    committee: actor.committee,
    city: committee.city,
    version,
    words: said?.words ?? {},
    isRead: read === version,
  }
}

/** Puts the words of a committee. Empty ones are left out; none at all bring the common text back. */
export async function setCityNotice(
  { store, clock }: Deps,
  actor: Actor,
  committee: Id,
  words: Readonly<Record<string, string>>,
): Promise<void> {
  const ground = { partnership: actor.partnership, committee }
  const known = (await store.people.committeesOf(actor.partnership)).some(each => each.id === committee)
  if (!known) throw new Refusal('not-found')
  if (!may(actor, 'seat-members', ground)) throw new Refusal('not-allowed')
  const said = Object.entries(words).filter(([, text]) => text !== '')
  const translated: Translated = Object.fromEntries(said.map(([language, text]) => [language, { text }]))
  await store.notices.setNotice(committee, translated, clock.now())
}

/** Notes that the actor has read this version. Another one than the present is none: it would not be shown any more. */
export async function noteNoticeRead(deps: Deps, actor: Actor, version: number): Promise<void> {
  const notice = await cityNotice(deps, actor)
  if (notice.version !== version) throw new Refusal('bad-request', { part: 'version' })
  if (!notice.isRead) await deps.store.notices.noteRead(actor.member, version, deps.clock.now())
}
