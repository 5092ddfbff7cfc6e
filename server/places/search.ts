/** Search for places by the beginning of a name, in any of the languages in which it is known. */
import type { FoundPlace } from '#shared/protocol/routes.ts'
import { fold } from './fold.ts'
import { countryOf, degrees, nameLanguages, type PlaceIndex, shownName } from './place-file.ts'
import { zoneAt } from './zone.ts'

/** Longer than any name; what comes after is cut off. */
const queryCharacters = 100
const most = 50
/** Upper bound of the names that one place has, so that `limit` places are among so many times as many lines. */
const namesPerPlace = 10

/** What is looked for: the folded text, the text as typed in lower case, the reader's language as a bit, how many places. */
type Wanted = { readonly folded: string; readonly typed: string; readonly bit: number; readonly count: number }

/**
 * At most `limit` (1 to 50) places, exact names first, then names or words of names that begin so, larger places first.
 * `name` is the local name. `alias` is the form by which it was found or, when that was the local name, the one in
 * `language` if there is another.
 */
export function searchPlaces(index: PlaceIndex, query: string, language: string, limit: number): FoundPlace[] {
  const typed = query.slice(0, queryCharacters).normalize('NFC').trim().toLowerCase()
  const count = Math.min(Math.max(Math.trunc(limit) || 1, 1), most)
  const wanted = { folded: fold(typed), typed, bit: languageBit(language), count }
  const found = find(index, wanted)
  const plain = wanted.folded.replace(/([aou])e/g, '$1') // people without umlauts on their keyboard write koeln and muenchen
  const hits = found.size === 0 ? find(index, { ...wanted, folded: plain }) : found
  return [...hits.values()].slice(0, count).map(line => placeAt(index, line, wanted.bit))
}

/** Best first: the line by which each place was found, by the line of its name. */
function find(index: PlaceIndex, wanted: Wanted): Map<number, number> {
  const { folded } = wanted
  const best = new Map<number, number>()
  if (folded === '') return best
  const tiers = [[`\n${folded}\n`], [`\n${folded}`, ` ${folded}\n`, ` ${folded} `], [` ${folded}`]]
  for (const needles of tiers) {
    if (best.size >= wanted.count) break
    for (const [name, line] of bestLines(index, needles, wanted)) if (!best.has(name)) best.set(name, line)
  }
  return best
}

/** The places of one tier, largest first, each by the name that says most to the reader; accents that were typed count. */
function bestLines(
  index: PlaceIndex,
  needles: readonly string[],
  { folded, typed, bit, count }: Wanted,
): Map<number, number> {
  const lines = needles.flatMap(needle => linesWith(index, needle, count * namesPerPlace)).sort((a, b) => a - b)
  const asTyped = typed === folded ? () => true : (line: number) => shownName(index, line).toLowerCase().includes(typed)
  const best = new Map<number, number>()
  for (const line of [...lines.filter(asTyped), ...lines]) {
    const name = index.name[line] ?? line
    const known = best.get(name)
    if (known === undefined || (known !== name && !has(index, known, bit) && has(index, line, bit)))
      best.set(name, line)
  }
  return best
}

/** Lines that hold `needle`, in their order. */
function linesWith(index: PlaceIndex, needle: string, enough: number): number[] {
  const lines: number[] = []
  let at = index.folded.indexOf(needle)
  while (at >= 0 && lines.length < enough) {
    const line = lineAt(index, at + 1)
    if (line !== lines.at(-1)) lines.push(line)
    at = index.folded.indexOf(needle, at + 1)
  }
  return lines
}

/** The line in which a position of the folded text lies, by halving. */
function lineAt({ foldedStart }: PlaceIndex, position: number): number {
  let [low, high] = [0, foldedStart.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((foldedStart[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}

function placeAt(index: PlaceIndex, line: number, bit: number): FoundPlace {
  const name = index.name[line] ?? line
  const other = line === name ? lineFor(index, name, bit) : line
  const [lat, lon] = [degrees(index.lat, line), degrees(index.lon, line)]
  return {
    name: shownName(index, name),
    alias: other === name ? '' : shownName(index, other),
    country: countryOf(index, line),
    lat,
    lon,
    population: index.population[line] ?? 0,
    zone: zoneAt(lat, lon),
  }
}

/** The line of the place's name in the reader's language, or of its local name. */
function lineFor(index: PlaceIndex, name: number, bit: number): number {
  for (let line = name + 1; index.name[line] === name; line++) if (has(index, line, bit)) return line
  return name
}

function has(index: PlaceIndex, line: number, bit: number): boolean {
  return ((index.languages[line] ?? 0) & bit) !== 0
}

/** The bit of `de-AT` is that of `de`; a language without names has none. */
function languageBit(language: string): number {
  const [base = ''] = language.toLowerCase().split('-')
  const place = (nameLanguages as readonly string[]).indexOf(base)
  return place < 0 ? 0 : 1 << place
}
