/** What programs of others find in a PDF. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { need, run } from './programs.ts'

type Program = 'qpdf' | 'pdfinfo' | 'pdftotext' | 'pdfdetach' | 'pdffonts'
const packages: Readonly<Record<Program, string>> = {
  qpdf: 'qpdf',
  pdfinfo: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdfdetach: 'poppler-utils',
  pdffonts: 'poppler-utils',
}

/** What `program` says about the file `bytes`; `words` come before and after its name. Throws when it is not content. */
export function told(
  program: Program,
  bytes: Uint8Array,
  before: readonly string[] = [],
  after: readonly string[] = [],
) {
  need(program, packages[program])
  return inFolder(bytes, file => {
    const { status, stdout, stderr } = run(program, [...before, file, ...after])
    if (status !== 0) throw new Error(`${program}: ${stdout}${stderr}`)
    return stdout
  })
}

/** The text layer as a reader copies it. */
export function copiedText(bytes: Uint8Array): string {
  return told('pdftotext', bytes, ['-enc', 'UTF-8'], ['-'])
}

/** The first attached file. */
export function attachedFile(bytes: Uint8Array): string {
  need('pdfdetach', packages.pdfdetach)
  return inFolder(bytes, (file, folder) => {
    run('pdfdetach', ['-save', '1', '-o', join(folder, 'saved'), file])
    return readFileSync(join(folder, 'saved'), 'utf8')
  })
}

/** The metadata and the tags of each page, as a browser reads them. */
export async function readPdf(bytes: Uint8Array) {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const { info, metadata } = await pdf.getMetadata()
  const pages = Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1))
  const tags = await Promise.all(pages.map(async page => (await page).getStructTree()))
  await loading.destroy()
  return { info: info as Record<string, unknown>, metadata, tags }
}

function inFolder<T>(bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-pdf-'))
  try {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
