/** What holds for every export: the same bytes for the same plan, a name that every system keeps, a draft that says so. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { freeze } from '#shared/plan/freeze.ts'
import { type ExportFormat, exportFormats } from '#shared/protocol/routes.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan, manyLanguages } from './plans.ts'
import { textIn } from './unpack.ts'

const run = promisify(execFile)
const plans = [journey, emptyPlan, manyLanguages]
/** The dossier is made of the others; what it must hold beyond them is proved in dossier.test.ts. */
const alone = exportFormats.filter(format => format !== 'zip')

/** The hostile plan can be no version: canonical JSON has no halves of characters. */
const hostileInput: ExportInput = { ...inputOf(emptyPlan, null), plan: hostilePlan }

async function bytesOf(format: ExportFormat, input: ExportInput, language = 'de'): Promise<Uint8Array> {
  return (await renderExport(format, input, { language, list: 'stops' })).bytes
}

async function textOf(format: ExportFormat, input: ExportInput, language = 'de'): Promise<string> {
  return textIn(await bytesOf(format, input, language))
}

describe('every export', () => {
  it.each(alone)('E1 %s: the same version and language give the same bytes, on any clock', async format => {
    for (const plan of plans) expect(await bytesOf(format, inputOf(plan))).toEqual(await bytesOf(format, inputOf(plan)))
  })

  it('E1 neither the zone of the machine nor its clock changes anything', async () => {
    const print = async (TZ: string) => {
      const env = { ...process.env, TZ }
      const { stdout, stderr } = await run(process.execPath, [`${import.meta.dirname}/print.ts`], { env })
      expect(stderr).toBe('')
      return stdout
    }
    const [here, ...others] = await Promise.all(['UTC', 'Asia/Tokyo', 'America/New_York'].map(print))
    expect(here?.split('\n')).toHaveLength(2 * exportFormats.length + 1)
    expect(others).toEqual([here, here])
  }, 120_000)

  it('E2 names are plain ASCII and say which version it is, or that it is a draft', async () => {
    const name = async (input: ExportInput, format: ExportFormat = 'html', language = 'de') =>
      (await renderExport(format, input, { language, list: 'lines' })).fileName
    expect(await name(inputOf(journey))).toBe('Gedenkzug-2027-Koeln-Minsk-v3.html')
    expect(await name(inputOf(journey, null))).toBe('Gedenkzug-2027-Koeln-Minsk-ENTWURF.html')
    expect(await name(inputOf(journey, null), 'csv', 'en')).toBe('Gedenkzug-2027-Koeln-Minsk-lines-DRAFT.csv')
    expect(await name(inputOf({ ...emptyPlan, title: { ru: { text: 'Встреча в Ельце' } } }), 'html', 'ru')).toBe(
      'Vstrecha-v-Eltse-v3.html',
    )
    expect(await name(inputOf({ ...emptyPlan, title: { el: { text: 'Γειά' } } }))).toBe('plan-v3.html')
    for (const format of exportFormats)
      expect(await name(hostileInput, format)).toMatch(new RegExp(`^[A-Za-z0-9-]+\\.${format}$`))
  })

  it.each(alone)('E3 %s: nothing in a plan makes it fail', async format => {
    for (const plan of plans)
      for (const language of ['de', 'ar', 'x"y']) await textOf(format, inputOf(plan, null), language)
    expect(await textOf(format, hostileInput)).not.toMatch(/\ud83d(?![\udc00-\udfff])/)
  })

  it.each(alone.filter(format => format !== 'json' && format !== 'csv'))(
    'E4 %s: a draft says that it is one, a version says its number and its fingerprint and nothing of drafts',
    async format => {
      expect(await textOf(format, inputOf(journey, null))).toContain('ENTWURF')
      const version = await textOf(format, inputOf(journey))
      expect(version).not.toContain('ENTWURF')
      if (format === 'ics') return // counts versions, E8
      expect(version).toContain(freeze(journey).digest)
      expect(version).toMatch(/Fassung 3|"version":3/)
    },
  )

  it('E4 JSON gives a draft no number', async () => {
    expect(JSON.parse(await textOf('json', inputOf(journey, null))).version).toBeNull()
  })

  it('E5 a plan of 500 stops is exported in every format', async () => {
    for (const format of alone) expect((await textOf(format, inputOf(longPlan))).length, format).toBeGreaterThan(1000)
  })
})
