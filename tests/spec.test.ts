/** Holds SPEC.md and the tests together: every title's rule is written down, and every rule that is written down has a test. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const written = rulesIn(readFileSync(join(folder, '../SPEC.md'), 'utf8'), /^- ([A-Z]{1,2}\d+[a-z]?) /gm)
const proved = new Set(testFiles().flatMap(file => rulesIn(readFileSync(file, 'utf8'), /['"`]([A-Z]{1,2}\d+[a-z]?) /g)))

test('no test speaks of a rule that SPEC.md does not have', () => {
  expect([...proved].filter(rule => !written.includes(rule))).toEqual([])
})

test('no rule of SPEC.md is without a test, and none is written twice', () => {
  expect(written.filter(rule => !proved.has(rule))).toEqual([])
  expect(written.length).toBe(new Set(written).size)
})

function rulesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(found => found[1] ?? '')
}

function testFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(test\.tsx?|spec\.ts)$|-contract\.ts$|faults\/f[^/]*\.ts$/.test(name))
    .map(name => join(folder, name))
}
