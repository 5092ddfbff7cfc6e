/** The house rules that a machine can hold: who may import whom, and where environment, time and chance come in. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

type Rule = { area: RegExp; may: RegExp[] }
const shared = /^shared\//
const rules: Rule[] = [
  {
    area: /^shared\/plan\/(records|anew|begin-with|edits|epoch|read|replica|richtext|undo|migrations)\.ts$/,
    may: [shared, /^yjs$/],
  },
  { area: /^shared\/digest\.ts$/, may: [shared, /^lib0\/hash\/sha256$/] },
  { area: /^shared\//, may: [shared] },
  {
    area: /^server\/commands\//,
    may: [
      shared,
      /^server\/(commands|store\/([a-z]+-)?store|live\/room|live\/rooms|live\/replica|live\/bus|ways\/|signing\/key|mail\/mail|clock|chance|log)/,
      /^@simplewebauthn\/server$/,
      /^yjs$/,
    ],
  },
  { area: /^server\/live\/(room|gate)[^/]*\.ts$/, may: [shared, /^server\//, /^yjs$/, /^lib0\//] },
  {
    area: /^server\/imports\//,
    may: [
      shared,
      /^server\/(imports\/|places\/(zone|fold)|exports\/(words|plan-schema)|clock|log)/,
      /^(@tmcw\/togeojson|@xmldom\/xmldom|csv-parse\/sync|ical\.js|yjs)$/,
      /^node:/,
    ],
  },
  {
    area: /^server\/operations\//,
    may: [
      shared,
      /^server\/(operations|store|live\/replica|demo\/ways-in|commands\/secret|exports\/words|signing\/key|clock|chance|log|config)/,
      /^yjs$/,
      /^node:/,
    ],
  },
  { area: /^server\/store\//, may: [shared, /^server\/(store|clock|chance|log)/, /^kysely/, /^pg$/, /^node:/] },
  { area: /^client\/link\//, may: [shared, /^client\/link\//, /^yjs$/, /^socket\.io-client$/, /^idb$/, /^lib0\//] },
  { area: /^client\/ui\//, may: [/^client\/ui\//, /^react/, /^lucide-react$/, /^@internationalized\/date$/] },
]

test('each area imports only what ARCHITECTURE.md allows', () => {
  const wrong = sources().flatMap(file => {
    const rule = rules.find(r => r.area.test(file))
    const named = importsOf(file)
    const beyond = rule ? named.filter(n => !n.endsWith('.css') && !rule.may.some(m => m.test(n))) : []
    return [...beyond, ...acrossTheLine(file, named)].map(n => `${file} imports ${n}`)
  })
  expect(wrong).toEqual([])
})

test('the environment, the clock and chance have one door each', () => {
  const doors = [
    { words: /process\.env/, only: /^(server\/config\.ts|client\/(build|dev|vite\.config)\.ts)$/ },
    { words: /Date\.now\b|new Date\(\)|Temporal\.Now/, only: /^(server|client\/link)\/clock\.ts$/ },
    {
      words: /Math\.random\b|node:crypto'.*randomBytes|crypto\.getRandomValues/,
      only: /^(server\/chance\.ts|client\/main\.tsx)$/,
    },
  ]
  const wrong = sources().flatMap(file =>
    doors.filter(d => d.words.test(code(file)) && !d.only.test(file)).map(d => `${file}: ${d.words}`),
  )
  expect(wrong).toEqual([])
})

test('what runs on the page asks for nothing that a browser of 2022 lacks', () => {
  const newer =
    /\b(Map|Object)\.groupBy\b|\.to(Sorted|Reversed|Spliced)\(|\bwithResolvers\b|\bfromAsync\b|\.(isSubsetOf|isSupersetOf|symmetricDifference)\(|\b(URL|AbortSignal)\.(parse|any)\(/
  const onThePage = (file: string) =>
    /^(client|shared)\//.test(file) && !/^client\/(build|dev|vite\.config)\.ts$/.test(file)
  expect(sources().filter(file => onThePage(file) && newer.test(code(file)))).toEqual([])
})

/** Imports over a border that no area may cross: client and server, one part of the client and another. */
function acrossTheLine(file: string, named: string[]): string[] {
  const part = file.match(/^client\/parts\/([^/]+)\//)?.[1]
  return named.filter(n => {
    if (file.startsWith('client/') && !/^client\/(build|dev|vite\.config)\.ts$/.test(file) && n.startsWith('server/'))
      return true
    if (file.startsWith('server/') && n.startsWith('client/')) return true
    if (file.startsWith('client/records/')) return n.startsWith('client/link/') || n.startsWith('client/parts/')
    if (part)
      return n.startsWith('client/link/') || (n.startsWith('client/parts/') && !n.startsWith(`client/parts/${part}/`))
    return false
  })
}

function sources(): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const name of readdirSync(join(root, folder))) {
      const path = `${folder}/${name}`
      if (statSync(join(root, path)).isDirectory()) walk(path)
      else if (/\.tsx?$/.test(name)) found.push(path)
    }
  }
  for (const area of ['shared', 'server', 'client']) walk(area)
  return found
}

/** The text of a file without its comments. */
function code(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}

/** What a file imports: packages by name, files by their path from the root. */
function importsOf(file: string): string[] {
  const statement = /^(?:import\b[^'"(]*|export\b[^'"]*\bfrom\s*)['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm
  const names = [...code(file).matchAll(statement)].map(found => found[1] ?? found[2] ?? '')
  return names.map(name => {
    if (name.startsWith('.')) return normalize(relative(root, join(root, dirname(file), name)))
    return name.startsWith('#') ? name.slice(1) : name
  })
}
