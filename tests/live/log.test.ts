/** The server's log: lines that machines can read, and that hold no secret. */
import { expect, test } from 'vitest'
import { createLog } from '#server/log.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import { HandClock } from '#tests/harness/hand-clock.ts'

function logged(facts: Record<string, unknown>): string {
  const lines: string[] = []
  createLog({ clock: new HandClock(), write: line => lines.push(line) }).info('room.opened', facts)
  expect(lines.length).toBe(1)
  return lines[0] ?? ''
}

test('S14 an event is one line of JSON with its time, level and facts', () => {
  expect(JSON.parse(logged({ board: 'train', seq: 3 }))).toEqual({
    ...{ at: '2027-05-01T08:00:00.000Z', level: 'info', event: 'room.opened', board: 'train', seq: 3 },
  })
})

test('S14 facts cannot pass for another event, nor break the line', () => {
  const line = logged({ event: 'forged', level: 'none', at: 0, text: 'a\nb\u2028{"event":"forged"}' })
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({ event: 'room.opened', level: 'info' })
})

test('S14 no sign in a line moves the cursor, hides, or turns the words around it', () => {
  const text = 'a\u001b[2Jb\u009bc\u202ed\u2066e\u200bf\u2028g\ufeffh'
  const line = logged({ text })
  expect(line).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(line).text).toBe(text)
})

test('S14 secrets are left out, by the name of their field and by their shape in a text', () => {
  const secret = 'tW9xK2mQ8vR5'
  const line = logged({
    token: secret,
    nested: { sessionToken: secret, password: secret, list: [{ Authorization: secret }] },
    headers: { cookie: `twinboard=${secret}` },
    text: `GET /sign-in#${secret} Bearer ${secret} token.${secret} __Host-twinboard=${secret}; x`,
    error: new Error(`token.${secret}`, { cause: new Error(`twinboard=${secret}`) }),
    query: `GET /join?secret=${secret}&x=1 /guest/abc#${secret} /api/code?code=${secret}`,
    body: `{"password": "${secret}"}`,
    basic: `Basic ${secret}`,
    address: `connect to postgres://twinboard:${secret}@db:5432/twinboard`,
  })
  expect(line).not.toContain(secret)
  expect(line).toContain('[redacted]')
})

test('S14 errors are written whole, with cause and own facts; bytes as their count; nothing endless', () => {
  const error = Object.assign(new Refusal('edit-rejected', { rule: 3 }), { cause: new TypeError('inner') })
  const round: Record<string, unknown> = { big: 10n, bytes: new Uint8Array(7) }
  round.self = round
  const line = JSON.parse(logged({ error, round }))
  expect(line.error).toMatchObject({
    name: 'Refusal',
    code: 'edit-rejected',
    facts: { rule: 3 },
    cause: { name: 'TypeError' },
  })
  expect(line.error.stack).toContain('log.test.ts')
  expect(line.round).toMatchObject({ big: '10', bytes: '7 bytes' })
})
