/**
 * What a dossier holds, as a list: each part is asked for its file, and one that has nothing to say gives none. A further kind of
 * file (minutes, lists of people) is one more line here.
 */
import { readFileSync } from 'node:fs'
import { keyPem, signatureBytes, statementBytes } from '#server/signing/files.ts'
import type { SignedStatement } from '#shared/agreement/statement.ts'
import { canonicalJson, freeze } from '#shared/plan/freeze.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { type CsvList, csvLists } from '#shared/protocol/routes.ts'
import { certificateName } from '../file-name.ts'
import type { ExportFile, ExportInput, ExportOptions } from '../input.ts'
import type { Reader } from '../reader.ts'
import { verifyText } from './how-to-verify.ts'
import { recordText } from './record.ts'

/** `path`: within the dossier, plain ASCII. `what`: its words stand under `export.dossier.file.<what>`. */
export type DossierFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly what: string
}

export type DossierWork = {
  readonly input: ExportInput
  readonly options: ExportOptions
  readonly reader: Reader
  /** The very file that is exported in this form alone. */
  readonly exported: (format: ExportFormat, options: ExportOptions) => Promise<ExportFile>
}
/** null where the plan has nothing of the kind. */
export type DossierPart = (work: DossierWork) => Promise<DossierFile | null> | DossierFile | null

/** In the order in which they are listed: for people first, then for programs, then what proves them. */
export const dossierParts: readonly DossierPart[] = [
  form('pdf'),
  sideBySide,
  form('docx'),
  form('html'),
  form('md'),
  form('xlsx'),
  ...csvLists.map(list),
  form('ics'),
  form('gpx'),
  form('kml'),
  form('geojson'),
  form('json'),
  schema,
  record,
  proof(signed => ({ path: certificateName(signed.statement), what: 'whole', bytes: canonicalJson(signed) })),
  proof(signed => ({ path: 'certificate.json', what: 'statement', bytes: statementBytes(signed) })),
  proof(signed => ({ path: 'certificate.sig', what: 'signature', bytes: signatureBytes(signed) })),
  proof(signed => ({ path: 'key.pem', what: 'key', bytes: keyPem(signed) })),
  proof((_signed, { input }) => ({ path: 'plan.json', what: 'plan', bytes: freeze(input.plan).json })),
  proof((signed, { reader }) => ({ path: 'how-to-verify.txt', what: 'verify', bytes: verifyText(signed, reader) })),
]

function form(format: ExportFormat): DossierPart {
  return async ({ options: { language }, exported }) => fileOf(await exported(format, { language }), format)
}

function list(each: CsvList): DossierPart {
  return async ({ options: { language }, exported }) => fileOf(await exported('csv', { language, list: each }), each)
}

/** A second PDF beside the one in the reader's language alone. */
async function sideBySide({ options: { language, beside }, exported }: DossierWork): Promise<DossierFile | null> {
  if (beside === undefined || beside === language) return null
  const file = fileOf(await exported('pdf', { language, beside }), 'beside')
  const both = [language, beside].map(tag => tag.replace(/[^A-Za-z0-9]+/g, '')).join('-')
  return { ...file, path: file.path.replace(/\.pdf$/, `-${both}.pdf`) }
}

function fileOf({ fileName, bytes, mediaType }: ExportFile, what: string): DossierFile {
  return { path: fileName, bytes, mediaType, what }
}

function schema(): DossierFile {
  const bytes = readFileSync(new URL('../plan.schema.json', import.meta.url))
  return {
    path: 'plan.schema.json',
    bytes: new Uint8Array(bytes),
    mediaType: 'application/schema+json',
    what: 'schema',
  }
}

/** Nothing before the first proposal. */
function record({ input }: DossierWork): DossierFile | null {
  if (input.proposals.length === 0) return null
  const bytes = new TextEncoder().encode(recordText(input))
  return { path: 'proposals-and-decisions.json', bytes, mediaType: 'application/json', what: 'record' }
}

type Proof = { readonly path: string; readonly what: string; readonly bytes: string | Uint8Array }

/** What the server states of the version, in a folder of its own; a draft has none. */
function proof(make: (signed: SignedStatement, work: DossierWork) => Proof): DossierPart {
  return work => {
    const { signed } = work.input
    if (signed === null) return null
    const { path, what, bytes } = make(signed, work)
    return {
      path: `proof/${path}`,
      bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
      mediaType: mediaTypeOf(path),
      what,
    }
  }
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.json')) return 'application/json'
  if (path.endsWith('.pem')) return 'application/x-pem-file'
  return path.endsWith('.sig') ? 'application/octet-stream' : 'text/plain; charset=utf-8'
}
