/**
 * The record of processing activities (Art. 30 GDPR), made from what this installation does: the words of its kinds, the table
 * of what is kept how long, and who the settings say runs it. One form, as lines of text under headings.
 */
import type { Config } from '#server/config.ts'
import type { RecordSection } from '#shared/protocol/privacy.ts'
import { type RetentionRule, retentionRules } from './retention-rules.ts'

type Words = (key: string, facts?: Readonly<Record<string, string | number>>) => string
type Host = Pick<Config, 'hostName' | 'privacyContact' | 'database'>

const lists = {
  purposes: ['plan', 'agree', 'enter', 'security'],
  persons: ['members', 'guests', 'invited', 'named'],
  data: ['names', 'seats', 'words', 'signatures', 'devices', 'keys'],
  recipients: ['committees', 'host', 'nobody'],
  measures: ['https', 'hashed', 'roles', 'log', 'backups', 'noThird'],
} as const

/** The record in the language of `words`. */
export function processingRecord(words: Words, host: Host): RecordSection[] {
  const section = (name: string, lines: readonly string[]) => ({ title: words(`privacy.record.${name}`), lines })
  const listed = Object.entries(lists).map(([name, keys]) =>
    section(
      name,
      keys.map(key => words(`privacy.${name}.${key}`)),
    ),
  )
  const [purposes, persons, data, recipients, measures] = listed
  const times = section(
    'times',
    retentionRules.map(rule => keptFor(words, rule)),
  )
  const all = [section('responsible', responsible(words, host)), purposes, persons, data, recipients, times, measures]
  return all.filter(each => each !== undefined)
}

/** One rule as a sentence or two. */
export function keptFor(words: Words, { kind, days }: RetentionRule): string {
  const what = words(`privacy.kept.${kind}`)
  return days === null || days === 0 ? what : `${what} ${words('privacy.days', { number: days })}`
}

function responsible(words: Words, { hostName, privacyContact, database }: Host): string[] {
  return [
    words('privacy.controllers'),
    hostName === null ? words('privacy.hostUnnamed') : words('privacy.hostNamed', { host: hostName }),
    ...(privacyContact === null ? [] : [words('privacy.contact', { contact: privacyContact })]),
    words(database === null ? 'privacy.database.own' : 'privacy.database.postgres'),
  ]
}

/** The record as Markdown. */
export function asMarkdown(title: string, sections: readonly RecordSection[]): string {
  const parts = sections.map(({ title: name, lines }) => `## ${name}\n\n${lines.map(line => `- ${line}`).join('\n')}`)
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`
}
