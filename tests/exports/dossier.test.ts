/** The dossier: everything that is exported alone, in one ZIP, listed, with sums and a signature that other programs check. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import type { ExportInput, Progress } from '#server/exports/input.ts'
import { pressOpener } from '#server/exports/pdf/open-press.ts'
import { renderExport } from '#server/exports/render.ts'
import { newPrivateKey, signerOf } from '#server/signing/key.ts'
import { statementOf, statementText } from '#shared/agreement/statement.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { csvLists, exportFormats } from '#shared/protocol/routes.ts'
import { seededChance } from '#tests/harness/seeded-chance.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan } from './plans.ts'

const run = promisify(execFile)
const language = 'de'

/** A version with the signed word of a server. */
function signedInput(): ExportInput {
  const input = inputOf(journey)
  const { board, origin, plan, at, committees, proposals } = input
  const version = { number: 3, at, digest: freeze(plan).digest }
  const statement = statementOf({
    board,
    origin,
    version,
    title: plan.title,
    proposal: proposals[0] ?? null,
    committees,
  })
  const { id: key, publicKey, sign } = signerOf(newPrivateKey(seededChance(7)))
  const value = sign(statementText(statement))
  return { ...input, signed: { statement, signature: { algorithm: 'Ed25519', key, publicKey, value } } }
}

type Unpacked = { readonly folder: string; readonly files: ReadonlyMap<string, Uint8Array>; readonly fileName: string }

/** The dossier's files by their paths within its one folder. */
async function unpacked(input: ExportInput, beside?: string): Promise<Unpacked> {
  const { bytes, fileName } = await renderExport('zip', input, { language, ...(beside && { beside }) })
  const entries = Object.entries(unzipSync(bytes))
  const folders = new Set(entries.map(([path]) => path.slice(0, path.indexOf('/'))))
  const [folder = '', ...others] = folders
  expect(others).toEqual([])
  return { folder, fileName, files: new Map(entries.map(([path, file]) => [path.slice(folder.length + 1), file])) }
}

const textOf = ({ files }: Unpacked, path: string) => strFromU8(files.get(path) ?? new Uint8Array())
const sumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-dossier-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const signed = await unpacked(signedInput(), 'ru')

test('E60 every form that is exported alone is in it, byte for byte, and each list as CSV', async () => {
  const alone = [
    ...exportFormats.filter(format => !['zip', 'csv'].includes(format)).map(format => ({ format })),
    ...csvLists.map(list => ({ format: 'csv', list }) as const),
  ]
  for (const { format, ...list } of alone) {
    const { bytes, fileName } = await renderExport(format, signedInput(), { language, ...list })
    expect(signed.files.get(fileName), fileName).toEqual(bytes)
  }
  const both = await renderExport('pdf', signedInput(), { language, beside: 'ru' })
  expect(signed.files.get(both.fileName.replace('.pdf', '-de-ru.pdf'))).toEqual(both.bytes)
})

test('E61 the index names each file with its size and SHA-256, for people in their language and for programs', () => {
  const { files } = signed
  const index = JSON.parse(textOf(signed, 'index.json'))
  expect(index).toMatchObject({
    format: 'twinboard-dossier/1',
    version: 3,
    digest: freeze(journey).digest,
    board: 'board1',
  })
  const lists = ['index.html', 'index.json', 'SHA256SUMS']
  expect(index.files.map(({ path }: { path: string }) => path)).toEqual(
    [...files.keys()].filter(path => !lists.includes(path)),
  )
  for (const { path, size, sha256, mediaType } of index.files) {
    const bytes = files.get(path) ?? new Uint8Array()
    expect([path, size, sha256]).toEqual([path, bytes.byteLength, sumOf(bytes)])
    expect(mediaType).toMatch(/^[a-z]+\/[\w.+-]+/)
  }
  const page = textOf(signed, 'index.html')
  expect(page).toContain('<html lang="de" dir="ltr">')
  expect(page).not.toMatch(/export\.\w|<script/)
  for (const [path, bytes] of files)
    if (!['index.html', 'SHA256SUMS'].includes(path)) {
      expect(page).toContain(`<a href="${path}" dir="ltr">`)
      expect(page).toContain(sumOf(bytes))
    }
  expect(page).toContain('Jutta Brandt, Schriftführerin')
})

