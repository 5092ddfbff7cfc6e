/** Loads a language's word files and starts i18next over them. A key is `<file>.<key>`: `t('route.addStop')`. */
import { createInstance, type i18n as I18n, type ResourceLanguage } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { InterfaceLanguage } from '#shared/words/words.ts'

// What only files say, the page need not carry.
const files = import.meta.glob<{ readonly default: object }>([
  '../../shared/words/*/*.json',
  '!../../shared/words/*/export.json',
])

/** All words of a language, by file. Rejects when a file cannot be fetched. */
export async function loadWords(language: InterfaceLanguage): Promise<ResourceLanguage> {
  const wanted = Object.entries(files).filter(([path]) => path.includes(`/words/${language}/`))
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

/** Shows the page in another language, without a reload and without losing what is being written. */
export async function changeLanguage(i18n: I18n, language: InterfaceLanguage): Promise<void> {
  if (!i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await loadWords(language))
  await i18n.changeLanguage(language)
}
