/** The document for word processors, as an independent reader and as plain XML show it. */
import { DOMParser } from '@xmldom/xmldom'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { turnedBack } from '#server/exports/bidi.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { renderExport } from '#server/exports/render.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { RichNode } from '#shared/plan/plan.ts'
import { emptyPlan, hostilePlan, inputOf, journey, longPlan, manyLanguages, paragraph } from './plans.ts'
import { partsOf } from './unpack.ts'

async function partsFor(input: ExportInput, language = 'de'): Promise<Record<string, string>> {
  return partsOf((await renderExport('docx', input, { language })).bytes)
}

/** The document as an independent reader turns it into HTML. It may complain of nothing but colours and the like. */
async function htmlOf(input: ExportInput, language = 'de'): Promise<string> {
  const { bytes } = await renderExport('docx', input, { language })
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  expect(
    messages.filter(({ type, message }) => type === 'error' || !/^Unrecogni[sz]ed|An unrecogni/.test(message)),
  ).toEqual([])
  return value
}

/** The journey with one text of these nodes. */
const withText = (...nodes: RichNode[]) => ({
  ...journey,
  sections: [{ id: 's1', title: { de: { text: 'Text' } }, texts: { de: nodes } }],
})
const cell = (words: string, attrs = {}): RichNode => ({ type: 'tableCell', attrs, content: [paragraph(words)] })
const row = (...content: RichNode[]): RichNode => ({ type: 'tableRow', content })
const list = (type: string, start: number, ...items: RichNode[][]): RichNode => ({
  type,
  attrs: { start },
  content: items.map(content => ({ type: 'listItem', content })),
})

