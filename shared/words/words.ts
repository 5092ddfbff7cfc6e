/** The languages of the interface and the areas of its word files, `<language>/<area>.json`. Used on both sides. */

/** Languages that are complete. The first is the one that stands in when nothing else fits. */
export const languages = ['en', 'de', 'ru', 'ar'] as const
export type InterfaceLanguage = (typeof languages)[number]

/** What each language calls itself, its formatting locale and its direction. */
export const languageNames: Readonly<
  Record<InterfaceLanguage, { readonly name: string; readonly locale: string; readonly dir: 'ltr' | 'rtl' }>
> = {
  // British English: the day before the month and 24 hours, as on a European timetable.
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', dir: 'ltr' },
  ru: { name: 'Русский', locale: 'ru-RU', dir: 'ltr' },
  // Arabic with the figures 0-9 whatever the country. Tickets, stations and the names of trains beside them have
  // these figures, they line up in one font, and the counts that the words put in by themselves look the same.
  ar: { name: 'العربية', locale: 'ar-u-nu-latn', dir: 'rtl' },
}

/** True for a language of the interface. */
export function isInterfaceLanguage(value: unknown): value is InterfaceLanguage {
  return languages.some(language => language === value)
}

/** The formatting locale of a language tag; the tag itself when it is none of ours. */
export function localeOf(language: string): string {
  return isInterfaceLanguage(language) ? languageNames[language].locale : language
}

/** The first of `wanted` (language tags, best first) that the interface speaks, else English. */
export function bestLanguage(wanted: readonly string[]): InterfaceLanguage {
  const known = wanted.map(tag => tag.toLowerCase().split('-')[0]).find(isInterfaceLanguage)
  return known ?? languages[0]
}
