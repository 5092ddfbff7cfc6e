/** Text into Markdown: whatever it looks like, it is read back as the same words. */

// What HTML and terminals stumble over. Line breaks are set by whoever lays the text out.
const forbidden = /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}]/gu
// Signs that mean something wherever they stand: headings, emphasis, code, links, tags, tables, references, formulas. And a
// `!` at the end, since it would make of the link behind it a picture, which is fetched.
const anywhere = /[\\`*_[\]<>|~&$#]|!$/g
// Signs that mean something at the beginning of a line: lists, rules, underlines, definitions.
const first = /^(\s*)(?:([+\-=:.)])|(\d{1,9})(?=[.)]))/

/** One line of text as Markdown; breaks in it become spaces. */
export function escapeMarkdown(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[ \t]*[\r\n]+[ \t]*/g, ' ')
    .replace(forbidden, '\ufffd')
  return clean
    .replace(anywhere, '\\$&')
    .replace(first, (_, space: string, sign?: string, number?: string) =>
      sign === undefined ? `${space}${number}\\` : `${space}\\${sign}`,
    )
}
