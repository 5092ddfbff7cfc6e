/** The list of mutants must not rot: `npm run mutants` itself takes minutes and is not run every time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mutants } from '#tests/mutants/mutants.ts'

const root = join(import.meta.dirname, '../..')

test('S1 R1 each mutant of gate and room finds its place exactly once, changes it, and names tests that are there', () => {
  const lost = mutants.filter(({ file, find, put, tests }) => {
    const found = readFileSync(join(root, file), 'utf8').split(find).length - 1
    return found !== 1 || find === put || tests.length === 0 || !tests.every(test => existsSync(join(root, test)))
  })
  expect(lost.map(({ name, file, find }) => `${name}: ${file}: ${find}`)).toEqual([])
  expect(mutants.length).toBe(new Set(mutants.map(({ name }) => name)).size)
})
