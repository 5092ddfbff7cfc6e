/** Checking signed files without the server: the page's own sums, and the script that towns are given. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { zipSync } from 'fflate'
import { afterEach, describe, expect, it, test, vi } from 'vitest'
import { examine, type Verdict } from '#client/screens/verify/examine.ts'
import { keyPem, signatureBytes, statementBytes } from '#server/signing/files.ts'
import { isSignedBy } from '#server/signing/key.ts'
import type { SignedStatement } from '#shared/agreement/statement.ts'
import { canonicalJson } from '#shared/plan/freeze.ts'
import { temporaryFolder } from '#tests/http/world.ts'
import { planJson, publishedKey, signedBy, signedInput, testSigner } from './signed-plans.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const ours = testSigner()
const input = signedInput(ours)
const signed = input.signed as SignedStatement
const json = await planJson(input)

afterEach(() => vi.unstubAllGlobals())

/** What the page says to these files, on a server that published `ours`; what else it was asked is listed. */
async function look(...files: readonly (string | Uint8Array)[]): Promise<Verdict & { asked?: string[] }> {
  vi.stubGlobal('fetch', async (path: string) => {
    expect(path).toBe('/.well-known/twinboard-keys.json')
    return Response.json({ keys: [publishedKey(ours)] })
  })
  return examine(files.map((file, i) => ({ name: `file ${i}`, bytes: typeof file === 'string' ? bytes(file) : file })))
}

/** A PDF of the press with the plan attached. */
function pdfWith(attached: string): Uint8Array {
  const compiler = NodeCompiler.create({})
  const mainFileContent = `#pdf.attach("plan.json", bytes(sys.inputs.attached), relationship: "source", mime-type: "application/json")\n= Plan`
  const { result } = compiler.compile({ mainFileContent, inputs: { attached } })
  if (result === null) throw new Error('the press failed')
  return new Uint8Array(compiler.pdf(result))
}

/** Each leaf of a value changed once, by its path. */
function* changesOf(value: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      for (const [place, changed] of changesOf(item, `${path}/${key}`))
        yield [place, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }]
    return
  }
  if (typeof value === 'string') yield [path, `${value}x`]
  else if (typeof value === 'number') yield [path, value + 1]
  else if (typeof value === 'boolean') yield [path, !value]
  else yield [path, 'x']
}

