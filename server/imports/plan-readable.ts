/**
 * A plan with only what a plan can say: each value as its reader gives it back, ids once, words in the plan's languages, texts
 * of the kinds of node that every export can show. A plan that one of us froze comes out as it was.
 */
import { isId } from '#shared/ids.ts'
import * as read from '#shared/plan/fields.ts'
import { type Fields, kinds, listKinds, planFields } from '#shared/plan/kinds.ts'
import type { Language, ListKind, Plan, RichMark, RichNode, Section, Translated } from '#shared/plan/plan.ts'
import { isLinkAddress, markTypes, nodeTypes } from '#shared/plan/richtext.ts'
import { wellFormed } from '#shared/plan/well-formed.ts'

/** `plan` without what would not read back. */
export function readable(plan: Plan): Plan {
  const languages = read.languages(plan.languages)
  const lists = listKinds.map(kind => [kind, listOf(kind, plan[kind], languages)] as const)
  return { ...plan, ...fieldsOf(planFields, plan, languages), ...Object.fromEntries(lists) }
}

function listOf(
  kind: ListKind,
  records: readonly { readonly id: string }[],
  languages: readonly Language[],
): unknown[] {
  const seen = new Set<string>()
  return records.flatMap(record => {
    if (!isId(record.id) || seen.has(record.id)) return []
    seen.add(record.id)
    const values = { ...record, ...fieldsOf(kinds[kind], record, languages) }
    return [kind === 'sections' ? { ...values, ...textsOf(record as Section, languages) } : values]
  })
}

function fieldsOf(fields: Fields<object>, values: object, languages: readonly Language[]): object {
  const given: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(values))
  const readers: Readonly<Record<string, read.Reader<unknown>>> = fields.plain
  const plain = Object.entries(readers).map(([name, reader]) => [name, reader(given[name])])
  const words = fields.words.map(name => [name, wordsOf(given[name] as Translated, languages)])
  return Object.fromEntries([...plain, ...words])
}

function wordsOf(given: Translated, languages: readonly Language[]): Translated {
  return Object.fromEntries(
    languages.flatMap(language => {
      const wording = Object.hasOwn(given, language) ? read.wording(given[language]) : null
      return wording === null ? [] : [[language, wording]]
    }),
  )
}

function textsOf(
  { texts, compared = {} }: Section,
  languages: readonly Language[],
): Pick<Section, 'texts' | 'compared'> {
  const own = <T>(values: { readonly [language: Language]: T }) =>
    Object.entries(values).filter(([language]) => languages.includes(language))
  return {
    texts: Object.fromEntries(own(texts).map(([language, nodes]) => [language, nodes.flatMap(nodeOf)])),
    compared: Object.fromEntries(own(compared)),
  }
}

/** A node of a kind that is known; of another its children. */
function nodeOf(node: RichNode): RichNode[] {
  const content = (node.content ?? []).flatMap(nodeOf)
  if (!nodeTypes.some(type => type === node.type)) return content
  if (node.type === 'text')
    return node.text ? [{ type: 'text', text: wellFormed(node.text), ...marksOf(node.marks ?? []) }] : []
  const numbers = Object.entries(node.attrs ?? {}).filter(
    ([name, value]) => typeof value === 'number' && attributes.includes(name),
  )
  return [
    {
      type: node.type,
      ...(numbers.length > 0 && { attrs: Object.fromEntries(numbers) }),
      ...(content.length > 0 && { content }),
    },
  ]
}

const attributes = ['level', 'start', 'colspan', 'rowspan']

function marksOf(marks: readonly RichMark[]): Pick<RichNode, 'marks'> {
  const known = marks.flatMap(({ type, attrs = {} }): RichMark[] => {
    if (type === 'link') return isLinkAddress(attrs.href) ? [{ type, attrs: { href: attrs.href } }] : []
    return markTypes.some(each => each === type) ? [{ type }] : []
  })
  return known.length > 0 ? { marks: known } : {}
}
