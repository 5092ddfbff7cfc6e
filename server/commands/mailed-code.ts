/** A code to sign that goes to the signatory's own mailbox (trust.md S9), so that nobody has to be reached by telephone. */
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import type { Id } from '#shared/ids.ts'
import type { MailedCodeReply } from '#shared/protocol/account.ts'
import { shownCode } from '#shared/protocol/codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { enter } from './access.ts'
import type { MailDeps } from './mailbox.ts'
import { type CalledBy, ownSession } from './own-session.ts'
import { provingWays } from './proof.ts'
import { newSigningCode } from './signing-code.ts'

type Asked = { readonly board: Id; readonly proposal: Id; readonly language: string }

/**
 * Sends the caller a code for their own answer to this proposal. Refusal('code-not-needed') where they have a password or
 * passkey; ('not-allowed') where no mailbox of theirs counts; ('mail-failed') when the letter cannot be sent.
 */
export async function mailSigningCode(deps: MailDeps, caller: CalledBy, asked: Asked): Promise<MailedCodeReply> {
  ownSession(caller)
  const { board, proposal, language } = asked
  const { member } = caller.actor
  await enter(deps, caller.actor, 'decide', board)
  const proposals = await deps.store.versions.proposals(board)
  if (!proposals.some(({ id }) => id === proposal)) throw new Refusal('not-found')
  if ((await provingWays(deps, member)).length > 0) throw new Refusal('code-not-needed')
  const address = await addressForCodes(deps, member)
  if (address === null) throw new Refusal('not-allowed')
  const { code, expires } = await newSigningCode(deps, { member, proposal }, null)
  await deps.mail.sendCode(address, { language, code: shownCode(code), minutes: limits.codeMs / 60_000 })
  return { to: shortened(address), expires }
}

/**
 * Where codes to sign are sent: the member's confirmed mailbox, once it counts. Whoever found a device signed in could
 * otherwise give their own address there and sign with what arrives.
 */
export async function addressForCodes(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  member: Id,
): Promise<string | null> {
  const box = await store.mailboxes.of(member)
  return box !== null && box.countsFrom <= clock.now() ? box.address : null
}

/** Enough for its owner to know it by, too little for whoever looks over their shoulder; and no line breaks in it. */
export function shortened(address: string): string {
  const [first = ''] = address
  return `${first}***${address.slice(address.lastIndexOf('@'))}`
}
