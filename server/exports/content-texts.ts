/** The longer texts, in the reader's language where they stand in it, otherwise in the source's, which is then named. */
import { isTextStale, sourceLanguage } from '#shared/plan/languages.ts'
import type { Language, Plan, Section } from '#shared/plan/plan.ts'
import type { Block, Part } from './content.ts'
import type { ExportInput } from './input.ts'
import type { Reader } from './reader.ts'

/** A heading and a body for each section. */
export function textsPart({ plan }: ExportInput, reader: Reader): Part {
  const blocks = plan.sections.flatMap(section => sectionBlocks(plan, section, reader))
  return { id: 'texts', title: reader.words('fields.part.texts'), blocks }
}

function sectionBlocks(plan: Plan, section: Section, reader: Reader): Block[] {
  const title = reader.read(section.title)
  const heading: Block[] = title.text === '' ? [] : [{ kind: 'heading', line: [title] }]
  const language = bodyLanguage(plan, section, reader.language)
  const nodes = language === null ? undefined : section.texts[language]
  if (language === null || nodes === undefined) return heading
  const older = isTextStale(section, language, plan.languages) ? reader.words('export.older') : null
  return [...heading, { kind: 'rich', language, nodes, older }]
}

/** The reader's language, or the first working language that has a body, or any that has one. */
function bodyLanguage(plan: Plan, { texts }: Section, language: Language): Language | null {
  if (Object.hasOwn(texts, language)) return language
  return sourceLanguage(Object.fromEntries(Object.keys(texts).map(each => [each, { text: '' }])), plan.languages)
}
