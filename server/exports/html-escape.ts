/** Text into HTML: nothing that people wrote is ever markup, whatever it looks like (trust.md S10). */

// What HTML forbids even as a reference: control characters except tab and line break, and non-characters.
const forbidden = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu

/** `text` for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

const rightToLeft = new Set(['ar', 'arc', 'dv', 'fa', 'ha', 'he', 'khw', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/** The direction in which a language is written. */
export function dirOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  if (rest.includes('latn') || rest.includes('cyrl')) return 'ltr'
  return rightToLeft.has(primary) || rest.includes('arab') || rest.includes('hebr') ? 'rtl' : 'ltr'
}

/** The attributes that name a text's language and direction. */
export function languageAttributes(language: string): string {
  return `lang="${escapeHtml(language)}" dir="${dirOf(language)}"`
}
