/** What is being typed for a letter. It lives in the open sheet alone and goes with it. */
import { useState } from 'react'
import { useBoard } from '#client/state/use-board.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { type InvitedPerson, type LetterRequest, letterLimits } from '#shared/protocol/letters.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { bestLanguage } from '#shared/words/words.ts'

/** A person with a key for its row. */
export type PersonRow = InvitedPerson & { readonly key: number }

/** The request while it is typed: lines still in one text, persons in rows. */
export type LetterFields = Omit<LetterRequest, 'sender' | 'to' | 'persons'> & {
  readonly sender: string
  readonly to: string
  readonly persons: readonly PersonRow[]
}

export type LetterDraft = {
  readonly fields: LetterFields
  set(change: Partial<LetterFields>): void
  /** The request; null while something is missing or too long. */
  readonly request: LetterRequest | null
  /** True once something was typed that closing would lose. */
  readonly isTyped: boolean
  /** Makes all fields as they were at first. */
  forget(): void
}

/** The draft of a letter of my committee, in `language`, from the newest agreed version. */
export function useLetter(language: string): LetterDraft {
  const { me } = useBoard()
  const { agreed } = useProposals()
  const atFirst: LetterFields = {
    kind: 'invitation',
    version: agreed === null ? 'draft' : agreed.version,
    language: bestLanguage([language]),
    beside: null,
    from: me.committee,
    signer: null,
    sender: '',
    to: '',
    persons: [noPerson(0)],
    apart: false,
    costs: 'unsaid',
    programme: true,
    place: '',
    day: '',
  }
  const [typed, setTyped] = useState<LetterFields | null>(null)
  const fields = typed ?? atFirst
  return {
    fields,
    set: change => setTyped(last => ({ ...(last ?? atFirst), ...change })),
    request: requestOf(fields),
    isTyped: [fields.sender, fields.to, ...fields.persons.flatMap(wordsOf)].some(text => text !== ''),
    forget: () => setTyped(null),
  }
}

/** A row that nothing is typed into yet. */
export function noPerson(key: number): PersonRow {
  return { key, name: '', born: '', nationality: '', passport: '' }
}

/** The lines of a field, without empty ones. */
export function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map(nameFrom)
    .filter(line => line !== '')
}

/** True when there are no more lines than `most`, and none is too long. */
export function areLinesShort(lines: readonly string[], most: number): boolean {
  return lines.length <= most && lines.every(line => line.length <= letterLimits.lineCharacters)
}

function requestOf(fields: LetterFields): LetterRequest | null {
  const [sender, to] = [linesIn(fields.sender), linesIn(fields.to)]
  const isWhole =
    areLinesShort(sender, letterLimits.senderLines) &&
    areLinesShort(to, letterLimits.addressLines) &&
    (fields.kind !== 'visa' || to.length > 0) &&
    fields.persons.every(({ name }) => nameFrom(name) !== '')
  if (!isWhole) return null
  const persons = fields.persons.map(({ name, born, nationality, passport }) => ({ name, born, nationality, passport }))
  return { ...fields, beside: fields.beside === fields.language ? null : fields.beside, sender, to, persons }
}

function wordsOf({ name, born, nationality, passport }: PersonRow): string[] {
  return [name, born, nationality, passport]
}
