/** Coordinates as people type or paste them: decimal degrees with point or comma, degrees-minutes-seconds, or a pair. */

export type CoordinateAxis = 'lat' | 'lon'
/** Why a typed coordinate is not taken; the wording is `route.coordinate.<problem>`. */
export type CoordinateProblem = 'unreadable' | 'outside'

const reach = { lat: 90, lon: 180 } as const
const sexagesimal = /^([+-]?\d{1,3})\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*[′']\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*[″"]\s*)?$/
const decimal = /^[+-]?\d{1,3}(?:[.,]\d+)?$/
const toNumber = (text: string) => Number(text.replace(',', '.').replace('−', '-'))

function magnitude(text: string): number | null {
  const plain = text.replace(/\s*°$/, '')
  if (decimal.test(plain)) return toNumber(plain)
  const match = sexagesimal.exec(text)
  if (!match) return null
  const [, whole = '0', minutes = '0', seconds = '0'] = match
  const part = toNumber(minutes) / 60 + toNumber(seconds) / 3600
  return whole.startsWith('-') ? toNumber(whole) - part : toNumber(whole) + part
}

/** Degrees from one typed coordinate, rounded to 0.00001° (about a metre), or why it cannot be read. */
export function parseCoordinate(typed: string, axis: CoordinateAxis): number | CoordinateProblem {
  const text = typed.trim().replace('−', '-')
  const letter = /[NSEWO]$/i.exec(text)?.[0]?.toUpperCase() ?? ''
  const allowed = axis === 'lat' ? 'NS' : 'EWO' // O is east in German and west in French: refused below as unclear
  if (letter !== '' && (!allowed.includes(letter) || letter === 'O')) return 'unreadable'
  const value = magnitude(letter === '' ? text : text.slice(0, -1).trim())
  if (value === null || Number.isNaN(value)) return 'unreadable'
  const signed = letter === 'S' || letter === 'W' ? -value : value
  return Math.abs(signed) > reach[axis] ? 'outside' : Math.round(signed * 1e5) / 1e5
}

/** Latitude and longitude from a pasted pair such as `52.2286, 21.0031`, or null when it is not a pair. */
export function parsePair(typed: string): { lat: number; lon: number } | null {
  const parts = /[,;]\s+|;/.test(typed) ? typed.split(/[,;]\s+|;/) : typed.trim().split(/(?<=\d|[NSns])\s+(?=[\d+-])/)
  const [first, second] = parts
  if (parts.length !== 2 || first === undefined || second === undefined) return null
  const lat = parseCoordinate(first, 'lat')
  const lon = parseCoordinate(second, 'lon')
  return typeof lat === 'number' && typeof lon === 'number' ? { lat, lon } : null
}

/** A coordinate as it is shown in its field: five decimals at most, with the reader's decimal sign. */
export function showCoordinate(value: number | null, decimalSign: string): string {
  return value === null ? '' : String(value).replace('.', decimalSign)
}
