/** Plans to export: a journey like the demo's, an empty one, a very long one, one in twelve languages, and a hostile one. */
import type { ExportInput } from '#server/exports/input.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { Plan, RichNode, Stop, Translated } from '#shared/plan/plan.ts'

/** A wording in each language given. */
export function inWords(texts: Readonly<Record<string, string>>): Translated {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, { text }]))
}

/** A plan of which nothing is planned yet. */
export const emptyPlan: Plan = {
  schema: 1,
  title: {},
  purpose: {},
  label: {},
  startDay: null,
  endDay: null,
  languages: ['en'],
  currency: 'EUR',
  rates: [],
  stops: [],
  legs: [],
  items: [],
  tasks: [],
  lines: [],
  groups: [],
  sections: [],
}

/** A stop with what is given, and nothing else known. */
export function stopOf(id: string, known: Partial<Stop>): Stop {
  const unknown = { station: '', country: '', lat: null, lon: null, zone: null, arrive: null, depart: null, host: null }
  return { id, name: id, alias: {}, note: {}, ...unknown, ...known }
}

/** A paragraph of plain words. */
export function paragraph(text: string): RichNode {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

/** Cologne – Warsaw – Minsk in May 2027, with programme, tasks, budget and texts in German and Russian. */
export const journey: Plan = {
  ...emptyPlan,
  title: inWords({ de: 'Gedenkzug 2027: Köln – Minsk', ru: 'Поезд памяти 2027' }),
  purpose: inWords({ de: 'Gemeinsam erinnern und einander kennenlernen.' }),
  label: inWords({ de: 'Planungsübung, kein Reiseangebot' }),
  startDay: '2027-05-01',
  endDay: '2027-05-05',
  languages: ['de', 'ru'],
  rates: [{ id: 'r1', currency: 'PLN', rate: '0.2331', day: '2027-01-04', source: 'EZB' }],
  stops: [
    stopOf('koeln', {
      name: 'Köln',
      station: 'Hbf',
      country: 'DE',
      lat: 50.943,
      lon: 6.959,
      zone: 'Europe/Berlin',
      depart: '2027-05-01T09:12',
      host: 'c1',
    }),
    stopOf('warszawa', {
      name: 'Warszawa',
      alias: inWords({ de: 'Warschau' }),
      station: 'Centralna',
      country: 'PL',
      lat: 52.229,
      lon: 21.003,
      zone: 'Europe/Warsaw',
      arrive: '2027-05-01T20:40',
      depart: '2027-05-03T10:40',
      host: 'c1',
    }),
    stopOf('minsk', {
      name: 'Мінск',
      alias: inWords({ de: 'Minsk', ru: 'Минск' }),
      country: 'BY',
      lat: 53.891,
      lon: 27.551,
      zone: 'Europe/Minsk',
      arrive: '2027-05-03T21:55',
      depart: '2027-05-05T08:00',
      host: 'c2',
      note: inWords({ ru: 'Встреча на вокзале' }),
    }),
  ],
  legs: [
    {
      id: 'l1',
      from: 'koeln',
      to: 'warszawa',
      standing: 'placed',
      mode: 'train',
      number: 'EC 41',
      distanceKm: 1140,
      borderMinutes: 0,
      status: 'runs',
      checkedOn: '2027-01-10',
      note: {},
    },
    {
      id: 'l2',
      from: 'warszawa',
      to: 'minsk',
      standing: 'placed',
      mode: 'coach',
      number: '',
      distanceKm: null,
      borderMinutes: 120,
      status: 'unknown',
      checkedOn: null,
      note: {},
    },
  ],
  items: [
    {
      id: 'i1',
      title: inWords({ de: 'Kranzniederlegung', ru: 'Возложение венков' }),
      note: {},
      bring: inWords({ de: 'Blumen' }),
      stop: 'minsk',
      unplaced: false,
      day: '2027-05-04',
      start: '10:00',
      end: '11:30',
      committee: 'c2',
      party: '',
      place: 'Яма',
      lat: null,
      lon: null,
      method: 'Zeremonie',
      language: 'ru',
    },
    {
      id: 'i2',
      title: inWords({ de: 'Nachtzug' }),
      note: {},
      bring: {},
      stop: 'minsk',
      unplaced: false,
      day: '2027-05-04',
      start: '23:30',
      end: '01:00',
      committee: null,
      party: 'A',
      place: '',
      lat: null,
      lon: null,
      method: '',
      language: '',
    },
    {
      id: 'i3',
      title: inWords({ de: 'Freier Tag' }),
      note: {},
      bring: {},
      stop: null,
      unplaced: false,
      day: '2027-05-02',
      start: null,
      end: null,
      committee: null,
      party: '',
      place: '',
      lat: null,
      lon: null,
      method: '',
      language: '',
    },
  ],
  tasks: [
    {
      id: 't1',
      title: inWords({ de: 'Visa beantragen' }),
      note: {},
      committee: 'c1',
      member: 'm1',
      due: '2027-02-01',
      state: 'doing',
    },
  ],
  lines: [
    {
      id: 'b1',
      title: inWords({ de: 'Fahrkarten' }),
      category: 'travel',
      payer: 'c1',
      currency: 'EUR',
      planned: 1234567,
      actual: null,
      inKind: false,
      shareRule: 'equal',
      shares: {},
    },
    {
      id: 'b2',
      title: inWords({ de: 'Bus' }),
      category: 'travel',
      payer: 'c2',
      currency: 'PLN',
      planned: 100001,
      actual: 99999,
      inKind: false,
      shareRule: 'percent',
      shares: { c1: 5000, c2: 5000 },
    },
    {
      id: 'b3',
      title: inWords({ de: 'Unterkunft bei Familien' }),
      category: 'stay',
      payer: 'c2',
      currency: 'EUR',
      planned: 50000,
      actual: null,
      inKind: true,
      shareRule: 'payer',
      shares: {},
    },
  ],
  groups: [{ id: 'g1', committee: 'c1', kind: 'young', count: 24, note: {} }],
  sections: [
    {
      id: 's1',
      title: inWords({ de: 'Grußwort', ru: 'Приветствие' }),
      texts: {
        de: [
          { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Liebe Freunde' }] },
          {
            type: 'paragraph',
            content: [
              {
                type: 'text',
                text: 'mehr',
                marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }],
              },
            ],
          },
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('erstens')] }] },
          {
            type: 'table',
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [paragraph('Kopf')] }],
              },
            ],
          },
        ],
      },
    },
    { id: 's2', title: inWords({ ru: 'История' }), texts: { ru: [paragraph('Давным-давно')] } },
  ],
}

