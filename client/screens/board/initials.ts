/** Two letters that stand for a person on a mark. */

/** The first letters of the first and the last part of a name, in capitals; of one part its first two. */
export function initialsOf(name: string): string {
  const parts = name.trim().split(/\s+/)
  const first = parts[0] ?? ''
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0], [...last][0]]
  return letters.join('').toLocaleUpperCase()
}
