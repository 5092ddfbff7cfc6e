/** One's own devices and access tokens: listed, named, ended, with the connections that they opened. */
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { DevicesReply } from '#shared/protocol/account.ts'
import { type AtDevice, atDevice } from './sessions.ts'
import { startWorld, type World } from './world.ts'

const listed = (device: AtDevice) => device.get<DevicesReply>('/api/me/devices')
const isIn = async (world: World, { cookie }: AtDevice) =>
  (await world.call('/api/me', { headers: { Cookie: cookie } })).status === 200

test('S7 one’s devices are listed with what they are and how they came in, and can be named', async () => {
  const world = await startWorld()
  const home = await atDevice(world, 'north-chair')
  await atDevice(world, 'north-chair', 'Chrome Android')
  await atDevice(world, 'far-chair')
  const { devices, tokens } = await listed(home)
  expect(devices.map(({ name, way, isThis }) => [name, way, isThis]).sort()).toEqual([
    ['Chrome · Android', 'link', false],
    ['Firefox · Linux', 'link', true],
  ])
  expect(tokens).toMatchObject([{ note: 'test', signs: true }])
  expect(JSON.stringify({ devices, tokens })).not.toContain(home.cookie.split('=')[1])
  const here = devices.find(({ isThis }) => isThis)?.id
  expect((await home.post(`/api/me/devices/${here}/name`, { name: 'Küche' })).status).toBe(204)
  expect((await listed(home)).devices.find(({ isThis }) => isThis)?.name).toBe('Küche')
})

test('S7 a device that is ended is out at once, with its open connections; nobody else’s can be ended', async () => {
  const world = await startWorld()
  const [home, lost, other] = [
    await atDevice(world, 'north-chair'),
    await atDevice(world, 'north-chair'),
    await atDevice(world, 'south-editor'),
  ]
  const address = `${world.app.address.replace('http', 'ws')}/yjs/${world.board}`
  const socket = new WebSocket(address, { headers: { Cookie: lost.cookie } })
  await once(socket, 'open')
  const id = (await listed(lost)).devices.find(({ isThis }) => isThis)?.id
  expect((await other.post(`/api/me/devices/${id}/end`)).status).toBe(404)
  const closed = once(socket, 'close')
  expect((await home.post(`/api/me/devices/${id}/end`)).status).toBe(204)
  await closed
  expect([await isIn(world, home), await isIn(world, lost), await isIn(world, other)]).toEqual([true, false, true])
})

test('S7 all other devices are ended with one press, and an access token by itself', async () => {
  const world = await startWorld()
  const [home, one] = [await atDevice(world, 'north-chair'), await atDevice(world, 'north-chair')]
  expect((await home.post('/api/me/devices/end-others')).status).toBe(204)
  expect([await isIn(world, home), await isIn(world, one)]).toEqual([true, false])
  const [token] = (await listed(home)).tokens
  const other = await atDevice(world, 'south-editor')
  expect((await other.post(`/api/me/tokens/${token?.id}/end`)).status).toBe(404)
  expect((await home.post(`/api/me/tokens/${token?.id}/end`)).status).toBe(204)
  expect((await world.call('/api/me', { as: 'north-chair' })).status).toBe(401)
})
