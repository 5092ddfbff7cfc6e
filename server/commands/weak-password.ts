/** Passwords that are guessed first: short ones, common ones, and those made of what everybody knows about the person. */
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/agreement/roles.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

type Deps = { readonly store: Store; readonly passwords: { isCommon(password: string): Promise<boolean> } }

/** Letters that have to be left when the words that everybody knows are taken out. */
const lettersLeft = 4
const differentCharacters = 4

/** Refusal('password-short') or ('password-common'). No kind of character is asked for: length is what helps. */
export async function refuseWeak(deps: Deps, actor: Actor, name: string, password: string): Promise<void> {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < limits.passwordCharacters)
    throw new Refusal('password-short', { least: limits.passwordCharacters })
  const city = (await deps.store.people.committee(actor.committee))?.city ?? ''
  const known = [name, actor.name, actor.office, city, 'twinboard', 'password', 'passwort', 'пароль']
  const isPlain = new Set(characters).size < differentCharacters || isMadeOf(known, password)
  if (isPlain || (await deps.passwords.isCommon(password))) throw new Refusal('password-common')
}

/** Whether little is left of the password without the words, each of at least three letters, in any case, and figures. */
function isMadeOf(known: readonly string[], password: string): boolean {
  const words = known.flatMap(text => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const bare = words
    .sort((left, right) => right.length - left.length)
    .reduce((left, word) => left.replaceAll(word, ' '), password.normalize('NFKC').toLowerCase())
  const rest = bare.match(/[\p{L}\p{M}]/gu)?.length ?? 0
  return bare !== password.normalize('NFKC').toLowerCase() && rest < lettersLeft
}
