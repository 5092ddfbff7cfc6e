/** Whose address counts when proxies stand in front. */
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { addressOf } from '#server/http/address.ts'

function requestWith(forwarded: string | undefined): IncomingMessage {
  const socket = new Socket()
  Object.defineProperty(socket, 'remoteAddress', { value: '10.0.0.1' })
  const request = new IncomingMessage(socket)
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded
  return request
}

test.each([
  ['nobody stands in front', undefined, 0, '10.0.0.1'],
  ['a client names another address by itself', '192.0.2.9', 0, '10.0.0.1'],
  ['one proxy says what it saw', '192.0.2.7', 1, '192.0.2.7'],
  ['a client lies to the proxy', '192.0.2.9, 192.0.2.7', 1, '192.0.2.7'],
  ['two proxies', '192.0.2.9, 192.0.2.7, 10.0.0.2', 2, '192.0.2.7'],
  ['fewer proxies than are trusted', undefined, 2, '10.0.0.1'],
])('S6 the address of a connection: %s', (_case, forwarded, trusted, address) => {
  expect(addressOf(requestWith(forwarded), trusted)).toBe(address)
})
