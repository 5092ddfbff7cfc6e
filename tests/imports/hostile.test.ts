/** Files that were made to do harm, or that are no files of the kind that they seem: each is refused by name, or harmless. */
import { describe, expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits.ts'
import { inputOf, journey } from '../exports/plans.ts'
import { type Packed, packed } from './pack.ts'
import { bytesOf, exported, nothing, partnershipOf, read, readPlan, refusalOf, valuesIn } from './read.ts'

const refused = (file: string | Uint8Array) => refusalOf(() => read(file))
const here = partnershipOf(inputOf(journey))
const nested = (open: string, close: string, depth: number, core = '') =>
  open.repeat(depth) + core + close.repeat(depth)

describe('IM6 XML', () => {
  test.each([
    [
      'a document type with entities that grow',
      '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><gpx><wpt lat="1" lon="1"><name>&b;</name></wpt></gpx>',
    ],
    ['a document type that asks for a file', '<?xml version="1.0"?><!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>'],
    [
      'a document type in small letters behind a comment',
      '<!-- <gpx> --><!doctype gpx [<!entity x SYSTEM "http://127.0.0.1/">]><gpx/>',
    ],
    ['elements 5,000 deep', `<gpx>${nested('<a>', '</a>', 5000)}</gpx>`],
    ['folders 5,000 deep', `<kml>${nested('<Folder>', '</Folder>', 5000)}</kml>`],
  ])('IM6 %s is refused as unsafe', (_name, file) => {
    expect(refused(file)).toBe('import-unsafe')
  })

  test.each([
    ['cut off', '<gpx><wpt lat="1" lon="1"><name>A</na'],
    ['with an entity of nobody', '<gpx><wpt lat="1" lon="1"><name>&nobody;</name></wpt></gpx>'],
    ['with elements crossed', '<gpx><wpt lat="1" lon="1"><name>A</wpt></name></gpx>'],
    ['with an attribute twice', '<gpx><wpt lat="1" lat="2" lon="1"/></gpx>'],
    ['with two outermost elements', '<gpx/><gpx/>'],
  ])('IM6 %s is refused as damaged', (_name, file) => {
    expect(refused(file)).toBe('import-damaged')
  })

  test('IM6 of another kind is refused as unknown, a page of the web, too', () => {
    for (const file of [
      '<svg onload="x()"/>',
      '<!DOCTYPE html><html><body>gpx</body></html>',
      '<',
      '<?xml version="1.0"?>',
    ])
      expect(refused(file)).toBe('import-unknown')
  })
})

describe('IM6 packed files', () => {
  const plain: Packed = { name: 'a.kml', content: '<kml/>' }
  test.each<[string, Uint8Array]>([
    ['a path out', packed([plain, { name: '../../etc/cron.d/x', content: '' }])],
    ['a path out within', packed([plain, { name: 'a/../../x', content: '' }])],
    ['a path from the root', packed([plain, { name: '/etc/passwd', content: '' }])],
    ['a path of Windows', packed([plain, { name: 'C:\\x', content: '' }])],
    ['a link', packed([plain, { name: 'x', content: '/etc/passwd', mode: 0o120777 }])],
    ['an encrypted entry', packed([{ ...plain, flags: 1 }])],
    ['a bomb', packed([{ name: 'a.kml', content: new Uint8Array(150 * 1024 * 1024) }])],
    [
      'a bomb of one piece in many entries',
      packed([plain, { ...plain, name: 'b.kml', offset: 0 }, { ...plain, name: 'c.kml', offset: 0 }]),
    ],
  ])('IM6 with %s are refused as unsafe', (_name, file) => {
    expect(refused(file)).toBe('import-unsafe')
    expect(refusalOf(() => readPlan(file, here))).toBe('import-unsafe')
  })

  test.each<[string, Uint8Array]>([
    [
      'too many entries',
      packed(Array.from({ length: limits.importEntries + 1 }, (_, i) => ({ name: `${i}.kml`, content: '' }))),
    ],
    ['too many bytes', packed([{ ...plain, size: limits.importUnpackedBytes + 1 }])],
    [
      'a text that is too long',
      packed([{ name: 'a.kml', content: Buffer.alloc(limits.importTextBytes + 1, 'abcdefgh'), method: 0 }]),
    ],
  ])('IM6 with %s are refused as too much', (_name, file) => {
    expect(refused(file)).toBe('import-too-much')
  })

  test.each<[string, Uint8Array]>([
    [
      'an entry that unpacks to more than the list says',
      packed([{ name: 'a.kml', content: 'x'.repeat(5000), size: 10 }]),
    ],
    ['a list that is not there', bytesOf('PK\u0003\u0004')],
    ['fewer entries than the end says', packed([plain], 5)],
    ['an entry that begins beyond the file', packed([{ ...plain, offset: 4_000_000_000 }])],
    ['a way of packing that nobody uses', packed([{ ...plain, method: 99 }])],
  ])('IM6 with %s are refused as damaged', (_name, file) => {
    expect(refused(file)).toBe('import-damaged')
  })

  test('IM6 a spreadsheet and an empty one are of no kind that is read', () => {
    expect(refused(packed([{ name: 'xl/workbook.xml', content: '<workbook/>' }]))).toBe('import-unknown')
    expect(refused(packed([]))).toBe('import-unknown')
  })
})

describe('IM6 JSON', () => {
  test('IM6 keys that would reach a prototype are refused, and nothing is changed by them', () => {
    const features =
      '[{"type":"Feature","properties":{"__proto__":{"polluted":1},"name":"A"},"geometry":{"type":"Point","coordinates":[1,2]}}]'
    expect(refused(`{"type":"FeatureCollection","features":${features}}`)).toBe('import-unsafe')
    expect(refused('{"type":"Feature","constructor":{"prototype":{"polluted":1}}}')).toBe('import-unsafe')
    expect(({} as { polluted?: number }).polluted).toBe(undefined)
  })

  test('IM6 what nests without end is refused', () => {
    expect(refused(nested('{"type":"GeometryCollection","geometries":[', ']}', 20_000, '1'))).toMatch(
      /^import-(unsafe|damaged)$/,
    )
    expect(refused(`{"type":"Feature","properties":${nested('[', ']', 100_000)}}`)).toMatch(/^import-(unsafe|damaged)$/)
  })

  test('IM6 what is cut off is damaged, what is another kind unknown', () => {
    expect(refused('{"type":"FeatureCollection","features":[')).toBe('import-damaged')
    expect(refused('{"name":"package","version":"1"}')).toBe('import-unknown')
  })

  test('IM6 plans: ids that reach a prototype, texts too deep, more than a board holds, another form', async () => {
    const bytes = await exported('json', inputOf(journey), { language: 'de' })
    const file = JSON.parse(new TextDecoder().decode(bytes))
    const tried = (plan: object) =>
      refusalOf(() => readPlan(JSON.stringify({ ...file, plan: { ...file.plan, ...plan } }), here))
    const [stop] = file.plan.stops
    const [task] = file.plan.tasks
    const [line] = file.plan.lines
    expect(tried({ stops: [{ ...stop, id: '__proto__' }] })).toBe('import-unsafe')
    expect(tried({ lines: [{ ...line, shares: JSON.parse('{"__proto__":1}') }] })).toBe('import-unsafe')
    expect(tried({ stops: Array.from({ length: limits.stops + 1 }, (_, i) => ({ ...stop, id: `s${i}` })) })).toBe(
      'plan-full',
    )
    expect(tried({ tasks: Array.from({ length: limits.records + 1 }, (_, i) => ({ ...task, id: `t${i}` })) })).toBe(
      'plan-full',
    )
    expect(tried({ tasks: [{ ...task, title: { de: { text: 'x'.repeat(limits.fieldCharacters + 1) } } }] })).toBe(
      'plan-full',
    )
    expect(tried({ stops: [{ ...stop, secret: 1 }] })).toBe('import-damaged')
    expect(tried({ stops: [{ ...stop, lat: '1' }] })).toBe('import-damaged')
    let node: object = { type: 'text', text: 'deep' }
    for (let i = 0; i < 40; i++) node = { type: 'blockquote', content: [node] }
    expect(tried({ sections: [{ id: 's', title: {}, texts: { de: [node] } }] })).toMatch(/^import-(unsafe|damaged)$/)
  })

  test('IM6 a plan that was changed after it was written says so; values that no plan can have are left out', async () => {
    const file = JSON.parse(new TextDecoder().decode(await exported('json', inputOf(journey), { language: 'de' })))
    const [stop] = file.plan.stops
    const changed = {
      ...file,
      plan: {
        ...file.plan,
        stops: [
          { ...stop, zone: '+02:00' },
          { ...stop, name: 'twice' },
        ],
        sections: [
          {
            id: 's',
            title: { fr: { text: 'in no language of the plan' } },
            texts: {
              de: [
                {
                  type: 'script',
                  attrs: { src: 'https://x.example' },
                  content: [
                    {
                      type: 'paragraph',
                      content: [
                        { type: 'text', text: 'kept', marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] },
                      ],
                    },
                  ],
                },
              ],
            },
          },
        ],
      },
    }
    const { shown, update } = readPlan(JSON.stringify(changed), here)
    expect(shown).toMatchObject({ isWhole: false, isSame: false, counts: { stops: 1, sections: 1 } })
    const text = new TextDecoder().decode(update)
    expect(text).toContain('kept')
    expect(text).not.toMatch(/javascript:|script|\+02:00|no language/)
  })
})

