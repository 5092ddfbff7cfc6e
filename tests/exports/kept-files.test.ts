/** Files in memory: made once, however many ask, and gone when there is no room for them. */
import { expect, test } from 'vitest'
import { KeptFiles } from '#server/exports/kept-files.ts'

/** Makes files of so many bytes, and notes which it was asked for. */
function maker(size = 4) {
  const made: string[] = []
  const make = (name: string) => async () => {
    made.push(name)
    return new Uint8Array(size).fill(name.charCodeAt(0))
  }
  return { made, make }
}

test('E57 a file is made once for all who ask, also at once, and has a tag of its bytes', async () => {
  const kept = new KeptFiles(100)
  const { made, make } = maker()
  const [first, second] = await Promise.all([kept.get('a', make('a')), kept.get('a', make('a'))])
  expect(await kept.get('a', make('a'))).toBe(first)
  expect([second, made]).toEqual([first, ['a']])
  expect((await kept.get('b', make('a'))).tag).toBe(first.tag)
  expect((await kept.get('c', make('c'))).tag).not.toBe(first.tag)
})

test('E57 where there is no room, those that nobody asked for longest go', async () => {
  const kept = new KeptFiles(10)
  const { made, make } = maker()
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.get(name, make(name))
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  const large = maker(11)
  expect((await kept.get('large', large.make('x'))).bytes).toHaveLength(11)
  await kept.get('large', large.make('x'))
  expect(large.made).toEqual(['x', 'x'])
})

test('E57 what could not be made is tried again', async () => {
  const kept = new KeptFiles(10)
  const { made, make } = maker()
  await expect(kept.get('a', () => Promise.reject(new Error('stuck')))).rejects.toThrow('stuck')
  await kept.get('a', make('a'))
  expect(made).toEqual(['a'])
})
