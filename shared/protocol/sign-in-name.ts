/** Sign-in names: one on a server, however it is written. */

/** Two names that look alike to people in a hurry are one: in any case, composed in any way, with any spaces around. */
export function signInName(typed: string): string {
  return typed.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
