// @vitest-environment node
/** The page turns around for readers from right to left: its styles speak of start and end, never of left and right. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const files = globSync('client/**/*.css', { cwd: root }).sort()

/** Sides of the map are sides of the world, which no script turns around. */
const ofTheWorld = ['client/parts/route/map/map.css', 'client/parts/route/map/panes.css']

type Declaration = { readonly property: string; readonly value: string }

test('L3 styles name no physical side', () => {
  expect(files.length).toBeGreaterThan(10)
  const wrong = files
    .filter(file => !ofTheWorld.includes(file))
    .flatMap(file =>
      declarationsIn(readFileSync(join(root, file), 'utf8'))
        .filter(isPhysical)
        .map(({ property, value }) => `${file}: ${property}: ${value}`),
    )
  expect(wrong).toEqual([])
})

test('L3 a physical side is found in each way that it can be written', () => {
  const wrong = [
    'left: 0',
    'top: 1px',
    'margin-left: 1rem',
    'border-right: 1px solid',
    'border-top-left-radius: 4px',
    'text-align: right',
    'transform-origin: left top',
    'padding: 0 1rem 0 0.5rem',
    'border-radius: 4px 4px 0 0',
  ]
  const right = [
    'margin-inline-start: 1rem',
    'text-align: start',
    'padding: 0 1rem 2rem 1rem',
    'flex-direction: column',
  ]
  const found = declarationsIn(`/* left: 0; */ a:hover { ${[...wrong, ...right].join('; ')} }`).filter(isPhysical)
  expect(found.map(({ property, value }) => `${property}: ${value}`)).toEqual(wrong)
})

function declarationsIn(css: string): readonly Declaration[] {
  const bare = css.replace(/\/\*.*?\*\//gs, '')
  return [...bare.matchAll(/([\w-]+)\s*:\s*([^;{}]+?)\s*(?=[;}])/g)].map(([, property = '', value = '']) => ({
    property,
    value,
  }))
}

function isPhysical({ property, value }: Declaration): boolean {
  if (property.startsWith('--')) return false
  if (/(^|-)(left|right|top|bottom)(-|$)/.test(property)) return true
  const parts = value
    .replace(/\([^()]*\)/g, '')
    .replace(/\(.*\)/, '')
    .split(/\s+/)
  if (property === 'border-radius') return parts.length > 1
  // Four values go around clockwise: the second is at the right, the fourth at the left.
  if (/^(margin|padding|inset|border-(width|style|color))$/.test(property))
    return parts.length === 4 && parts[1] !== parts[3]
  return /\b(left|right)\b/.test(value)
}
