/** What holds for every export: the same bytes for the same plan, a name that every system keeps, a draft that says so. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { exportFormats } from '#shared/protocol/routes.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan, manyLanguages } from './plans.ts'

const plans = { journey, emptyPlan, longPlan, manyLanguages }

/** The hostile plan can be no version: canonical JSON has no halves of characters. */
const hostileInput: ExportInput = { ...inputOf(emptyPlan, null), plan: hostilePlan }

function textOf(format: (typeof exportFormats)[number], input: ExportInput, language = 'de'): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(
    renderExport(format, input, { language, list: 'stops' }).bytes,
  )
}

describe('every export', () => {
  it.each(exportFormats)('E1 %s: the same version and language give the same bytes, on any clock', format => {
    for (const plan of Object.values(plans)) expect(textOf(format, inputOf(plan))).toBe(textOf(format, inputOf(plan)))
  })

  it('E1 the zone of the machine changes nothing', () => {
    const print = (TZ: string) => {
      const run = spawnSync(process.execPath, [`${import.meta.dirname}/print.ts`], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      })
      expect(run.stderr).toBe('')
      return run.stdout
    }
    const here = print('UTC')
    expect(here.split('\n')).toHaveLength(11)
    expect([print('Asia/Tokyo'), print('America/New_York')]).toEqual([here, here])
  })

  it('E2 names are plain ASCII and say which version it is, or that it is a draft', () => {
    const name = (input: ExportInput, format: (typeof exportFormats)[number] = 'html', language = 'de') =>
      renderExport(format, input, { language, list: 'lines' }).fileName
    expect(name(inputOf(journey))).toBe('Gedenkzug-2027-Koeln-Minsk-v3.html')
    expect(name(inputOf(journey, null))).toBe('Gedenkzug-2027-Koeln-Minsk-ENTWURF.html')
    expect(name(inputOf(journey, null), 'csv', 'en')).toBe('Gedenkzug-2027-Koeln-Minsk-lines-DRAFT.csv')
    expect(name(inputOf({ ...emptyPlan, title: { ru: { text: 'Встреча в Ельце' } } }), 'html', 'ru')).toBe(
      'Vstrecha-v-Eltse-v3.html',
    )
    expect(name(inputOf({ ...emptyPlan, title: { el: { text: 'Γειά' } } }))).toBe('plan-v3.html')
    for (const format of exportFormats) expect(name(hostileInput, format)).toMatch(/^[A-Za-z0-9-]+\.[a-z]+$/)
  })

  it.each(exportFormats)('E3 %s: nothing in a plan makes it fail', format => {
    for (const plan of Object.values(plans))
      for (const language of ['de', 'en', 'ru', 'x"y']) textOf(format, inputOf(plan, null), language)
    expect(textOf(format, hostileInput)).not.toMatch(/\ud83d(?![\udc00-\udfff])/)
  })

  it('E4 a draft says that it is one, a version says its number and nothing of drafts', () => {
    for (const format of ['html', 'ics', 'geojson'] as const) {
      expect(textOf(format, inputOf(journey, null)), format).toContain('ENTWURF')
      expect(textOf(format, inputOf(journey)), format).not.toContain('ENTWURF')
    }
    expect(textOf('html', inputOf(journey))).toContain('Fassung 3')
    expect(JSON.parse(textOf('json', inputOf(journey, null))).version).toBeNull()
  })

  it('E5 a plan of 500 stops is exported in every format', () => {
    for (const format of exportFormats) expect(textOf(format, inputOf(longPlan)).length).toBeGreaterThan(1000)
  })
})
