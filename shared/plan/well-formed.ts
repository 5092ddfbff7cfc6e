/**
 * Text that survives the way to others. Half of a character pair does not: UTF-8 cannot carry it, so the sender would go
 * on holding another text than everybody else. The built-in `toWellFormed` is missing in browsers that we still serve.
 */
const halfPair = /\p{Surrogate}/u // with the u flag, a whole pair does not match

/** True when every character of `text` is whole. */
export function isWellFormed(text: string): boolean {
  return !halfPair.test(text)
}

/** `text` with each half of a character pair replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return isWellFormed(text) ? text : text.replace(new RegExp(halfPair, 'gu'), '\ufffd')
}
