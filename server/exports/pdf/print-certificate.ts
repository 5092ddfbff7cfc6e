/** The certificate: what the server states about the version, in words, and how anybody can check it. */
import type { SignedStatement, Statement } from '#shared/agreement/statement.ts'
import type { ExportInput } from '../input.ts'
import type { Reader } from '../reader.ts'
import { type Readers, type Sides, spoken } from './print-lines.ts'

export type PrintCertificate = {
  readonly title: Sides
  /** What is stated, sentence by sentence. */
  readonly sentences: readonly Sides[]
  /** The answers, one a committee. */
  readonly answers: readonly Sides[]
  /** Figures that must be compared sign by sign, in groups. */
  readonly figures: readonly { readonly name: Sides; readonly groups: readonly string[] }[]
  readonly checkTitle: Sides
  readonly steps: readonly Sides[]
}

/** The certificate of a version, or null where nothing is signed. */
export function printCertificate({ signed, committees }: ExportInput, readers: Readers): PrintCertificate | null {
  if (signed === null) return null
  const { statement } = signed
  const zoneOf = (id: string) => committees.find(committee => committee.id === id)?.zone ?? 'UTC'
  const say = (text: (reader: Reader) => string) => spoken(readers, text)
  const word = (key: string, facts?: Record<string, string | number>) =>
    say(({ words }) => words(`export.certificate.${key}`, facts))
  return {
    title: word('title'),
    sentences: [
      say(reader => aboutText(statement, reader)),
      say(reader => frozenText(statement, reader)),
      say(reader => standingText(statement, reader)),
    ],
    answers: statement.decisions.map(decision => say(reader => answerText(statement, decision, zoneOf, reader))),
    figures: figuresOf(
      signed,
      word,
      say(({ words }) => words('export.fingerprint')),
    ),
    checkTitle: word('checkTitle'),
    steps: [word('open', { address: `${statement.origin}/verify` }), word('give'), word('compare')],
  }
}

function figuresOf({ statement, signature }: SignedStatement, word: (key: string) => Sides, fingerprint: Sides) {
  return [
    { name: fingerprint, groups: groupsOf(statement.digest, 4) },
    { name: word('key'), groups: groupsOf(signature.key, 4) },
    { name: word('signature'), groups: groupsOf(signature.value, 8) },
  ]
}

/** `text` in groups of `size` signs. */
export function groupsOf(text: string, size: number): string[] {
  return text.match(new RegExp(`.{1,${size}}`, 'gu')) ?? []
}

function aboutText({ origin, version, title }: Statement, { words, language }: Reader): string {
  const named = title[language] ?? Object.values(title)[0] ?? words('export.untitled')
  return words('export.certificate.about', { address: origin, version, title: named })
}

function frozenText({ frozenAt }: Statement, reader: Reader): string {
  return reader.words('export.certificate.frozen', { when: instantText(frozenAt, 'UTC', reader) })
}

function standingText({ standing, agreedAt, committees }: Statement, reader: Reader): string {
  return reader.words(`export.certificate.standing.${standing}`, {
    cities: committees.map(({ city }) => city).join(', '),
    when: agreedAt === null ? '' : instantText(agreedAt, 'UTC', reader),
  })
}

function answerText(
  { committees }: Statement,
  { committee, kind, by, at }: Statement['decisions'][number],
  zoneOf: (committee: string) => string,
  reader: Reader,
): string {
  const asked = committees.find(each => each.id === committee)
  const place = [asked?.city ?? '', reader.countryName(asked?.country ?? '')].filter(Boolean).join(', ')
  const said = [reader.words(`agreement.seal.${kind}`), by.name, by.office, instantText(at, zoneOf(committee), reader)]
  return `${place}: ${said.filter(Boolean).join(', ')}`
}

function instantText(at: string, zone: string, reader: Reader): string {
  return reader.instant(Temporal.Instant.from(at).epochMilliseconds, zone)
}