/** 500 stops around the Earth, across the antimeridian more than once. */
export const longPlan: Plan = {
  ...emptyPlan,
  title: inWords({ en: 'Around the world' }),
  stops: Array.from({ length: 500 }, (_, i) => {
    const lon = ((i * 7.3 + 180) % 360) - 180
    return stopOf(`s${i}`, {
      name: `Stop ${i}`,
      lat: Math.sin(i / 9) * 60,
      lon,
      zone: 'Etc/UTC',
      arrive: '2027-05-01T10:00',
      depart: '2027-05-01T11:00',
    })
  }),
}

const greetings = {
  ar: 'مرحبا',
  de: 'Hallo',
  el: 'Γειά',
  en: 'Hello',
  es: 'Hola',
  fr: 'Salut',
  he: 'שלום',
  ja: 'こんにちは',
  pl: 'Cześć',
  ru: 'Привет',
  uk: 'Привіт',
  'zh-hans': '你好',
}

/** One title in twelve languages, and a text in Arabic. */
export const manyLanguages: Plan = {
  ...emptyPlan,
  languages: Object.keys(greetings),
  title: inWords(greetings),
  purpose: inWords({ ar: 'سلام' }),
  items: journey.items.map(item => ({ ...item, title: inWords({ he: 'שלום', 'zh-hans': '你好' }) })),
  sections: [{ id: 's1', title: inWords(greetings), texts: { ar: [paragraph('نص')] } }],
}

