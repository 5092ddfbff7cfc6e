/** A member's address for letters, and coming in by a link that was sent there. */
import type { Chance } from '#server/chance.ts'
import type { Clock } from '#server/clock.ts'
import type { Mail } from '#server/mail/mail.ts'
import type { Store } from '#server/store/store.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { mayChangeWays } from './new-way.ts'
import type { CalledBy } from './own-session.ts'
import { beginStep, finishStep } from './step.ts'

export type MailDeps = { readonly store: Store; readonly clock: Clock; readonly chance: Chance; readonly mail: Mail }
export type MailRequest = { readonly address: string; readonly language: string }

/** Nobody is more than so many members at one mailbox. */
const mostLetters = 5

/**
 * Sends a link to each member who gets mail at the address, and nothing to nobody. Whoever asks is not told which: so this runs
 * after they have their answer.
 */
export async function sendSignInLinks(deps: MailDeps, { address, language }: MailRequest): Promise<void> {
  const readers = await deps.store.mailboxes.at(address)
  for (const { member, name, language: own } of readers.slice(0, mostLetters)) {
    const secret = await beginStep(deps, { kind: 'mail-in', member, content: '', ms: limits.mailLinkMs })
    await deps.mail.sendLink(address, { language: own === '' ? language : own, name, secret })
  }
}

/**
 * Begins a new address of the caller: it counts once a link in a letter to it was pressed, and the old one stays until then.
 * Refusal('mail-failed') when the letter cannot be sent.
 */
export async function beginMailbox(deps: MailDeps, caller: CalledBy, request: MailRequest): Promise<void> {
  const { address, language } = request
  const { member } = caller.actor
  const countsFrom = await mayChangeWays(deps, caller)
  await deps.store.challenges.forget(member, 'mail-confirm') // only the newest letter is meant
  const content = JSON.stringify({ address, countsFrom })
  const secret = await beginStep(deps, { kind: 'mail-confirm', member, content, ms: limits.mailConfirmMs })
  await deps.mail.sendConfirmation(address, { language, secret })
}

/** Whoever holds the letter says that the mailbox is theirs. Refusal('link-invalid') as for every link. */
export async function confirmMailbox(
  { store, clock }: Pick<MailDeps, 'store' | 'clock'>,
  secret: string,
): Promise<void> {
  const begun = await finishStep({ store, clock }, secret, 'mail-confirm')
  if (begun?.member == null || (await store.people.actor(begun.member)) === null) throw new Refusal('link-invalid')
  const { address, countsFrom } = JSON.parse(begun.content) as { address: string; countsFrom: number }
  await store.mailboxes.set(begun.member, address, { at: clock.now(), countsFrom })
}

/** No more letters to the caller, and none that are under way let anybody in. */
export async function removeMailbox(deps: Pick<MailDeps, 'store' | 'clock'>, caller: CalledBy): Promise<void> {
  await mayChangeWays(deps, caller)
  const { member } = caller.actor
  await deps.store.mailboxes.remove(member)
  for (const kind of ['mail-confirm', 'mail-in'] as const) await deps.store.challenges.forget(member, kind)
}
