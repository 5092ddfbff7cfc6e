/** Members' pictures: what is taken, what becomes of it, who sees it. */
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { startSharedWorld, tokenOf, type Who, type World } from './world.ts'

const shared = await startSharedWorld()
const hidden = 'seen at home, 52.1 north'

function photo(width = 900, height = 600): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 40, g: 90, b: 160 } } })
}

function put(world: World, as: Who, bytes: Uint8Array, type = 'image/jpeg'): Promise<Response> {
  const headers = { Authorization: `Bearer ${tokenOf(as)}`, 'Content-Type': type }
  return fetch(`${world.app.address}/api/me/portrait`, { method: 'PUT', body: Buffer.from(bytes), headers })
}

/** A PNG whose head claims so many pixels. */
function claiming(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', Buffer.alloc(64)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('S12 a picture is drawn anew: small, square, and nothing of what was hidden in the file', async () => {
  const page = Buffer.from(`<script>alert("${hidden}")</script>`)
  const jpeg = await photo()
    .withExif({ IFD0: { Copyright: hidden } })
    .jpeg()
    .toBuffer()
  expect(jpeg.includes(hidden)).toBe(true)
  expect((await put(shared, 'north-chair', Buffer.concat([jpeg, page]))).status).toBe(200)
  const shown = await shared.call('/api/members/north-chair/portrait', { as: 'south-observer' })
  const bytes = Buffer.from(await shown.arrayBuffer())
  const { format, width, height, exif } = await sharp(bytes).metadata()
  expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 256, height: 256, exif: undefined })
  expect(bytes.includes(hidden)).toBe(false)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline; filename="portrait.jpg"',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-cache',
  })
  const tag = shown.headers.get('etag') ?? ''
  const again = await shared.call('/api/members/north-chair/portrait', {
    as: 'south-observer',
    headers: { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' },
  })
  expect(again.status).toBe(304)
})

test.each(['png', 'webp'] as const)('S12 a %s is taken as well, whatever its sender calls it', async kind => {
  const bytes = await photo().toFormat(kind).toBuffer()
  expect((await put(shared, 'north-editor', bytes, 'image/jpeg')).status).toBe(200)
})

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['a drawing that may hold script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a moving picture', () => photo(20, 20).gif().toBuffer()],
  ['a page that begins like a picture', () => Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from('<html>')])],
  ['a picture that is cut off', async () => (await photo().png().toBuffer()).subarray(0, 60)],
  ['one that would unpack to gigabytes', () => claiming(50_000, 50_000)],
  ['nothing', () => new Uint8Array(0)],
])('S12 %s is refused, and the server goes on', async (_what, bytes) => {
  const refused = await put(shared, 'south-editor', await bytes())
  expect([400, 422]).toContain(refused.status)
  expect((await shared.call('/livez')).status).toBe(200)
  expect((await shared.call('/api/members/south-editor/portrait', { as: 'north-chair' })).status).toBe(404)
})

test('S12 too much, or what says that it is no picture, is not read', async () => {
  expect((await put(shared, 'south-editor', Buffer.alloc(2_200_000, 0xff))).status).toBe(413)
  expect((await put(shared, 'south-editor', Buffer.from('x'), 'text/html')).status).toBe(400)
  expect((await put(shared, 'south-editor', Buffer.from('x'), 'image/svg+xml')).status).toBe(400)
})

test('S12 a picture is set by its owner only, from our own page, and seen by nobody of another partnership', async () => {
  const bytes = await photo().jpeg().toBuffer()
  expect((await put(shared, 'south-commenter', bytes)).status).toBe(200)
  const path = '/api/members/south-commenter/portrait'
  expect((await shared.call(path)).status).toBe(401)
  expect((await shared.call(path, { as: 'far-chair' })).status).toBe(404)
  const stranger = await fetch(`${shared.app.address}/api/me/portrait`, {
    method: 'PUT',
    body: Buffer.from(bytes),
    headers: { 'Content-Type': 'image/jpeg' },
  })
  expect(stranger.status).toBe(403)
})

test('S12 whoever takes their picture away has none', async () => {
  await put(shared, 'south-observer', await photo().jpeg().toBuffer())
  const path = '/api/members/south-observer/portrait'
  expect((await shared.call(path, { as: 'north-chair' })).status).toBe(200)
  expect((await shared.call('/api/me/portrait/remove', { as: 'south-observer', body: {} })).status).toBe(204)
  expect((await shared.call(path, { as: 'north-chair' })).status).toBe(404)
})
