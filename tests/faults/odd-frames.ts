/** What no honest page sends, on every layer: drawn by lot, from a little nearer to the real thing to pure noise. */
import * as encoding from 'lib0/encoding'
import type { Dice } from '#tests/live/gate-world.ts'

const events = ['board:join', 'board:edit', 'board:leave', 'talk:say', 'talk:earlier', 'presence:set']
const names = [...events, 'message', 'error', 'connect', 'disconnect', 'constructor', '__proto__', '', 'x'.repeat(300)]
const fields = [
  'board',
  'update',
  'vector',
  'protocol',
  'epoch',
  'id',
  'text',
  'client',
  'place',
  'caret',
  'before',
  'n',
  'toString',
]

/** Noise of up to `most` bytes. */
export function junk(dice: Dice, most: number): Uint8Array {
  return Uint8Array.from({ length: dice.roll(most + 1) }, () => dice.roll(256))
}

/** Any value that JSON can carry, mostly small, now and then deep or long. */
function oddValue(dice: Dice, board: string, depth = 0): unknown {
  const choice = dice.roll(14)
  if (choice < 3) return dice.pick([null, true, 0, -1, 1.5, 2 ** 53, 1e308])
  if (choice < 6) return dice.pick(['', board, 'x', '\u0000', '\ud800', '🚂', '../..', 'a'.repeat(2000)])
  if (choice === 6) return { _placeholder: true, num: dice.roll(3) }
  if (depth > 3 || choice < 9) return dice.roll(1000)
  if (choice < 11) return Array.from({ length: dice.roll(4) }, () => oddValue(dice, board, depth + 1))
  return oddRequest(dice, board, depth + 1)
}

function oddRequest(dice: Dice, board: string, depth: number): Record<string, unknown> {
  const entries = Array.from({ length: dice.roll(6) }, () => [dice.pick(fields), oddValue(dice, board, depth)])
  return { ...(dice.roll(2) === 0 && { board }), ...Object.fromEntries(entries) }
}

/** An event of Socket.IO that asks for an answer, as text; some with a binary part. */
export function oddEvent(dice: Dice, board: string, n: number): [string, ...Uint8Array[]] {
  const event = dice.roll(3) === 0 ? dice.pick(names.filter(name => !reserved.includes(name))) : dice.pick(events)
  const request = dice.roll(4) === 0 ? oddValue(dice, board) : oddRequest(dice, board, 0)
  if (dice.roll(10) > 0) return [`42${n}${JSON.stringify([event, withoutParts(request)])}`]
  const parts = { board, [dice.pick(['update', 'vector'])]: { _placeholder: true, num: 0 } }
  return [`451-${n}${JSON.stringify([event, { ...parts, device: 'd', n, protocol: dice.roll(3) }])}`, junk(dice, 60)]
}

// Socket.IO closes a connection that sends these: they are thrown as single packets.
const reserved = ['connect', 'disconnect']

/** A text that claims parts which never come would only wait for them. */
function withoutParts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"_placeholder":true', '"_placeholder":1'))
}

/** An edit whose update is noise: the gate refuses it, and its sender is closed. */
export function oddUpdate(dice: Dice, board: string, n: number): [string, ...Uint8Array[]] {
  const request = { board, device: 'd', n, update: { _placeholder: true, num: 0 } }
  return [
    `451-${n}${JSON.stringify(['board:edit', request])}`,
    Uint8Array.of(1 + dice.roll(3), 1, ...junk(dice, 80), 255),
  ]
}

/** A packet of Engine.IO or Socket.IO that is malformed, of another kind, out of turn, too long, or noise. */
export function oddPacket(dice: Dice, board: string): string | Uint8Array {
  const choice = dice.roll(12)
  if (choice === 0) return junk(dice, 200)
  if (choice === 1) return String.fromCharCode(...junk(dice, 50).map(byte => byte % 128))
  if (choice === 2) return `${dice.pick(['1', '3', '5', '6', '7', 'b'])}${dice.roll(10)}`
  if (choice === 3)
    return `45${dice.roll(20)}-${JSON.stringify(['board:edit', { update: { _placeholder: true, num: dice.roll(9) } }])}`
  if (choice === 4) return `42${'['.repeat(dice.roll(5000))}`
  if (choice === 5) return `42${'9'.repeat(dice.roll(400))}["board:edit"]`
  if (choice === 6) return `4${dice.roll(10)}/${'x'.repeat(dice.roll(300))},${JSON.stringify(oddValue(dice, board))}`
  if (choice === 7) return `42["${dice.pick(reserved)}"]`
  if (choice === 8) return `43${dice.roll(99)}[${JSON.stringify(oddValue(dice, board))}]`
  if (choice === 9 && dice.roll(20) === 0) return 'x'.repeat(1_200_000)
  return `42${JSON.stringify([oddValue(dice, board), oddValue(dice, board)])}`
}

/** A frame of y-websocket: a kind and a step that are there or not, with noise inside or a length that lies. */
export function oddBytes(dice: Dice): Uint8Array {
  const choice = dice.roll(10)
  if (choice === 0) return junk(dice, 60)
  if (choice < 6) return Uint8Array.of(3) // a question that is allowed, asked again and again
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, dice.roll(5))
  if (dice.roll(2) === 0) encoding.writeVarUint(encoder, dice.roll(4))
  if (dice.roll(4) === 0) encoding.writeVarUint(encoder, dice.roll(2 ** 30))
  else encoding.writeVarUint8Array(encoder, junk(dice, 60))
  return encoding.toUint8Array(encoder)
}

const paths = [
  '/api/me',
  '/api/boards',
  '/api/places',
  '/api/proposals',
  '/api/sign-in',
  '/socket.io/',
  '/yjs/',
  '/livez',
  '/',
  '/assets/x.js',
]

/** A call of HTTP. */
export function oddCall(dice: Dice, board: string): { method: string; path: string; body?: string } {
  const method = dice.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
  const tail = dice.pick([
    '',
    `/${board}`,
    `/${board}/proposals`,
    `/${board}/export/nothing`,
    '/%00',
    '/%ff%fe',
    '/..%2f..%2fetc',
    `?q=${'x'.repeat(dice.roll(3000))}`,
  ])
  const path = `${dice.pick(paths)}${tail}`
  if (method === 'GET' || method === 'OPTIONS') return { method, path }
  const value = JSON.stringify(oddRequest(dice, board, 0))
  return {
    method,
    path,
    body: dice.pick([value, value.slice(0, -1), '', 'null', '['.repeat(2000), 'x'.repeat(dice.roll(100_000))]),
  }
}
