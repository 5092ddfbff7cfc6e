/** The HTML file: it stands alone, says everything in the right language, and holds nothing but words. */
import { describe, expect, it } from 'vitest'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { emptyPlan, hostilePlan, inputOf, inWords, journey, manyLanguages } from './plans.ts'

async function htmlOf(input: ExportInput, language = 'de'): Promise<string> {
  return new TextDecoder().decode((await renderExport('html', input, { language })).bytes)
}

function hostileHtml(plan: Plan = hostilePlan): Promise<string> {
  return htmlOf({ ...inputOf(emptyPlan, null), plan })
}

/** Every tag of a file, with its attributes. Text holds no `<`, so that nothing is missed. */
function tagsOf(html: string): { name: string; attributes: [string, string][] }[] {
  const body = html.replace(/<style>[^<]*<\/style>/, '').replace('<!doctype html>', '')
  return [...body.matchAll(/<([^>]*)>/g)].map(([, tag = '']) => ({
    name: tag.match(/^\/?[a-z0-9]+/)?.[0] ?? tag,
    attributes: [...tag.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  }))
}

const known =
  'html head meta title style body div header p strong h1 h2 h3 h4 h5 h6 main section dl dt dd ul ol li span table caption thead tbody tr th td bdi small footer a em s u blockquote br hr'.split(
    ' ',
  )
const harmless = [
  'lang',
  'dir',
  'class',
  'id',
  'scope',
  'aria-hidden',
  'charset',
  'name',
  'content',
  'http-equiv',
  'href',
  'rel',
  'start',
  'colspan',
  'rowspan',
]
/** The map is drawn with shapes and their attributes: nothing that acts or leads anywhere. */
const shapes = 'figure figcaption svg rect path line text'.split(' ')
const drawing =
  'xmlns viewBox width height role aria-label x y x1 x2 y1 y2 d rx fill fill-rule stroke stroke-width stroke-opacity stroke-linejoin stroke-linecap stroke-dasharray font-family font-size font-weight text-anchor paint-order direction unicode-bidi'.split(
    ' ',
  )

describe('the HTML export', () => {
  it('S10 holds only known tags and harmless attributes, whatever stands in the plan', async () => {
    for (const html of [await hostileHtml(), await htmlOf(inputOf(journey)), await htmlOf(inputOf(manyLanguages))])
      for (const { name, attributes } of tagsOf(html)) {
        expect([...known, ...shapes], name).toContain(name.replace('/', ''))
        const allowed = shapes.includes(name) ? [...drawing, 'class'] : harmless
        for (const [attribute] of attributes) expect(allowed, `${name} ${attribute}`).toContain(attribute)
      }
  })

  it('S10 links lead to web, mail and telephone only', async () => {
    const links = (html: string) =>
      tagsOf(html).flatMap(tag => tag.attributes.filter(([name]) => name === 'href').map(([, value]) => value))
    expect(links(await htmlOf(inputOf(journey)))).toEqual(['https://example.org/a?b=1&amp;c=2'])
    for (const address of links(await hostileHtml()))
      expect(address).toMatch(/^https:\/\/(x\.example|example\.org)\/[^"'<>\s]*$/)
  })

  it('S10 words of a plan are neither markup nor keys nor facts of the interface', async () => {
    const html = await hostileHtml()
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('{{draft}} $t(export.draft) {{-title}}')
    expect(html).not.toMatch(/(?![\n\t])\p{Cc}/u)
    expect(html).toContain('kept')
    expect(html).toContain('deep')
  })

  it('E11 fetches nothing: no script, no address but those that people follow', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/)
  })

  it('E39 shows the map of the route with its words and what its lines mean, and none without coordinates', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html.match(/<svg /g)).toHaveLength(1)
    expect(html).toMatch(
      /<section id="route">\n<h2>Route<\/h2>\n<figure class="map">\n<svg role="img" aria-label="Karte der Route von Köln über Warszawa \(Warschau\) nach Мінск \(Minsk\): [^"]*"/,
    )
    expect(html).toMatch(/<figcaption>Durchgezogene Linie: [^<]*<\/figcaption>\n<\/figure>/)
    const stops = journey.stops.map(stop => ({ ...stop, lat: null }))
    expect(await htmlOf(inputOf({ ...journey, stops }))).not.toContain('<svg')
  })

  it('E11 every text in another language is marked and named; right-to-left ones run that way', async () => {
    const german = await htmlOf(inputOf(journey))
    expect(german).toContain('<html lang="de" dir="ltr">')
    expect(german).toContain('<bdi lang="ru" dir="ltr">История</bdi> <small class="stale">(Russisch)</small>')
    const many = await htmlOf(inputOf(manyLanguages))
    expect(many).toContain('<bdi lang="ar" dir="rtl">سلام</bdi>')
    expect(many).toContain('<div lang="ar" dir="rtl"><p>نص</p></div>')
  })

  it('E11 a wording that is older than its source says so', async () => {
    const title = { de: { text: 'Neu' }, en: { text: 'Old', basedOn: { language: 'de', digest: 'x' } } }
    expect(await htmlOf(inputOf({ ...emptyPlan, languages: ['de', 'en'], title }), 'en')).toContain(
      '(older than the source)',
    )
  })

  it('E11 has the fingerprint and the version at its foot, and the words that must stand on every page', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html.slice(html.indexOf('<footer>'))).toContain(freeze(journey).digest)
    expect(html.slice(html.indexOf('<footer>'))).toContain('Fassung 3')
    expect(html).toContain('Planungsübung, kein Reiseangebot')
  })

  it('E11 says what was decided: who, in which office, when on their own clock, and who has not answered', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html).toContain('Schriftführerin')
    expect(html).toContain('16. Januar 2027 um 13:00 MEZ')
    expect(html).toContain('gut &lt;so&gt;')
    expect(await htmlOf(inputOf(journey, null))).not.toContain('Schriftführerin')
  })

  it('E11 tables have header cells, lists and headings of texts stay what they are', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html).toContain('<th scope="col">Ankunft</th>')
    expect(html).toContain('<h5>Liebe Freunde</h5>')
    expect(html).toContain('<ul><li><p>erstens</p></li></ul>')
    expect(html).toContain('<th colspan="2"><p>Kopf</p></th>')
    expect(html).toContain('<strong>mehr</strong></a>')
  })

  it("E11 sums stand as on the board, in the currency of the reader's language", async () => {
    expect((await htmlOf(inputOf(journey))).replaceAll('\u00a0', ' ')).toContain('6.172,84 €')
    expect(await htmlOf(inputOf(journey), 'en')).toContain('€6,172.84')
  })

  it('E11 an empty plan is a page that says so', async () => {
    expect(await htmlOf(inputOf({ ...emptyPlan, title: inWords({ en: 'Begun' }) }, null), 'en')).toContain(
      '<h1><bdi>Begun</bdi></h1>',
    )
  })
})
