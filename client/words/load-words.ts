/** Loads a language's word files and starts i18next over them. A key is `<file>.<key>`: `t('route.addStop')`. */
import { createInstance, type i18n as I18n, type ResourceLanguage, type ResourceStore } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { InterfaceLanguage } from '#shared/words/words.ts'

type Files = Readonly<Record<string, () => Promise<{ readonly default: object }>>>

// What only files and mail say, the page need not carry. What only late screens say comes with them (`LateWords`).
const files: Files = import.meta.glob<{ readonly default: object }>([
  '../../shared/words/*/*.json',
  '!../../shared/words/*/{export,formal,mail}.json',
  '!../../shared/words/*/{people,invite,account,privacy,guest,authors,exporting,calendar,importing,letters,frozen,agreement,programme,tasks,budget,texts,verify}.json',
])
const lateFiles: Files = import.meta.glob<{ readonly default: object }>(
  '../../shared/words/*/{people,invite,account,privacy,guest,authors,exporting,calendar,importing,letters,frozen,agreement,programme,tasks,budget,texts,verify}.json',
)

/** The words of a language that every page needs, by file. Rejects when a file cannot be fetched. */
function loadWords(language: InterfaceLanguage): Promise<ResourceLanguage> {
  return wordsIn(files, language)
}

async function wordsIn(source: Files, language: InterfaceLanguage): Promise<ResourceLanguage> {
  const wanted = Object.entries(source).filter(([path]) => path.includes(`/words/${language}/`))
  const loaded = await Promise.all(wanted.map(async ([path, load]) => [areaOf(path), (await load()).default] as const))
  return Object.fromEntries(loaded)
}

function areaOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
}

/** i18next with the words of `language`. React escapes what it shows, so i18next must not do it again. */
export async function startWords(language: InterfaceLanguage): Promise<I18n> {
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: await loadWords(language) } },
    returnNull: false,
  })
  return i18n
}

// By the words that an i18next holds, and not by itself: every component gets a wrapper of its own around the same one.
/** The languages whose late words are there. */
const here = new WeakMap<ResourceStore, ReadonlySet<InterfaceLanguage>>()
/** The languages whose late words are there or on their way. */
const late = new WeakMap<ResourceStore, Map<InterfaceLanguage, Promise<void>>>()

/** True when the late words of the language are there already. */
export function hasLateWords(i18n: I18n, language: InterfaceLanguage): boolean {
  return here.get(i18n.store)?.has(language) ?? false
}

/** Brings the words of the late screens, once for each language; from then on every change of language brings them too. */
export function bringLateWords(i18n: I18n, language: InterfaceLanguage): Promise<void> {
  const brought = late.get(i18n.store) ?? new Map<InterfaceLanguage, Promise<void>>()
  late.set(i18n.store, brought)
  const coming = brought.get(language) ?? addLateWords(i18n, language)
  brought.set(language, coming)
  coming.catch(() => brought.delete(language)) // whoever waits hears of it, and the next one tries again
  return coming
}

async function addLateWords(i18n: I18n, language: InterfaceLanguage): Promise<void> {
  i18n.addResourceBundle(language, 'translation', await wordsIn(lateFiles, language), true)
  here.set(i18n.store, new Set([...(here.get(i18n.store) ?? []), language]))
}

/** Brings the words of another language, and the late ones where the page has those. */
export async function bringLanguage(i18n: I18n, language: InterfaceLanguage): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await loadWords(language))
  if (late.has(i18n.store)) await bringLateWords(i18n, language)
}

/** Shows the page in another language, without a reload and without losing what is being written. */
export async function changeLanguage(i18n: I18n, language: InterfaceLanguage): Promise<void> {
  await bringLanguage(i18n, language)
  await i18n.changeLanguage(language)
}