describe('the page that checks', () => {
  it('E45 finds a plan genuine, as JSON, as an attachment of a PDF, and in a ZIP', async () => {
    const proved = { state: 'genuine', statement: signed.statement, key: ours.id, hasPlan: true, by: 'browser' }
    expect(await look(json)).toEqual(proved)
    expect(await look(pdfWith(json))).toEqual(proved)
    const certificate = { 'certificate.json': statementBytes(signed), 'certificate.sig': signatureBytes(signed) }
    const dossier = {
      'plan.json': bytes(json),
      ...certificate,
      'key.pem': bytes(keyPem(signed)),
      'a.html': bytes('<p>'),
    }
    expect(await look(zipSync(dossier))).toEqual(proved)
  })

  it('E45 finds a certificate genuine, as one file and as three', async () => {
    const proved = { state: 'genuine', statement: signed.statement, key: ours.id, hasPlan: false, by: 'browser' }
    expect(await look(canonicalJson(signed))).toEqual(proved)
    const files = { 'certificate.json': statementBytes(signed), 'certificate.sig': signatureBytes(signed) }
    expect(await look(zipSync({ ...files, 'key.pem': bytes(keyPem(signed)) }))).toEqual(proved)
    expect(await look(statementBytes(signed))).toEqual({ state: 'refused', why: 'unsigned' })
  })

  it('E41 E45 says "changed" to every single thing that differs in plan, answers, office, time or signature', async () => {
    const wrong: string[] = []
    let count = 0
    for (const [path, changed] of changesOf(JSON.parse(json))) {
      // The address and the names of today stand in the file for programs; nobody signed them.
      if (/^\/(origin|committees|format)/.test(path)) continue
      const { state, ...rest } = await look(JSON.stringify(changed))
      count += 1
      const isLost =
        state === 'refused' &&
        /^\/signed\/(statement\/(format|frozenAt|agreedAt|standing|decisions)|signature\/algorithm)/.test(path)
      if (state !== 'changed' && !isLost) wrong.push(`${path}: ${state} ${JSON.stringify(rest)}`)
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(200)
  })

  it('E41 E45 takes no statement, key or signature from elsewhere for this one', async () => {
    const others = testSigner(2)
    expect((await look(await planJson(signedInput(others)))).state).toBe('other-server')
    const forged = signedBy(others, { ...signed.statement, version: 4 })
    const lent = { ...forged, signature: { ...forged.signature, publicKey: ours.publicKey, key: ours.id } }
    expect((await look(canonicalJson(lent))).state).toBe('changed')
    expect((await look(json, canonicalJson(signedBy(ours, { ...signed.statement, version: 4 })))).state).toBe('changed')
    const named = { ...signed, signature: { ...signed.signature, key: others.id } }
    expect((await look(canonicalJson(named))).state).toBe('changed')
  })

  it('E45 says of what is not agreed that it is not', async () => {
    const refusedOne = signedInput(ours, 'object')
    expect(await look(await planJson(refusedOne))).toMatchObject({
      state: 'not-agreed',
      statement: { standing: 'objected' },
    })
    const open = signedInput(ours, null)
    expect(await look(await planJson(open))).toMatchObject({ state: 'not-agreed', statement: { standing: 'open' } })
    expect(await look(await planJson({ ...input, version: null, signed: null }))).toEqual({
      state: 'refused',
      why: 'draft',
    })
    expect(await look(await planJson({ ...input, signed: null }))).toEqual({ state: 'refused', why: 'old' })
  })

  it('E45 refuses what it cannot read, whatever it is, and never calls it genuine', async () => {
    const why = async (file: string | Uint8Array) => {
      const verdict = await look(file)
      return verdict.state === 'refused' ? verdict.why : verdict.state
    }
    expect(await why('')).toBe('unknown')
    expect(await why('A letter.')).toBe('unknown')
    expect(await why('{"plan": 1}')).toBe('unknown')
    expect(await why(zipSync({ 'word/document.xml': bytes('<w/>') }))).toBe('unknown')
    expect(await why(pdfWith('{}'))).toBe('unknown')
    expect(await why(json.slice(0, -20))).toBe('damaged')
    expect(await why(Uint8Array.of(0x7b, 0xff, 0xfe))).toBe('damaged')
    expect(await why(zipSync({ 'plan.json': bytes(json) }).subarray(0, 400))).toBe('damaged')
    expect(await why(pdfWith(json).subarray(0, 900))).not.toBe('genuine')
    expect(await why(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)).not.toBe('genuine')
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024))
    const head = '%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile /Filter /FlateDecode>>\nstream\n'
    expect(await why(Buffer.concat([Buffer.from(head), bomb, Buffer.from('\nendstream')]))).toBe('damaged')
  })

  it('E46 asks the server about the signature where the browser knows none, and says so', async () => {
    vi.stubGlobal('crypto', {})
    const asked: unknown[] = []
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      if (path !== '/api/verify') return Response.json({ keys: [publishedKey(ours)] })
      const sent = JSON.parse(String(init?.body)) as SignedStatement
      asked.push(sent)
      const isRight = isSignedBy(canonicalJson(sent.statement), sent.signature)
      return Response.json({ signature: isRight ? 'right' : 'wrong', key: 'known' })
    })
    const file = (text: string) => [{ name: 'plan.json', bytes: bytes(text) }]
    expect(await examine(file(json))).toMatchObject({ state: 'genuine', by: 'server' })
    expect(asked).toEqual([signed]) // and nothing of the plan
    const certificate = { ...signed, statement: { ...signed.statement, version: 4 } }
    expect((await examine(file(canonicalJson(certificate)))).state).toBe('changed')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')))
    expect(await examine(file(json))).toEqual({ state: 'refused', why: 'unreachable' })
  })
})

describe('the script verify.mjs', () => {
  const script = join(import.meta.dirname, '../../docs/verify.mjs')
  const run = (file: string, pem = keyPem(signed)) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'plan.json'), file)
    writeFileSync(join(folder, 'key.pem'), pem)
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'plan.json', 'key.pem'], {
      ...{ cwd: folder, encoding: 'utf8' },
    })
    return { status, said: stdout + stderr }
  }

  test('E43 finds a plan and a certificate genuine, and tells who answered', () => {
    for (const file of [json, canonicalJson(signed), JSON.stringify(JSON.parse(json), null, 2)]) {
      const { status, said } = run(file)
      expect([status, said]).toEqual([0, expect.stringContaining('GENUINE, agreed 2027-01-16T12:01:30Z')])
      expect(said).toContain('Минск: approve, Алесь Крук, старшыня, 2027-01-16T12:01:30Z')
    }
  })

  test('E41 E43 finds a changed plan, answer, office, time, signature and key', async () => {
    const file = JSON.parse(json)
    const other = (change: (copy: typeof file) => void) => {
      const copy = structuredClone(file)
      change(copy)
      return run(JSON.stringify(copy))
    }
    const changes: ((copy: typeof file) => void)[] = [
      copy => (copy.plan.stops[0].name += '.'),
      copy => (copy.digest = 'f'.repeat(64)),
      copy => (copy.decisions[0].kind = 'object'),
      copy => (copy.signed.statement.decisions[0].by.office = 'Mayor'),
      copy => (copy.signed.statement.agreedAt = '2027-01-16T12:01:31Z'),
      copy => (copy.signed.signature.value = `B${copy.signed.signature.value.slice(1)}`),
      copy => (copy.signed.signature.key = '0'.repeat(16)),
    ]
    for (const change of changes)
      expect(other(change)).toMatchObject({ status: 1, said: expect.stringContaining('CHANGED') })
    const stranger = testSigner(2)
    expect(run(await planJson(signedInput(stranger))).said).toContain('ANOTHER KEY')
    expect(run(await planJson({ ...input, signed: null }))).toMatchObject({ status: 1 })
    expect(run(await planJson(signedInput(ours, 'object'))).said).toContain('NOT AGREED: objected')
  })
})
