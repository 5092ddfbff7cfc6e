// @vitest-environment node
/** The words of the page: complete in every language, all of them used, none of them in the code. */
import { expect, test } from 'vitest'
import { bestLanguage, type InterfaceLanguage, languageNames, languages } from '#shared/words/words.ts'
import { baseOf, type Piece, placeholdersOf, pluralsOf, type Source, sourcesIn, wordFiles } from './word-files.ts'

const english = wordFiles.get('en') ?? new Map<string, string>()
const bases = [...new Set([...english.keys()].map(baseOf))]
const areas = [...new Set(bases.map(base => base.split('.')[0] ?? ''))]
const others = [...wordFiles].filter(([language]) => language !== 'en')
const used = keysIn(sourcesIn('client', 'server', 'shared'))

test('W1 every language has the same keys', () => {
  for (const [language, words] of others)
    expect([language, [...new Set([...words.keys()].map(baseOf))].sort()]).toEqual([language, [...bases].sort()])
})

test('W1 every language has the plural forms that it needs, and no others', () => {
  const wrong = [...wordFiles].flatMap(([language, words]) => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort()
    const counted = bases.filter(base => pluralsOf(english, base).length > 0)
    return counted.filter(base => String(pluralsOf(words, base)) !== String(forms)).map(base => `${language} ${base}`)
  })
  expect(wrong).toEqual([])
})

test('W1 every language names the same things in a text', () => {
  const wrong = others.flatMap(([language, words]) =>
    bases.filter(base => namesIn(words, base) !== namesIn(english, base)).map(base => `${language} ${base}`),
  )
  expect(wrong).toEqual([])
})

test('W2 every key that the code uses exists', () => {
  expect(used.whole.size).toBeGreaterThan(100)
  const wrong = [...used.whole].filter(([key]) => !bases.includes(key)).map(([key, file]) => `${file}: ${key}`)
  const open = [...used.begun]
    .filter(([start]) => !bases.some(base => base.startsWith(start)))
    .map(([start, file]) => `${file}: ${start}…`)
  expect([...wrong, ...open]).toEqual([])
})

test('W2 every key is used', () => {
  const begun = [...used.begun.keys()]
  expect(bases.filter(base => !used.whole.has(base) && !begun.some(start => base.startsWith(start)))).toEqual([])
})

test('W3 no words of the interface stand in the code', () => {
  const wrong = sourcesIn('client').flatMap(({ file, pieces }) =>
    pieces.filter(hasWords).map(piece => `${file}: ${textOf(piece)}`),
  )
  expect(wrong).toEqual([])
})

test('W4 sentences have at most 20 words', () => {
  const long = [...wordFiles].flatMap(([language, words]) =>
    [...words].filter(([, text]) => longestSentence(text) > 20).map(([key]) => `${language} ${key}`),
  )
  expect(long).toEqual([])
})

test('W5 the reader gets the first wanted language that the page speaks, else English', () => {
  expect(bestLanguage(['pt-BR', 'de-AT', 'en'])).toBe('de')
  expect(bestLanguage(['pt'])).toBe('en')
  expect(bestLanguage(['ar-EG', 'en'])).toBe('ar')
})

test('W6 every language runs in the direction of its script', () => {
  // Scripts that run from right to left, of the languages of L1 in everyone.md.
  const scripts = ['Arab', 'Hebr']
  const dirOf = (language: string) =>
    scripts.includes(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr'
  expect(languages.map(language => languageNames[language].dir)).toEqual(languages.map(dirOf))
})

test('W7 from right to left, a name of people or places cannot turn the words around it', () => {
  const named = /(.?)\{\{(name|city|title|item|stop|from|to|line|alias|place|party)\}\}(.?)/gu
  // Words of files are left out: between Arabic letters nothing can turn, and a calendar shows invisible signs as boxes.
  // Formal letters put the signs around whatever they name by themselves.
  const wrong = [...wordFiles]
    .filter(([language]) => languageNames[language as InterfaceLanguage].dir === 'rtl')
    .flatMap(([language, words]) =>
      [...words]
        .filter(([key]) => !/^(export|formal)\./.test(key))
        .flatMap(([key, text]) =>
          [...text.matchAll(named)]
            .filter(([, before, , after]) => before !== '\u2068' || after !== '\u2069')
            .map(() => `${language} ${key}`),
        ),
    )
  expect(wrong).toEqual([])
})

function namesIn(words: ReadonlyMap<string, string>, base: string): string {
  const texts = [...words].filter(([key]) => baseOf(key) === base).map(([, text]) => text)
  // "One change" need not name its number.
  const names = texts.flatMap(placeholdersOf).filter(name => name !== 'count')
  return [...new Set(names)].sort().join(' ')
}

function longestSentence(text: string): number {
  const sentences = text.split(/[.!?:;…]\s/)
  return Math.max(...sentences.map(sentence => sentence.split(/\s+/).filter(word => /\p{L}/u.test(word)).length))
}

type Keys = { readonly whole: ReadonlyMap<string, string>; readonly begun: ReadonlyMap<string, string> }

/** Texts of the code that look like keys: whole ones, and those that a template goes on from. With the file of each. */
function keysIn(sources: readonly Source[]): Keys {
  const whole = new Map<string, string>()
  const begun = new Map<string, string>()
  for (const { file, pieces } of sources)
    for (const piece of pieces) {
      const text = keyText(piece)
      if (text === null || !areas.includes(text.split('.')[0] ?? '') || !text.includes('.')) continue
      const isWhole = piece.type === 'Literal'
      if (/^[\w.-]+$/.test(text)) (isWhole ? whole : begun).set(text, file)
    }
  return { whole, begun }
}

function keyText(piece: Piece): string | null {
  if (piece.type === 'Literal') return typeof piece.value === 'string' ? piece.value : null
  if (piece.type !== 'TemplateLiteral') return null
  const [first] = piece.quasis as readonly { readonly value: { readonly cooked: string } }[]
  return first?.value.cooked ?? null
}

/** Names that are the same in all languages. */
const names = ['sha256']
const spokenAttributes = ['label', 'title', 'alt', 'placeholder', 'aria-label', 'description', 'summary', 'error']

function hasWords(piece: Piece): boolean {
  if (piece.type === 'JSXText') return /\p{L}/u.test(textOf(piece)) && !names.includes(textOf(piece))
  if (piece.type !== 'JSXAttribute') return false
  const name = (piece.name as { readonly name?: unknown }).name
  return spokenAttributes.includes(String(name)) && /\p{L}/u.test(textOf(piece))
}

function textOf(piece: Piece): string {
  if (piece.type === 'JSXText') return String(piece.value).trim()
  const value = piece.value as { readonly type: string; readonly value?: unknown } | null
  return value?.type === 'Literal' ? String(value.value) : ''
}
