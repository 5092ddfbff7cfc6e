/** The title of a board for somebody who is not on it, whose working languages are not known here. */
import type { Translated } from '#shared/plan/plan.ts'

/** In the reader's language, else in the first that it was given in; null while the board has no title. */
export function titleFor(
  title: Translated,
  language: string,
): { readonly text: string; readonly language: string } | null {
  const [first] = Object.keys(title)
  const chosen = title[language] === undefined ? first : language
  const wording = chosen === undefined ? undefined : title[chosen]
  return chosen === undefined || wording === undefined ? null : { text: wording.text, language: chosen }
}