/** What people must never be able to bring into a file. */
export const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title><svg onload=alert(1)>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '＝1＋1',
  '\t=1',
  '\u200b=1',
  'a\r\nATTENDEE:mailto:x@example.org',
  'BEGIN:VEVENT\nEND:VCALENDAR',
  '{{draft}} $t(export.draft) {{-title}}',
  '\u0000\u0007\u001b[31m\u0085',
  '\ud83d lone \udc00',
  '\u202eright to left\u2067',
  '","x"\r\n"y',
  '&amp;<!--]]>',
]

/** Every text field filled with attacks, links to scripts, a list 20 deep. */
export const hostilePlan: Plan = hostile()

function hostile(): Plan {
  let turn = 0
  const next = () => attacks[turn++ % attacks.length] ?? ''
  const poison = (value: unknown, key = ''): unknown => {
    if (key === 'text' || ['name', 'station', 'number', 'party', 'place', 'method', 'source'].includes(key))
      return next()
    if (Array.isArray(value)) return value.map(item => poison(item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poison(item, name)]))
  }
  const repeated = attacks.flatMap((_, i) => journey.tasks.map(task => ({ ...task, id: `t${i}` })))
  const plan = poison({ ...journey, tasks: repeated, stops: [...journey.stops, ...journey.stops] }) as Plan
  return {
    ...plan,
    sections: [...plan.sections, { id: 's9', title: inWords({ de: '<b>x</b>' }), texts: { de: badText() } }],
  }
}

function badText(): RichNode[] {
  const addresses = [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//x.example',
    'https://x.example/"onclick="y',
  ]
  const links = addresses.map(href => ({ type: 'text', text: '<i>', marks: [{ type: 'link', attrs: { href } }] }))
  let list: RichNode = paragraph('deep')
  for (let i = 0; i < 20; i++) list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] }
  const unknown = {
    type: 'script',
    attrs: { src: 'https://x.example/x.js' },
    content: [{ type: 'text', text: 'kept' }],
  }
  return [{ type: 'paragraph', content: links }, list, unknown, { type: 'constructor', text: '<u>' }]
}

/** Version 3 of `plan`, or its draft. */
export function inputOf(plan: Plan, version: number | null = 3): ExportInput {
  const digest = version === null ? '' : freeze(plan).digest
  return {
    board: 'board1',
    origin: 'https://plan.example',
    plan,
    version,
    at: Date.UTC(2027, 0, 15, 12),
    committees,
    members,
    proposals: [proposalFor(digest)],
    signed: null,
  }
}

const committees = [
  { id: 'c1', city: 'Köln', initials: 'KÖ', colour: 1, zone: 'Europe/Berlin', country: 'DE' },
  { id: 'c2', city: 'Минск', initials: 'МИ', colour: 2, zone: 'Europe/Minsk', country: 'BY' },
]
const members = [
  {
    id: 'm1',
    name: 'Jutta Brandt',
    committee: 'c1',
    office: 'Schriftführerin',
    role: 'editor' as const,
    signatory: true,
    owner: false,
    guest: null,
  },
]

function proposalFor(digest: string): Proposal {
  const by = { member: 'm1', name: 'Jutta Brandt', committee: 'c1', office: 'Schriftführerin' }
  const decision = {
    committee: 'c1',
    kind: 'approve' as const,
    digest,
    by,
    comment: 'gut <so>',
    at: Date.UTC(2027, 0, 16, 12),
    how: { way: 'code', by: { ...by, name: 'Jost <R>' } } as const,
  }
  return {
    id: 'p1',
    board: 'board1',
    version: 3,
    digest,
    committees: ['c1', 'c2'],
    by,
    at: Date.UTC(2027, 0, 15, 13),
    withdrawnAt: null,
    decisions: [decision],
  }
}
