/** What the package draws by chance or reads off the clock, made equal for equal documents. */
import type { Parts } from '../packed.ts'

const chanceId = /\b(?:Id|r:id)="(rId[a-z0-9_-]{21})"/g
const markId = /PowerPlusWaterMarkObject[A-Za-z0-9_-]{21}/g
const times = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g

/** The parts with counted ids and with `at` (milliseconds since 1970) as the time of the document. */
export function fixed(parts: Parts, at: number): Parts {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
  const ids = new Map<string, string>()
  for (const [name, xml] of Object.entries(parts))
    if (name.endsWith('.rels')) for (const [, id = ''] of xml.matchAll(chanceId)) ids.set(id, `rIdLink${ids.size + 1}`)
  // Only ids that lead somewhere are changed: in a text, words that look like one stay.
  const withIds = (xml: string) => xml.replace(chanceId, (found, id) => found.replace(id, ids.get(id) ?? id))
  return Object.fromEntries(
    Object.entries(parts).map(([name, xml]) => {
      if (name === 'docProps/core.xml') return [name, xml.replace(times, `$1${time}`)]
      return [
        name,
        /^word\/header\d+\.xml$/.test(name) ? xml.replace(markId, 'PowerPlusWaterMarkObject1') : withIds(xml),
      ]
    }),
  )
}
