/** What a committee's mark could be: letters from the city's name, and a colour that nobody has yet. */
import type { CommitteeSeat } from '#shared/protocol/people.ts'

const colours = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** Two letters from the name that no other committee has, as far as its letters go. */
export function initialsFor(city: string, others: readonly CommitteeSeat[]): string {
  const letters = [...city.toLocaleUpperCase()].filter(letter => /\p{L}/u.test(letter))
  const [first = ''] = letters
  const taken = new Set(others.map(({ initials }) => initials))
  const pairs = letters.slice(1).map(letter => first + letter)
  return pairs.find(pair => !taken.has(pair)) ?? pairs[0] ?? first
}

/** The colours that are free; all of them when none is. */
export function freeColours(others: readonly CommitteeSeat[]): readonly number[] {
  const taken = new Set(others.map(({ colour }) => colour))
  const free = colours.filter(colour => !taken.has(colour))
  return free.length === 0 ? colours : free
}
