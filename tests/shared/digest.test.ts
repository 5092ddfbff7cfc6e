/** SHA-256 against Node's own and the published examples. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hex, sha256, sha256Hex } from '#shared/digest.ts'

test('P9 the digest is SHA-256 of FIPS 180-4', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('Брэст')).toBe(createHash('sha256').update('Брэст', 'utf8').digest('hex'))
})

test('P9 the browser build of the digest agrees with Node at every length around its blocks', async () => {
  const browser: { digest: (bytes: Uint8Array) => Uint8Array } = await import(browserBuild())
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) & 255)
    const wanted = createHash('sha256').update(bytes).digest('hex')
    expect(hex(browser.digest(bytes))).toBe(wanted)
    expect(hex(sha256(bytes))).toBe(wanted)
  }
})

test('P9 the digest agrees with Node for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1000 }), bytes => {
      expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
    }),
    { seed: 9 },
  )
})

/** The file that a bundler takes, where Node takes one that asks node:crypto. */
function browserBuild(): string {
  return new URL('../../node_modules/lib0/hash/sha256.js', import.meta.url).href
}
