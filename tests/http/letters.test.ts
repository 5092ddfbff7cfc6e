/** Letters over HTTP: who may make them, what is none, and that the names in them stay nowhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LetterRequest } from '#shared/protocol/letters.ts'
import { textIn } from '../exports/unpack.ts'
import { startSharedWorld, startWorld, type Who, type World } from './world.ts'

const world = await startSharedWorld()
const path = ({ board }: World = world) => `/api/boards/${board}/letters`

const person = { name: 'Xandra Quillfeather', born: '1990-04-05', nationality: 'Ruritanian', passport: 'ZQ7731904' }
const letter: LetterRequest = {
  kind: 'visa',
  version: 'draft',
  language: 'en',
  beside: null,
  from: 'north',
  signer: 'north-chair',
  sender: ['Vexmoor Street 9'],
  to: ['Consulate of Ruritania'],
  persons: [person],
  apart: false,
  costs: 'hosts',
  programme: true,
  place: '',
  day: '',
}
const secrets = [person.name, person.passport, person.nationality, 'Vexmoor', 'Consulate of Ruritania']

test('E67 whoever may export gets the letter as a file to keep, marked as a draft, that is kept by nobody between', async () => {
  const response = await world.call(path(), { as: 'south-observer', body: letter })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=Bridge-visa-DRAFT.pdf')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  const text = await textIn(new Uint8Array(await response.arrayBuffer()))
  for (const typed of [person.name, person.passport, 'Consulate of Ruritania', 'north-chair', 'DRAFT'])
    expect(text).toContain(typed)
})

test('E67 the date is that of the clock at the committee’s place, unless one was typed', async () => {
  const own = await startWorld()
  const today = new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' },
  })
  const dated = async (day: string) => {
    const response = await own.call(path(own), { as: 'north-editor', body: { ...letter, day } })
    return textIn(new Uint8Array(await response.arrayBuffer()))
  }
  const before = today.format(Date.now())
  const text = await dated('')
  expect([before, today.format(Date.now())].some(day => text.includes(`north, ${day}`))).toBe(true)
  expect(await dated('2027-02-03')).toContain('north, 3 February 2027')
})

test.each<[string, Who | undefined, number, string]>([
  ['a guest', 'north-guest', 403, 'not-allowed'],
  ['a member of another partnership', 'far-chair', 404, 'not-found'],
  ['a stranger', undefined, 401, 'not-signed-in'],
])('E67 %s gets none', async (_who, as, status, code) => {
  const call = as === undefined ? { body: letter } : { as, body: letter }
  expect(await world.problem(path(), { ...call, headers: { Origin: world.app.address } })).toMatchObject({
    status,
    code,
  })
})

test.each<[string, object]>([
  ['a committee that takes no part', { from: 'far' }],
  ['a signature of somebody from another committee', { signer: 'south-editor' }],
  ['a signature of a guest', { signer: 'north-guest' }],
  ['nobody who is invited', { persons: [] }],
  ['too many people', { persons: Array.from({ length: 41 }, () => person) }],
  ['a name of spaces', { persons: [{ ...person, name: ' \u200b ' }] }],
  ['half a character', { persons: [{ ...person, passport: '\ud800' }] }],
  ['a day that the calendar does not have', { persons: [{ ...person, born: '2027-02-30' }] }],
  ['a person with more', { persons: [{ ...person, address: 'x' }] }],
  ['a letter to no office', { to: [] }],
  ['too many lines', { to: Array.from({ length: 7 }, () => 'x') }],
  ['a line without an end', { sender: ['x'.repeat(121)] }],
  ['a language that is none of ours', { language: 'fr' }],
  ['the same language twice', { beside: 'en' }],
  ['a version that is none', { version: 0 }],
  ['a kind that is none', { kind: 'threat' }],
  ['more than there is', { colour: 'red' }],
])('E67 %s is refused', async (_what, change) => {
  const problem = await world.problem(path(), { as: 'north-editor', body: { ...letter, ...change } })
  expect(problem).toMatchObject({ status: 400, code: 'bad-request' })
  for (const secret of secrets) expect(JSON.stringify(problem)).not.toContain(secret)
})

test('E67 a version that is not there is not found', async () => {
  const body = { ...letter, version: 9 }
  expect(await world.problem(path(), { as: 'north-editor', body })).toMatchObject({ status: 404, code: 'not-found' })
})

test('E66 nothing of the people is in the database, the log or the register afterwards', async () => {
  const own = await startWorld()
  const response = await own.call(path(own), { as: 'north-editor', body: letter })
  expect(response.status).toBe(200)
  await own.problem(path(own), { as: 'north-editor', body: { ...letter, kind: 'none' } })
  const kept = readdirSync(own.folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name)))
  expect(kept.length).toBeGreaterThan(2)
  for (const secret of secrets) {
    for (const bytes of kept) expect(bytes.includes(secret)).toBe(false)
    expect(own.log.join('\n')).not.toContain(secret)
    expect(JSON.stringify([...response.headers])).not.toContain(secret)
  }
})