describe('IM6 texts', () => {
  test('IM6 bytes that are no text are of no kind that is read', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    for (const file of [
      png,
      new Uint8Array(0),
      new Uint8Array(1000),
      'Task\0Due',
      '   \n',
      Uint8Array.from({ length: 5000 }, (_, i) => i % 256),
    ])
      expect(refused(file)).toBe('import-unknown')
  })

  test('IM6 one cell of megabytes, and more text than is read at all, are too much', () => {
    expect(refused(`Task,Note\nA,"${'x'.repeat(3_000_000)}"\n`)).toBe('import-too-much')
    expect(refused(new Uint8Array(limits.importTextBytes + 1).fill(0x41))).toBe('import-too-much')
  })

  test('IM6 formulas, markup, lone halves of characters and signs that turn the line stay plain text or go', () => {
    const words = ['=cmd|x', '<script>x</script>', '\u202eevil', 'half \ud83d', 'bell \u0007']
    const found = read(`Task;Note\n${words.map(word => `${word};x`).join('\n')}\n`)
    const titles = valuesIn(found, 'tasks').map(({ title }) => title)
    expect(titles).toEqual(['=cmd|x', '<script>x</script>', '\u202eevil', 'half \ufffd', 'bell'])
  })

  test('IM6 columns called after what every object has are unknown columns', () => {
    const found = read('Task;__proto__;constructor;toString\nA;1;2;3\n')
    expect(found.table?.columns.map(({ field }) => field)).toEqual(['title', null, null, null])
    expect(valuesIn(found, 'tasks')).toEqual([{ title: 'A' }])
  })

  test('IM6 a quote that never ends takes the rest for one cell and harms nothing', () => {
    expect(['none', 'import-damaged']).toContain(refused('Task;Note\n"A;b\nC;d\n'))
  })
})

describe('IM7 a plan within another file', () => {
  test('IM7 is found in the packed file of all exports, among other files', async () => {
    const json = await exported('json', inputOf(journey), { language: 'de' })
    const dossier = packed([
      { name: 'index.html', content: '<p>' },
      { name: 'seal.json', content: '{"a":1}' },
      { name: 'plan.json', content: json },
    ])
    expect(readPlan(dossier, here).shown.title).toBe('Gedenkzug 2027: Köln – Minsk')
    expect(refused(dossier)).toBe('import-whole-plan')
  })

  test('IM7 is not found where there is none, and says so', async () => {
    expect(refusalOf(() => readPlan('Task\nA\n', here))).toBe('import-no-plan')
    expect(refusalOf(() => readPlan(packed([{ name: 'a.json', content: '{"a":1}' }]), here))).toBe('import-no-plan')
    expect(refusalOf(() => readPlan('%PDF-1.7\n/Type /EmbeddedFile stream\n', here))).toBe('import-no-plan')
    expect(refused('%PDF-1.7\n')).toBe('import-unknown')
    expect(nothing.stops).toEqual([])
  })
})
