/** Texts of people in a form that can be printed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type RichBlock, richBlocks } from '#server/exports/pdf/rich-blocks.ts'
import { gridOf } from '#server/exports/pdf/rich-table.ts'
import { plainText } from '#shared/plan/plain-text.ts'
import type { RichNode } from '#shared/plan/plan.ts'
import { nodeTypes } from '#shared/plan/richtext.ts'
import { paragraph } from './plans.ts'

const text = (words: string, ...marks: string[]): RichNode => ({
  type: 'text',
  text: words,
  marks: marks.map(type => ({ type })),
})
const heading = (level: number, words: string): RichNode => ({
  type: 'heading',
  attrs: { level },
  content: [text(words)],
})
const row = (type: string, ...cells: [words: string, colspan?: number, rowspan?: number][]): RichNode => ({
  type: 'tableRow',
  content: cells.map(([words, colspan = 1, rowspan = 1]) => ({
    type,
    attrs: { colspan, rowspan },
    content: [paragraph(words)],
  })),
})
const table = (...content: RichNode[]): RichNode => ({ type: 'table', content })
const wrapped = (depth: number, type: string, inner: RichNode): RichNode =>
  depth === 0 ? inner : { type, content: [wrapped(depth - 1, type, inner)] }

test('E26 headings go no more than one level deeper at a time, and empty ones are left out', () => {
  const nodes = [heading(4, 'a'), heading(6, 'b'), heading(1, 'c'), heading(2, ' '), heading(3, 'd')]
  expect(richBlocks(nodes)).toEqual([
    { kind: 'heading', level: 1, runs: [{ text: 'a' }] },
    { kind: 'heading', level: 2, runs: [{ text: 'b' }] },
    { kind: 'heading', level: 1, runs: [{ text: 'c' }] },
    { kind: 'heading', level: 2, runs: [{ text: 'd' }] },
  ])
})

test('E26 a heading inside of a list or a table is a line in bold', () => {
  const [list] = richBlocks([{ type: 'bulletList', content: [{ type: 'listItem', content: [heading(1, 'a')] }] }])
  expect(list).toEqual({
    kind: 'list',
    start: null,
    items: [[{ kind: 'paragraph', runs: [{ text: 'a', bold: true }] }]],
  })
})

test('E26 rows of a table are equally wide, and no cell reaches over the edge', () => {
  const [block] = richBlocks([
    table(row('tableHeader', ['h', 1, 9]), row('tableCell', ['a', 2], ['b']), row('tableCell', ['c', 1, 99])),
  ])
  if (block?.kind !== 'table') throw new Error('no table')
  expect(block).toMatchObject({ columns: 3, head: true })
  expect(block.rows.map(cells => cells.map(({ colspan, rowspan }) => [colspan, rowspan]))).toEqual([
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
    [
      [2, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [1, 1],
      [1, 1],
    ],
  ])
})

test('E26 cells of any spans fill their grid without gap and without lying on each other', () => {
  const span = fc.record({ colspan: fc.integer({ min: 1, max: 5 }), rowspan: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(fc.array(fc.array(span, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), rows => {
      const grid = gridOf(rows)
      const places = grid.rows.map(() => new Array<number>(grid.columns).fill(0))
      for (const [y, cells] of grid.rows.entries())
        for (const { colspan, rowspan } of cells) {
          const x = places[y]?.indexOf(0) ?? -1
          for (const line of places.slice(y, y + rowspan))
            for (let i = 0; i < colspan; i++) line[x + i] = (line[x + i] ?? 9) + 1
        }
      expect(places.flat().every(times => times === 1)).toBe(true)
      expect(grid.rows.flat().filter(({ cell }) => cell !== null)).toHaveLength(rows.flat().length)
    }),
  )
})

test('E26 what is nested deeper than people nest is printed less deep', () => {
  const depthOf = (block: RichBlock): number => {
    const inner = block.kind === 'quote' ? block.blocks : block.kind === 'list' ? block.items.flat() : []
    return 1 + Math.max(0, ...inner.map(depthOf))
  }
  for (const type of ['blockquote', 'bulletList', 'orderedList', 'listItem', 'table', 'unknown']) {
    const blocks = richBlocks([wrapped(60, type, paragraph('deep'))])
    expect(JSON.stringify(blocks)).toContain('deep')
    expect(Math.max(...blocks.map(depthOf))).toBeLessThanOrEqual(10)
  }
})

test('E26 links lead to web, mail and telephone only; marks that are unknown keep their words', () => {
  const link = (href: string): RichNode => ({ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href } }] })
  const content = [
    link('https://a.example'),
    link('javascript:alert(1)'),
    text('b', 'bold', 'blink'),
    { type: 'hardBreak' },
  ]
  expect(richBlocks([{ type: 'paragraph', content }])).toEqual([
    {
      kind: 'paragraph',
      runs: [{ text: 'a', link: 'https://a.example' }, { text: 'a' }, { text: 'b', bold: true }, { text: '\n' }],
    },
  ])
})

test('E26 no word of a text is lost, however it is built', () => {
  const { node } = fc.letrec<{ node: RichNode }>(tie => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.stringMatching(/^[a-z]{1,5}$/).map(words => text(words)),
      fc.record({
        type: fc.constantFrom(...nodeTypes.filter(type => type !== 'text' && type !== 'hardBreak'), 'unknown'),
        attrs: fc.record({ level: fc.integer(), colspan: fc.integer({ min: 1, max: 40 }), start: fc.integer() }),
        content: fc.array(tie('node'), { maxLength: 4 }),
      }),
    ),
  }))
  const letters = (value: string) => [...value.replace(/[^a-z]/g, '')].sort().join('')
  const wordsIn = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(wordsIn).join('')
    if (typeof value !== 'object' || value === null) return ''
    return Object.entries(value)
      .map(([name, item]) => (name === 'text' ? String(item) : wordsIn(item)))
      .join('')
  }
  fc.assert(
    fc.property(fc.array(node, { maxLength: 4 }), nodes => {
      expect(letters(wordsIn(richBlocks(nodes)))).toBe(letters(plainText(nodes)))
    }),
  )
})
