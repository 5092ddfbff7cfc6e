/**
 * The dossier: a plan in all forms with its proof in one ZIP, for an archive or a funder who has this file and nothing else. All of
 * it lies in one folder, whose name says the version or that it is a draft.
 */

import type { OnProgress } from '../input.ts'
import { type Entry, packed } from '../packed.ts'
import { indexPage } from './index-page.ts'
import { indexText, type Listed, listed, sumsText } from './listing.ts'
import { type DossierFile, type DossierWork, dossierParts } from './parts.ts'

/** What is packed in itself: packing it once more takes time and saves nothing. */
const isPacked = /\.(pdf|docx|xlsx)$/

/** The ZIP's bytes. `folder`: the name of the one folder in it. `onProgress` hears of each part. */
export async function dossierOf(work: DossierWork, folder: string, onProgress: OnProgress): Promise<Uint8Array> {
  const entries: Entry[] = []
  const list: Listed[] = []
  const add = (file: DossierFile) => {
    entries.push({ path: `${folder}/${file.path}`, bytes: file.bytes, isStored: isPacked.test(file.path) })
    list.push(listed(file))
  }
  for (const [i, part] of dossierParts.entries()) {
    const file = await part(work)
    if (file !== null) add(file)
    onProgress({ done: i + 1, of: dossierParts.length })
  }
  const { input, reader } = work
  add(texts('index.json', 'application/json', 'index', indexText(input, reader.language, list)))
  add(texts('index.html', 'text/html; charset=utf-8', 'page', indexPage(input, reader, list)))
  add(texts('SHA256SUMS', 'text/plain; charset=utf-8', 'sums', sumsText(list)))
  // The page that is read first stands first.
  return packed(entries.sort((a, b) => Number(b.path.endsWith('index.html')) - Number(a.path.endsWith('index.html'))))
}

function texts(path: string, mediaType: string, what: string, text: string): DossierFile {
  return { path, bytes: new TextEncoder().encode(text), mediaType, what }
}
