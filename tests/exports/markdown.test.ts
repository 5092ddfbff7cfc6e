/** The Markdown export, as an independent parser reads it: the same words, in the forms that they had. */
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { turnedBack } from '#server/exports/bidi.ts'
import type { ExportInput } from '#server/exports/input.ts'
import { escapeMarkdown } from '#server/exports/markdown-escape.ts'
import { richMarkdown } from '#server/exports/markdown-rich.ts'
import { renderExport } from '#server/exports/render.ts'
import type { RichMark, RichNode } from '#shared/plan/plan.ts'
import { attacks, emptyPlan, hostilePlan, inputOf, journey, manyLanguages, paragraph } from './plans.ts'

// With raw HTML, so that a tag that got through would be one. The parser sees it only where Markdown has it.
const parser = new MarkdownIt({ html: true })

async function markdownOf(input: ExportInput, language = 'de'): Promise<string> {
  return new TextDecoder().decode((await renderExport('md', input, { language })).bytes)
}

/** The words that a reader sees. */
function wordsIn(html: string): string {
  const text = html.replace(/<br ?\/?>\n?/g, '\n').replace(/<[^>]*>/g, '')
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

const text = (words: string, ...marks: RichMark[]): RichNode => ({ type: 'text', text: words, marks })
const list = (type: string, ...items: RichNode[][]): RichNode => ({
  type,
  content: items.map(content => ({ type: 'listItem', content })),
})
const html = (nodes: readonly RichNode[]) => parser.render(richMarkdown(nodes)).replace(/\n(?=<)/g, '')
/** Strings of what means something in Markdown. */
const tricky = fc.string({
  unit: fc.constantFrom(...'ab 1.)#-+*_~`=<>[]()!|\\&;:$"\'/'.split(''), '&amp;', 'http://x', '\t', 'é', '日'),
  maxLength: 12,
})

describe('the Markdown export', () => {
  it('E17 whatever a text looks like, it is read back as the same words, at the beginning of a line too', () => {
    const same = (words: string) => {
      const plain = words.trim().replace(/[ \t]*[\r\n]+[ \t]*/g, ' ')
      const paragraphs = plain === '' ? '' : `<p>${parser.utils.escapeHtml(plain)}</p>\n`
      expect(parser.render(escapeMarkdown(words.trim()))).toBe(paragraphs)
    }
    fc.assert(fc.property(tricky, same), { numRuns: 500 })
    for (const attack of attacks.filter(each => !/\p{Cc}|\p{Cs}/u.test(each.replace(/[\r\n]/g, '')))) same(attack)
  })

  it('E17 marks stand where they stood, or go; no sign of theirs is left among the words', () => {
    const marks = fc.subarray<RichMark>([
      { type: 'bold' },
      { type: 'italic' },
      { type: 'strike' },
      { type: 'underline' },
      { type: 'link', attrs: { href: 'https://x.example/a_(b)|c*d*' } },
    ])
    const runs = fc.array(fc.tuple(tricky, marks), { minLength: 1, maxLength: 5 })
    const same = (pieces: [string, RichMark[]][]) => {
      const nodes = pieces.map(([words, own]) => text(words, ...own))
      const words = pieces.map(([piece]) => piece).join('')
      const read = wordsIn(parser.render(richMarkdown([{ type: 'paragraph', content: nodes }])))
      expect(read.replace(/\s+/g, '')).toBe(words.replace(/\s+/g, ''))
    }
    fc.assert(fc.property(runs, same), { numRuns: 500 })
  })

  it('E17 bold, italic, struck and linked words are what they were, over several pieces', () => {
    const bold = { type: 'bold' }
    const italic = { type: 'italic' }
    const link = { type: 'link', attrs: { href: 'https://x.example/?a=1&b=2' } }
    const content = [text('one ', bold), text('two', bold, italic), text(' three'), text('mail', link, bold)]
    expect(html([{ type: 'paragraph', content }])).toBe(
      '<p><strong>one <em>two</em></strong> three<a href="https://x.example/?a=1&amp;b=2"><strong>mail</strong></a></p>\n',
    )
  })

  it('E17 lists are nested as they were, count on from where they began, and two in a row stay two', () => {
    const inner = list('orderedList', [paragraph('x')], [paragraph('y')])
    const nodes = [
      list('bulletList', [paragraph('a'), { ...inner, attrs: { start: 9 } }], [paragraph('b')]),
      list('bulletList', [paragraph('c')]),
      list('orderedList', [paragraph('d')]),
      list('orderedList', [paragraph('1. e')]),
    ]
    expect(html(nodes).replace(/<\/?p>/g, '')).toBe(
      '<ul><li>a<ol start="9"><li>x</li><li>y</li></ol></li><li>b</li></ul><ul><li>c</li></ul><ol><li>d</li></ol><ol><li>1. e</li></ol>\n',
    )
  })

  it('E17 tables keep their cells, whatever stands in them', () => {
    const cell = (...content: RichNode[]): RichNode => ({ type: 'tableCell', content })
    const row = (...content: RichNode[]): RichNode => ({ type: 'tableRow', content })
    const nested: RichNode = { type: 'table', content: [row(cell(paragraph('in')), cell(paragraph('ner')))] }
    const table: RichNode = {
      type: 'table',
      content: [
        row({ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph('wide')] }, cell(paragraph('a|b\\'))),
        row(cell(paragraph('one'), paragraph('two\\')), cell(nested), cell(list('bulletList', [paragraph('deep')]))),
      ],
    }
    const read = html([table])
    expect(read.match(/<th>/g)).toHaveLength(3)
    expect(read.match(/<td>/g)).toHaveLength(3)
    expect(read).toContain('<th>a|b\\</th>')
    expect(read).toContain('<td>one<br>two\\</td>')
  })

  it('E17 has one title, a heading for each part, and tables with their heads', async () => {
    const read = parser.render(await markdownOf(inputOf(journey)))
    expect(read.match(/<h1>/g)).toHaveLength(1)
    expect(read).toContain('<h1>Gedenkzug 2027: Köln – Minsk</h1>')
    for (const part of ['Überblick', 'Route', 'Programm', 'Aufgaben', 'Budget', 'Texte', 'Vereinbarung'])
      expect(read).toContain(`<h2>${part}</h2>`)
    expect(read).toContain('<th>Ankunft</th>')
    expect(read).toContain('<h5>Liebe Freunde</h5>')
    expect(read).toContain('<th style="text-align:right">Geplant</th>')
    expect(read).toContain('<a href="https://example.org/a?b=1&amp;c=2"><strong>mehr</strong></a>')
    expect(read).toContain('Schriftführerin')
  })

  it('E17 names the language of what is not in the reader’s', async () => {
    expect(await markdownOf(inputOf(journey))).toContain('### История (Russisch)')
    expect(await markdownOf(inputOf(manyLanguages))).toContain('سلام (Arabisch)')
  })

  it('S10 nothing that people wrote is a tag, a picture, a reference or a link to anywhere but web, mail and telephone', async () => {
    const read = parser.render(await markdownOf({ ...inputOf(emptyPlan, null), plan: hostilePlan }))
    const tags = [...read.matchAll(/<(\w+)([^>]*)>/g)]
    const known = 'h1 h2 h3 h4 h5 h6 p ul ol li strong em br hr table thead tbody tr th td a'.split(' ')
    for (const [, name, attributes = ''] of tags) {
      expect(known).toContain(name)
      expect(attributes).toMatch(/^( style="text-align:right"| href="https:\/\/[a-z.]+\/[^"]*")?$/)
    }
    for (const [, words = ''] of read.matchAll(/>([^<]*)/g)) expect(turnedBack(words)).toBe(words)
    expect(read).toContain('\u202eright to left')
    expect(read).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(read).not.toMatch(/(?![\n\t])\p{Cc}/u)
    expect(read).toContain('kept')
    expect(read).toContain('deep')
  })
})
