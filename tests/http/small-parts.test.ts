/** The small parts of the HTTP side on their own: buckets, cookies, device names, where a request comes from, and bugs. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { buckets } from '#server/http/bucket.ts'
import { readCookie } from '#server/http/cookie.ts'
import { deviceName } from '#server/http/device.ts'
import { sourceOf } from '#server/http/origin.ts'
import { problems } from '#server/http/problem.ts'
import { createLog } from '#server/log.ts'
import { refusals } from '#shared/protocol/refusals.ts'
import german from '#shared/words/de/refusal.json' with { type: 'json' }
import english from '#shared/words/en/refusal.json' with { type: 'json' }

function handClock(): { clock: typeof systemClock; pass(ms: number): void } {
  let now = 1_000_000
  const pass = (ms: number) => {
    now += ms
  }
  return { clock: { ...systemClock, now: () => now }, pass }
}

test('S6 a bucket gives so many at once, then one after each while, and is never fuller than full', () => {
  const { clock, pass } = handClock()
  const bucket = buckets(clock, 3, 1000)
  const take = () => bucket.take('a')
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
  pass(1000)
  expect([take(), take()]).toEqual([true, false])
  pass(60_000)
  expect([take(), take(), take(), take()]).toEqual([true, true, true, false])
  expect(bucket.take('b')).toBe(true)
})

test('S6 a dear call takes as much as it costs, or nothing', () => {
  const { clock } = handClock()
  const bucket = buckets(clock, 10, 1000)
  expect([bucket.take('a', 8), bucket.take('a', 3), bucket.take('a', 2), bucket.take('a')]).toEqual([
    true,
    false,
    true,
    false,
  ])
})

test('S6 a flood of keys neither fills the memory nor lets a known key off', () => {
  const { clock, pass } = handClock()
  const bucket = buckets(clock, 1, 1000, 3)
  expect(['a', 'b', 'c', 'd'].map(key => bucket.take(key))).toEqual([true, true, true, false])
  expect(bucket.take('a')).toBe(false)
  pass(1000)
  expect(['d', 'e', 'a'].map(key => bucket.take(key))).toEqual([true, true, true])
})

test('S7 a cookie is found by its whole name', () => {
  expect(readCookie('x=1; twinboard=abc-_1; y=2', 'twinboard')).toBe('abc-_1')
  expect(readCookie('nottwinboard=abc; __Host-twinboard=def', 'twinboard')).toBeNull()
  expect(readCookie('twinboard=', 'twinboard')).toBeNull()
  expect(readCookie(undefined, 'twinboard')).toBeNull()
})

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['Mozilla/5.0 (iPad; CPU OS 15_4 like Mac OS X) AppleWebKit/605.1 Version/15.4 Safari/604.1', 'Safari · iPad'],
  ['Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/100.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['curl/8.9', ''],
])('a device has a name that its owner knows: %s', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name)
})

test('S5 a request is our own, foreign, or says nothing of where it comes from', () => {
  const host = 'plan.example.org'
  expect(sourceOf({ host }, null)).toBe('unsaid')
  expect(sourceOf({ host, origin: 'https://plan.example.org' }, null)).toBe('own')
  expect(sourceOf({ host, origin: 'https://plan.example.org.evil.example' }, null)).toBe('foreign')
  expect(sourceOf({ host: 'inner:3000', origin: 'https://plan.example.org' }, 'https://plan.example.org')).toBe('own')
  expect(sourceOf({ host, origin: 'http://plan.example.org' }, 'https://plan.example.org')).toBe('foreign')
})

test('H3 a bug is logged whole and shown to nobody', async () => {
  const lines: string[] = []
  const app = express()
  app.get('/bug', () => {
    throw new Error('the ledger is upside down')
  })
  app.use(problems(createLog({ clock: systemClock, write: line => lines.push(line) })))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
  })
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/bug`)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('ledger')
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ event: 'http.unexpected', method: 'GET', path: '/bug' })
  expect(lines[0]).toContain('the ledger is upside down')
})

test('W1 every refusal has its words in both languages', () => {
  for (const code of Object.keys(refusals)) {
    expect(english, code).toHaveProperty(code)
    expect(german, code).toHaveProperty(code)
  }
})
