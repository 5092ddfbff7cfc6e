/** The wordings of checks and fields are complete: every code, every field, every choice, in every language. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { otherCodes, timeCodes } from '#shared/plan/checks/warning.ts'
import { readinessCodes } from '#shared/plan/checks.ts'
import { kinds, listKinds, nouns, planFields } from '#shared/plan/kinds.ts'
import { budgetCategories, groupKinds, legModes, legStatuses, shareRules, taskStates } from '#shared/plan/plan.ts'

const folder = join(import.meta.dirname, '../../shared/words')
const areas = ['check', 'fields'] as const
const languages = readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
  entry.isDirectory() ? [entry.name] : [],
)

/** All keys of a word file with their texts, nested ones joined by a point. */
function textsOf(language: string, area: (typeof areas)[number]): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (at: string, value: unknown) => {
    if (typeof value === 'string') found.set(at, value)
    else for (const [key, inner] of Object.entries(value ?? {})) walk(at === '' ? key : `${at}.${key}`, inner)
  }
  walk('', JSON.parse(readFileSync(join(folder, language, `${area}.json`), 'utf8')))
  return found
}

const choices = {
  mode: legModes,
  status: legStatuses,
  state: taskStates,
  category: budgetCategories,
  shareRule: shareRules,
  groupKind: groupKinds,
}

test.each(languages)('P23 every warning and every point of readiness is worded in %s', language => {
  const texts = textsOf(language, 'check')
  const has = (key: string) => texts.has(key) || texts.has(`${key}_other`)
  expect([...timeCodes, ...otherCodes].filter(code => !has(code))).toEqual([])
  expect(readinessCodes.filter(code => !has(`ready.${code}`) || !has(`ready.${code}Open`))).toEqual([])
})

test.each(languages)('P23 every field and every choice is worded in %s', language => {
  const texts = textsOf(language, 'fields')
  const fieldsOf = (kind: keyof typeof nouns) => {
    const { plain, words, shares } = kind === 'plan' ? planFields : kinds[kind]
    return [...Object.keys(plain), ...words, ...(shares ? ['shares'] : [])].map(field => `${nouns[kind]}.${field}`)
  }
  const wanted = [
    ...[...listKinds, 'plan' as const].flatMap(kind => [...fieldsOf(kind), `one.${kind}`, `kind.${kind}`]),
    ...Object.entries(choices).flatMap(([name, values]) => values.map(value => `${name}.${value}`)),
    'section.text',
  ]
  expect(wanted.filter(key => !texts.has(key))).toEqual([])
})

test.each(areas)('P23 all languages have the same keys and placeholders in %s', area => {
  // Which plural forms a language needs is rule W1; "one change" need not name its number.
  const shape = (language: string) => {
    const shapes = [...textsOf(language, area)].map(([key, text]) => {
      const names = (text.match(/\{\{[^}]+\}\}/g) ?? []).filter(name => name !== '{{count}}')
      return `${key.replace(/_(zero|one|two|few|many|other)$/, '')} ${names.sort().join('')}`
    })
    return [...new Set(shapes)].sort()
  }
  for (const language of languages) expect(shape(language)).toEqual(shape('en'))
})