test('E61 unzip finds it whole, sha256sum accepts every file, and finds one that was changed', async () => {
  const folder = temporaryFolder()
  const { bytes } = await renderExport('zip', signedInput(), { language })
  writeFileSync(join(folder, 'dossier.zip'), bytes)
  expect((await run('unzip', ['-t', 'dossier.zip'], { cwd: folder })).stdout).toContain('No errors detected')
  await run('unzip', ['-q', 'dossier.zip'], { cwd: folder })
  const cwd = join(folder, signed.folder)
  const { stdout } = await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd })
  const checked = stdout.trimEnd().split('\n')
  expect(checked).toHaveLength(Object.keys(unzipSync(bytes)).length - 1)
  expect(checked.filter(line => !line.endsWith(': OK'))).toEqual([])
  writeFileSync(join(cwd, 'plan.schema.json'), '{}')
  await expect(run('sha256sum', ['-c', 'SHA256SUMS'], { cwd })).rejects.toMatchObject({
    stdout: expect.stringContaining('plan.schema.json: FAILED'),
  })
})

test('E62 what it says of checking the signature works as it stands there', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'dossier.zip'), (await renderExport('zip', signedInput(), { language })).bytes)
  await run('unzip', ['-q', 'dossier.zip'], { cwd: folder })
  const cwd = join(folder, signed.folder)
  const how = textOf(signed, 'proof/how-to-verify.txt').split('\n')
  expect(how.join()).not.toContain('export.')
  const typed = how.filter(line => /^ {2}(openssl|sha256sum) /.test(line)).map(line => line.trim().split(' '))
  expect(typed).toHaveLength(3)
  const said = await Promise.all(typed.map(([program = '', ...words]) => run(program, words, { cwd })))
  expect(said[1]?.stdout).toBe(`${freeze(journey).digest}  proof/plan.json\n`)
  expect(how).toContain(`  ${freeze(journey).digest}`)
  expect(said[2]?.stdout).toContain('Signature Verified Successfully')
})

test('E62 a draft has no proof; all proposals and answers are in both, and in neither where there are none', async () => {
  const draft = await unpacked(inputOf(journey, null))
  expect([...draft.files.keys()].filter(path => path.startsWith('proof/'))).toEqual([])
  const record = JSON.parse(textOf(draft, 'proposals-and-decisions.json'))
  expect(record.proposals).toMatchObject([{ version: 3, decisions: [{ kind: 'approve' }] }])
  expect(textOf(signed, 'proposals-and-decisions.json')).toContain('"standing":')
  const none = await unpacked({ ...inputOf(emptyPlan, null), proposals: [] })
  expect(none.files.has('proposals-and-decisions.json')).toBe(false)
})

test('E63 the same version gives the same bytes; a draft says so in the path of every file, and on the page', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => renderExport('zip', signedInput(), { language })))
  expect(one?.bytes).toEqual(other?.bytes)
  expect(one?.fileName).toBe('Gedenkzug-2027-Koeln-Minsk-dossier-v3.zip')
  const draft = await unpacked(inputOf(journey, null))
  expect([draft.folder, draft.fileName]).toEqual([
    'Gedenkzug-2027-Koeln-Minsk-ENTWURF',
    'Gedenkzug-2027-Koeln-Minsk-dossier-ENTWURF.zip',
  ])
  expect(textOf(draft, 'index.html')).toContain('<strong class="draft">ENTWURF</strong>')
})

test('E63 whatever stands in a plan, paths stay plain and inside the folder, and nothing of it is markup on the page', async () => {
  const plan = { ...hostilePlan, title: { de: { text: '../../<script>alert(1)</script>\u0007/etc' } } }
  for (const input of [{ ...inputOf(emptyPlan, null), plan }, inputOf(emptyPlan)]) {
    const { files, folder } = await unpacked(input)
    for (const path of [folder, ...files.keys()]) expect(path).toMatch(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/)
    expect(strFromU8(files.get('index.html') ?? new Uint8Array())).not.toContain('<script')
  }
})

test('E64 it tells of each part as it is made, so that a long plan is not taken for a stuck one', async () => {
  const told: Progress[] = []
  const tools = { press: pressOpener(), onProgress: (progress: Progress) => told.push(progress) }
  await renderExport('zip', { ...inputOf(longPlan), proposals: [] }, { language }, tools)
  expect(told.map(({ done }) => done)).toEqual(told.map((_, i) => i + 1))
  expect(told.at(-1)).toEqual({ done: told.length, of: told.length })
  expect(told.length).toBeGreaterThan(15)
})
