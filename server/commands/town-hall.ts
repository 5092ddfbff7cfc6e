/** Coming in with an account of a town hall, and connecting one's own to it. Who is whom is told by issuer and subject alone. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Log } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import type { Arrived, TownHall } from '#server/ways/town-hall.ts'
import type { Id } from '#shared/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { OidcOutcome } from '#shared/protocol/ways.ts'
import { mayChangeWays } from './new-way.ts'
import { type Device, type Opened, openSession } from './open-session.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { beginStep, finishStep } from './step.ts'

export type TownHallDeps = {
  readonly store: Store
  readonly clock: Clock
  readonly chance: Chance
  readonly log: Log
  readonly townHall: TownHall
}
/** Where the browser goes now, and the secret of the step for its cookie; null when the town hall cannot be reached. */
export type Begun = { readonly location: string; readonly step: string } | null
/** The browser that came back: its whole address, the secret of the step, and who is signed in there. */
export type Back = { readonly address: URL; readonly step: string | null; readonly caller: CalledBy | null }
/** How it ended, on which page; with a session where somebody is let in. */
export type Ended = { readonly page: '/sign-in' | '/account'; readonly outcome: OidcOutcome } | Opened

/** Begins signing in. */
export function beginTownHallSignIn(deps: TownHallDeps): Promise<Begun> {
  return begin(deps, 'oidc-in', null, {})
}

/** Begins connecting the caller to their account. Refusal('proof-needed') as for every way in. */
export async function beginConnecting(deps: TownHallDeps, caller: CalledBy): Promise<Begun> {
  const countsFrom = await mayChangeWays(deps, caller)
  return begin(deps, 'oidc-connect', caller.actor.member, { countsFrom })
}

/** Takes the connection away. */
export async function disconnect(deps: TownHallDeps, caller: CalledBy): Promise<void> {
  await mayChangeWays(deps, caller)
  await deps.store.identities.disconnect(deps.townHall.issuer, caller.actor.member)
}

/** Ends what `begin` began, once, in the browser that began it. */
export async function comeBack(deps: TownHallDeps, back: Back, device: Device): Promise<Ended> {
  const begun = (await finishStep(deps, back.step, 'oidc-in')) ?? (await finishStep(deps, back.step, 'oidc-connect'))
  const page = begun?.kind === 'oidc-connect' ? '/account' : '/sign-in'
  if (begun === null) return { page, outcome: 'failed' }
  const { kept, countsFrom = 0 } = JSON.parse(begun.content) as { kept: string; countsFrom?: number }
  const arrived = await arrive(deps, back.address, kept)
  if (arrived === null) return { page, outcome: 'failed' }
  if (begun.member === null) return letIn(deps, arrived, device)
  return { page, outcome: await connect(deps, back.caller, begun.member, { subject: arrived.subject, countsFrom }) }
}

async function begin(
  deps: TownHallDeps,
  kind: 'oidc-in' | 'oidc-connect',
  member: Id | null,
  facts: { readonly countsFrom?: number },
): Promise<Begun> {
  try {
    const { location, kept } = await deps.townHall.begin()
    const content = JSON.stringify({ kept, ...facts })
    return { location, step: await beginStep(deps, { kind, member, content, ms: limits.oidcStepMs }) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    deps.log.warn('oidc.unreachable', reasonOf(error))
    return null
  }
}

async function arrive({ townHall, log }: TownHallDeps, address: URL, kept: string): Promise<Arrived | null> {
  try {
    return await townHall.finish(address, kept)
  } catch (error) {
    log.info('oidc.refused', reasonOf(error))
    return null
  }
}

/** In words and codes only: what hangs on such an error may hold the town hall's tokens. */
function reasonOf(error: unknown): { readonly why: string; readonly code: unknown } {
  const { message, code = null } = error as { message?: unknown; code?: unknown }
  return { why: String(message), code }
}

/** Only somebody who connected the account before is let in: an address or a name in it is nobody's proof here. */
async function letIn(deps: TownHallDeps, arrived: Arrived, device: Device): Promise<Ended> {
  const { store, clock, townHall } = deps
  const unknown = { page: '/sign-in', outcome: 'unknown' } as const
  const known = await store.identities.memberOf({ issuer: townHall.issuer, subject: arrived.subject })
  if (known === null) return unknown
  const now = clock.now()
  const isFresh = arrived.authenticatedAt === null || arrived.authenticatedAt + limits.proofMs > now
  return openSession(deps, known.member, 'oidc', device, isFresh && known.countsFrom <= now).catch(error => {
    if (error instanceof Refusal && error.code === 'link-invalid') return unknown
    throw error
  })
}

/** The member who began it must still be the one who is signed in: else somebody's account would become another's way in. */
async function connect(
  { store, clock, townHall }: TownHallDeps,
  caller: CalledBy | null,
  member: Id,
  { subject, countsFrom }: { readonly subject: string; readonly countsFrom: number },
): Promise<OidcOutcome> {
  if (caller === null || caller.actor.member !== member) return 'failed'
  ownSession(caller)
  const since = { at: clock.now(), countsFrom }
  return (await store.identities.connect({ issuer: townHall.issuer, subject }, member, since)) ? 'connected' : 'taken'
}
