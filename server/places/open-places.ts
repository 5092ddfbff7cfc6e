/** Reads the file of places when the server starts. */
import { readFile } from 'node:fs/promises'
import { decodePlaces, type PlaceIndex } from './place-file.ts'

/** The index in `file`. Without it the server must not start: people would search and find nothing. */
export async function openPlaces(file: string): Promise<PlaceIndex> {
  try {
    return decodePlaces(await readFile(file))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`The file of places cannot be used (${file}: ${reason}). Run "npm run build".`, { cause })
  }
}