describe('the document for word processors', () => {
  it('E19 has real headings, and in their order the parts of the plan', async () => {
    const { 'word/document.xml': xml = '' } = await partsFor(inputOf(journey))
    expect(xml.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1)
    const headings = [...(await htmlOf(inputOf(journey))).matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text = '']) =>
      text.replace(/<[^>]*>/g, ''),
    )
    const parts = ['Überblick', 'Route', 'Programm', 'Aufgaben', 'Budget', 'Texte', 'Vereinbarung', 'Zu prüfen']
    expect(headings).toEqual(parts)
  })

  it('E19 tables have heads that stand on every page, in rows that no page end cuts', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html).toMatch(
      /<thead><tr><th>.*?Halt.*?<\/th>.*?Ankunft.*?<\/thead><tbody>.*?Warszawa \(Warschau\), Centralna/s,
    )
    const { 'word/document.xml': xml = '' } = await partsFor(inputOf(longPlan))
    const tables = xml.split('<w:tbl>').slice(1)
    expect(tables.length).toBeGreaterThan(0)
    for (const table of tables) expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(499)
  })

  it('E19 texts keep their lists, numbers, links, marks and tables', async () => {
    const inner = list('orderedList', 3, [paragraph('drei')], [paragraph('vier')])
    const link = { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }
    const html = await htmlOf(
      inputOf(
        withText(
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Kopf' }] },
          list('bulletList', 1, [paragraph('erstens'), inner], [paragraph('zweitens')]),
          { type: 'paragraph', content: [{ type: 'text', text: 'mehr', marks: [{ type: 'bold' }, link] }] },
          { type: 'table', content: [row(cell('breit', { colspan: 2 })), row(cell('a'), cell('b'))] },
        ),
      ),
    )
    expect(html).toContain('<h4>Kopf</h4>')
    expect(html).toContain('<ul><li>erstens<ol><li>drei</li><li>vier</li></ol></li><li>zweitens</li></ul>')
    expect(html).toContain('<a href="https://example.org/a?b=1&amp;c=2"><strong>mehr</strong></a>')
    expect(html).toContain('<td colspan="2"><p>breit</p></td></tr><tr><td><p>a</p></td><td><p>b</p></td>')
  })

  it('E19 each numbered list counts from where it began', async () => {
    const parts = await partsFor(
      inputOf(withText(list('orderedList', 3, [paragraph('drei')]), list('orderedList', 1, [paragraph('eins')]))),
    )
    const ids = [...(parts['word/document.xml'] ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id)
    const [three, one] = [...new Set(ids)].slice(0, 2)
    expect(three).not.toBe(one)
    const starts = [
      ...(parts['word/numbering.xml'] ?? '').matchAll(
        /<w:lvl w:ilvl="0"[^>]*><w:start w:val="(\d+)"\/><w:numFmt w:val="decimal"/g,
      ),
    ]
    expect(starts.map(([, start]) => start)).toContain('3')
  })

  it('E19 cells that reach too far are cut to the table, and every row is as wide as the others', async () => {
    const wild = {
      type: 'table',
      content: [row(cell('a', { colspan: 3, rowspan: 9 }), cell('b')), row(cell('c')), row()],
    }
    const { 'word/document.xml': xml = '' } = await partsFor(inputOf(withText(wild)))
    const table = xml.split('<w:tbl>').find(each => each.includes('>a<')) ?? ''
    const rows = table
      .split('<w:tr>')
      .slice(1)
      .map(each => {
        const cells = each.split('<w:tc>').slice(1)
        return cells.reduce((sum, one) => sum + Number(one.match(/<w:gridSpan w:val="(\d+)"/)?.[1] ?? 1), 0)
      })
    expect(rows).toEqual([4, 4, 4])
  })

  it('E19 every piece names its language; Arabic runs from right to left, tables and pages too', async () => {
    const { 'word/document.xml': german = '' } = await partsFor(inputOf(journey))
    expect(german).toMatch(/<w:lang w:val="ru-RU"\/><\/w:rPr><w:t[^>]*>История</)
    expect(german).toMatch(/<w:lang w:val="de-DE"\/><\/w:rPr><w:t[^>]*>Kranzniederlegung</)
    expect(german).not.toContain('<w:bidi')
    const { 'word/document.xml': arabic = '', 'word/header1.xml': header = '' } = await partsFor(
      inputOf(manyLanguages),
      'ar',
    )
    expect(arabic).toMatch(/<w:rtl\/><w:lang w:bidi="ar-EG"\/><\/w:rPr><w:t[^>]*>سلام</)
    expect(arabic.match(/<w:p>/g)?.length).toBe((arabic.match(/<w:bidi\/>/g)?.length ?? 0) + tableEnds(arabic))
    expect(arabic.match(/<w:bidiVisual\/>/g)).toHaveLength(arabic.match(/<w:tbl>/g)?.length ?? 0)
    expect(header).toContain('<w:bidi/>')
    const many = await partsFor(inputOf(manyLanguages), 'ja')
    expect(many['word/document.xml']).not.toContain('undefined')
  })

  it('E19 from right to left, dates and clock times keep their order', async () => {
    const { 'word/document.xml': xml = '' } = await partsFor(inputOf(journey), 'ar')
    expect(xml).toContain('\u200e10:00–11:30\u200e')
  })

  it('E4 every page says the draft in head and mark, or the version with its fingerprint at its foot', async () => {
    for (const version of [3, null]) {
      const parts = Object.entries(await partsFor(inputOf(journey, version)))
      const heads = parts.filter(([name]) => /^word\/header\d/.test(name))
      const feet = parts.filter(([name]) => /^word\/footer\d/.test(name))
      const sections = parts.find(([name]) => name === 'word/document.xml')?.[1].match(/<w:sectPr>/g)?.length
      expect([heads.length, feet.length]).toEqual([sections, sections])
      for (const [, xml] of heads) expect(xml.match(/ENTWURF/g)?.length ?? 0).toBe(version === null ? 2 : 0)
      for (const [, xml] of feet) {
        expect(xml).toContain(freeze(journey).digest)
        expect(xml).toContain(version === null ? 'Entwurf' : 'Fassung 3')
        expect(xml).toMatch(/Seite .*PAGE.* von .*NUMPAGES/s)
      }
    }
  })

  it('E19 says what was decided, by whom and in which office', async () => {
    const html = await htmlOf(inputOf(journey))
    expect(html).toContain('Jutta Brandt, Schriftführerin, Köln')
    expect(html).toContain('gut &lt;so&gt;')
    expect((await partsFor(inputOf(journey)))['docProps/core.xml']).toContain('2027-01-15T12:00:00Z')
  })

  it('S10 nothing that people wrote is markup or a link to anywhere but web, mail and telephone', async () => {
    const parts = await partsFor({ ...inputOf(emptyPlan, null), plan: hostilePlan })
    for (const [name, xml] of Object.entries(parts)) {
      new DOMParser({
        onError: (level, message) => level !== 'warning' && expect([name, message]).toEqual([]),
      }).parseFromString(xml, 'text/xml')
      expect(xml).not.toMatch(/(?![\n\t])\p{Cc}/u)
    }
    const targets = [
      ...(parts['word/_rels/document.xml.rels'] ?? '').matchAll(/Target="([^"]*)" TargetMode="External"/g),
    ]
    expect(targets.length).toBeGreaterThan(0)
    for (const [, target] of targets) expect(target).toMatch(/^https:\/\/(x\.example|example\.org)\/[^"'<>\s]*$/)
    const html = await htmlOf({ ...inputOf(emptyPlan, null), plan: hostilePlan })
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('kept')
    expect(html).toContain('deep')
  })

  it('E3 words that turn the direction around do so in their own place only', async () => {
    const stops = journey.stops.map(stop => ({ ...stop, name: '\u202eturned\u2067' }))
    const { 'word/document.xml': xml = '' } = await partsFor(inputOf({ ...journey, stops }))
    expect(xml).toContain('\u202eturned\u2067 (Warschau)\u2069\u202c<')
    expect(turnedBack('\u2067a\u2069\u202eb')).toBe('\u2067a\u2069\u202eb\u202c')
    expect(turnedBack('a\u2069b\u202c')).toBe('a\u2069b\u202c')
  })

  it('E3 an address that a word processor would call damaged is words only', async () => {
    const address = (href: string): RichNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: 'hier', marks: [{ type: 'link', attrs: { href } }] }],
    })
    const plan = withText(address('https://[broken'), address(`https://x.example/${'a'.repeat(3000)}`))
    const parts = await partsFor(inputOf(plan))
    expect(parts['word/_rels/document.xml.rels']).not.toContain('External')
    expect(parts['word/document.xml']?.match(/>hier</g)).toHaveLength(2)
  })
})

/** Empty paragraphs behind tables, which have no words to turn around. */
function tableEnds(xml: string): number {
  return xml.match(/<\/w:tbl><w:p>/g)?.length ?? 0
}
