/** The lists of what is in a dossier that programs read: one with all facts, and one that `sha256sum -c` checks. */

import { hex, sha256 } from '#shared/digest.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { instantOf } from '#shared/time.ts'
import type { ExportInput } from '../input.ts'
import type { DossierFile } from './parts.ts'

/** A file as it is listed. `sha256`: of its bytes, hex. */
export type Listed = Omit<DossierFile, 'bytes'> & { readonly size: number; readonly sha256: string }

/** The facts of a file. */
export function listed({ path, bytes, mediaType, what }: DossierFile): Listed {
  return { path, mediaType, what, size: bytes.byteLength, sha256: hex(sha256(bytes)) }
}

/** `index.json`. */
export function indexText(input: ExportInput, language: string, files: readonly Listed[]): string {
  const { board, origin, version, at, plan } = input
  const index = {
    format: 'twinboard-dossier/1',
    ...{ board, origin, version, at: instantOf(at), digest: freeze(plan).digest, language },
    files: files.map(({ path, mediaType, size, sha256 }) => ({ path, mediaType, size, sha256 })),
  }
  return `${JSON.stringify(index, null, 2)}\n`
}

/** `SHA256SUMS`, by the paths as seen from where it lies. */
export function sumsText(files: readonly Listed[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}
