/** The gate rule by rule (trust.md, "The gate before Yjs"): one honest update, and what differs from it in one thing. */
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { admit, settled } from '#server/live/gate.ts'
import { markEpoch } from '#shared/plan/epoch.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Deleted, Piece, Ref, Written } from './gate-frames.ts'
import { frame, gone, letters, nested, raw, value } from './gate-frames.ts'
import type { Server } from './gate-world.ts'
import { openServer, receive } from './gate-world.ts'

const anna = 70 // a client id of Anna's
const boris = 80 // one of Boris's
const fresh = 90 // nobody's yet
const text = 'text/greeting/de'

let server: Server

// Anna has a stop (70:0) with a name (70:1), and a text: a paragraph (70:2) with a run (70:3) that says "Grüße 🚂" (70:4…).
beforeEach(() => {
  server = openServer()
  server.owners.set(boris, 'boris')
  receive(
    server,
    'anna',
    frame([
      own([
        nested(1, { parent: 'stops', sub: 's1' }),
        value('Köln', { parent: [anna, 0], sub: 'name' }),
        nested(3, { parent: text }),
        nested(6, { parent: [anna, 2] }),
        letters('Grüße 🚂', { parent: [anna, 3] }),
      ]),
    ]),
  )
  receive(server, 'boris', frame([{ client: boris, clock: 0, pieces: [letters('!', { origin: [anna, 11] })] }]))
})

function own(pieces: readonly Piece[], clock = 0): Written {
  return { client: anna, clock, pieces }
}

/** What the gate says to an update of Anna's: the refused code with the broken rule, or `admitted`. */
function answer(update: Uint8Array, member = 'anna'): string {
  const before = Y.encodeStateAsUpdate(server.doc)
  try {
    admit(server.doc, update, member, server.owners)
    return 'admitted'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(Y.encodeStateAsUpdate(server.doc), 'a refusal leaves the document alone').toEqual(before)
    return [error.code, error.facts.rule, error.facts.why].filter(part => part !== undefined).join(' ')
  }
}

function next(...pieces: readonly Piece[]): Uint8Array {
  return frame([own(pieces, 12)])
}

/** A format mark whose value is the JSON text `json`. */
function mark(format: string, json: string, place: Omit<Piece, 'kind' | 'write'>): Piece {
  const bytes = [format, json].flatMap(said => [said.length, ...Buffer.from(said)])
  return raw(6, bytes, place)
}

function deleting(...ranges: readonly Deleted[]): Uint8Array {
  return frame([], ranges)
}

const name = { parent: [anna, 0], sub: 'station' } as const
const tail = { origin: [boris, 0] } as const

describe('the gate', () => {
  it('S1 admits an honest update and says under which ids it writes', () => {
    expect(answer(next(letters(' und', tail)))).toBe('admitted')
    expect(admit(server.doc, next(letters('x', tail)), 'anna', server.owners).clients).toEqual([anna])
    const admission = admit(
      server.doc,
      frame([{ client: fresh, clock: 0, pieces: [letters('x', tail)] }]),
      'boris',
      server.owners,
    )
    expect(admission).toMatchObject({ clients: [fresh], newClients: [fresh] })
  })

  it('S1 rule 1: counts fit, numbers are numbers, nothing trails', () => {
    const honest = next(letters('x', tail))
    expect(answer(Uint8Array.from([...honest, 0]))).toBe('edit-rejected 1 trailing')
    expect(answer(honest.subarray(0, -1))).toBe('edit-rejected 1 truncated')
    expect(answer(frame([{ ...own([letters('x', tail)], 12), count: 2 ** 40 }]))).toBe('edit-rejected 1 count')
    expect(answer(Uint8Array.from(Array(12).fill(255)))).toBe('edit-rejected 1 number')
    expect(answer(frame([own([], 12)]))).toBe('edit-rejected 1 count')
    expect(answer(new Uint8Array())).toBe('edit-rejected 1 truncated')
    expect(answer(new Uint8Array(limits.firstSyncBytes + 1))).toBe('too-large')
  })

  it('S1 rule 2: no client twice, no empty struct, no kinds that a plan has not', () => {
    expect(answer(frame([own([letters('x', tail)], 12), own([letters('y', tail)], 13)]))).toBe('edit-rejected 2 twice')
    expect(answer(next(letters('', tail)))).toBe('edit-rejected 2 length')
    expect(answer(next(gone(0, 1, tail)))).toBe('edit-rejected 2 length')
    expect(answer(next(gone(2 ** 40, 0)))).toBe('edit-rejected 2 length')
    expect(answer(next(raw(8, [0], name)))).toBe('edit-rejected 2 length')
    expect(answer(next(gone(1, 0, { sub: 'x' })))).toBe('edit-rejected 2 kind')
    expect(answer(next(gone(3, 10)))).toBe('resync')
    expect(answer(next(raw(2, [1, 1, 49], tail)))).toBe('edit-rejected 2 kind')
    expect(answer(next(raw(3, [1, 7], name)))).toBe('edit-rejected 2 kind')
    expect(answer(next(raw(9, [1, 97, 126], name)))).toBe('edit-rejected 2 kind')
    expect(answer(next(nested(0, { parent: 'stops', sub: 's2' })))).toBe('edit-rejected 2 type')
    expect(answer(next(raw(8, [1, 122, 0, 0, 0, 0, 0, 0, 0, 0], name)))).toBe('edit-rejected 2 value')
  })

  it('S1 rule 2: text is UTF-8, values are shallow and reach no prototype, types nest at most 8 deep', () => {
    expect(answer(next(raw(4, [2, 0xc3, 0x28], tail)))).toBe('edit-rejected 2 utf-8')
    const deep = Array.from({ length: 20 }).reduce<unknown>(inner => [inner], 1)
    expect(answer(next(value(deep, name)))).toBe('edit-rejected 2 depth')
    expect(answer(next(value({ a: JSON.parse('{"__proto__":1}') }, name)))).toBe('edit-rejected 2 key')
    expect(answer(next(value('x'.repeat(limits.fieldCharacters + 1), name)))).toBe('too-large')
    expect(answer(next(value(0.1, name)))).toBe('admitted')
    expect(answer(next(mark('link', '{"href":"https://example.org/"}', tail)))).toBe('admitted')
    expect(answer(next(mark('link', '{', tail)))).toBe('edit-rejected 2 json')
    expect(answer(next(mark('link', '{"a":{"__proto__":1}}', tail)))).toBe('edit-rejected 2 key')
    expect(answer(next(mark('link', `${'['.repeat(20)}${']'.repeat(20)}`, tail)))).toBe('edit-rejected 2 depth')
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(answer(next(value(wrong, name)))).toBe('edit-rejected 2 number')
    // The paragraph is the first level; each element here stands in the one before it.
    const chain = Array.from({ length: 8 }, (_, i) => nested(3, { parent: i === 0 ? [anna, 2] : [anna, 11 + i] }))
    expect(answer(next(...chain.slice(0, 7)))).toBe('admitted')
    expect(answer(next(...chain))).toBe('edit-rejected 2 depth')
  })

  it('S1 rule 3: writes only under own ids, where they end, beside what is there', () => {
    expect(answer(frame([{ client: boris, clock: 1, pieces: [letters('x', tail)] }]))).toBe('edit-rejected 3 owner')
    expect(answer(frame([{ client: boris, clock: 1, pieces: [gone(3, 0)] }]))).toBe('edit-rejected 3 owner')
    expect(answer(frame([{ client: 1, clock: 9, pieces: [gone(1, 0)] }]))).toMatch(/resync|edit-rejected 3 owner/)
    expect(answer(frame([own([letters('x', tail)], 13)]))).toBe('resync')
    expect(answer(next(letters('x', { origin: [boris, 5] })))).toBe('resync')
    expect(answer(next(letters('x', { origin: [anna, 12] })))).toBe('resync')
    expect(answer(next(letters('x', { parent: [12345, 0] })))).toBe('resync')
    expect(answer(next(letters('x', { parent: [anna, 4] })))).toBe('edit-rejected 3 parent')
    expect(answer(next(letters('x', { origin: [boris, 0], right: [anna, 3] })))).toBe('edit-rejected 3 neighbours')
    expect(answer(next(value('x', { origin: [anna, 1], right: [anna, 1] })))).toBe('edit-rejected 3 neighbours')
  })

  it("S1 rule 3: the server's own client id can not be claimed, and many at once neither", () => {
    const seeded = Y.getState(server.doc.store, 1)
    expect(answer(frame([{ client: 1, clock: seeded, pieces: [gone(1, 0)] }]))).toBe('edit-rejected 3 owner')
    const many = Array.from({ length: 33 }, (_, i) => ({ client: 1000 + i, clock: 0, pieces: [gone(1, 0)] }))
    expect(answer(frame(many))).toBe('edit-rejected 3 clients')
  })

  it('S1 rule 3: client ids are those that Yjs draws', () => {
    const under = (client: number) => frame([{ client, clock: 0, pieces: [letters('x', tail)] }])
    expect(answer(under(2 ** 32 - 1))).toBe('admitted')
    expect(answer(under(2 ** 32))).toBe('edit-rejected 3 client')
  })

  it('R12 one member writes under so many client ids and no more; others and known ids go on', () => {
    const under = (client: number) => ({ client, clock: 0, pieces: [gone(1, 0)] })
    const ids = Array.from({ length: limits.clientsPerMember - 1 }, (_, i) => 1000 + i) // Anna has one already
    for (const client of ids) server.owners.set(client, 'anna')
    Y.applyUpdate(server.doc, frame(ids.map(under)))
    expect(answer(frame([under(fresh)]))).toBe('plan-full')
    expect(answer(frame([under(fresh)]), 'carla')).toBe('admitted')
    expect(answer(next(letters('x', tail)))).toBe('admitted')
  })

  it('S1 rule 3: what is known may come again, but must not cut a character that others read whole', () => {
    const repeated = letters('Grüße 🚂', { parent: [anna, 3] })
    const block = own([
      gone(1, 1, { parent: 'stops', sub: 's1' }),
      value('', name),
      gone(2, 1, { parent: text }),
      repeated,
    ])
    expect(answer(frame([block]))).toBe('admitted')
    for (const place of [{ origin: [anna, 10] }, { right: [anna, 11] }] as const) {
      const cutting = { client: boris, clock: 0, pieces: [letters('!', place)] }
      expect(answer(frame([cutting]), 'boris')).toBe('edit-rejected 3 origin')
    }
    const elsewhere = own([gone(1, 1, { parent: 'users', sub: 's1' })])
    expect(answer(frame([elsewhere]))).toBe('edit-rejected 5 root')
  })

  it('S1 rule 3: what is known in part goes on where it was', () => {
    const more = (place: Omit<Piece, 'kind' | 'write'>) => frame([own([letters('Grüße 🚂 aus Köln', place)], 4)])
    expect(answer(more({ parent: [anna, 3] }))).toBe('admitted')
    receive(server, 'boris', frame([{ client: boris, clock: 1, pieces: [nested(6, { origin: [anna, 3] })] }]))
    expect(answer(more({ parent: [boris, 1] }))).toBe('edit-rejected 3 neighbours')
  })

  it('S1 rule 3: what comes again leans on what was there, and makes no root that nobody wrote in', () => {
    expect(answer(frame([own([gone(1, 1, { parent: 'text/history/de' })])]))).toBe('edit-rejected 3 parent')
    const leaning = own([gone(1, 1, { origin: [fresh, 0] })])
    const added = { client: fresh, clock: 0, pieces: [letters('x', tail)] }
    expect(answer(frame([added]))).toBe('admitted')
    expect(answer(frame([leaning, added]))).toBe('edit-rejected 3 origin')
    expect(answer(frame([own([gone(1, 1, { origin: [boris, 7] })])]))).toBe('resync')
  })

  it('S1 rule 3: pages of one member whose units wait for one another are walked to their ends', () => {
    const pages = Array.from({ length: 100 }, (_, i) => 1000 + i)
    for (const page of pages) server.owners.set(page, 'anna')
    Y.applyUpdate(server.doc, frame(pages.map(client => ({ client, clock: 0, pieces: [gone(1, 0)] }))))
    const steps = 500 // in turn by two pages, each behind the last one of the other
    const ping = Array.from({ length: steps }, (_, i) => letters('x', i === 0 ? tail : { origin: [fresh, i - 1] }))
    const pong = Array.from({ length: steps }, (_, i) => letters('y', { origin: [anna, 12 + i] }))
    const run = nested(6, { parent: [anna, 2] })
    const late = pages.map(client => ({ client, clock: 1, pieces: [letters('z', { parent: [anna, 12 + steps] })] }))
    const update = frame([own([...ping, run], 12), { client: fresh, clock: 0, pieces: pong }, ...late])
    expect(answer(update)).toBe('admitted')
  })

  it('S1 rule 4: deletions ascend, are not empty, and stay within what is known', () => {
    expect(answer(deleting([anna, 4, 2], [anna, 8, 1], [boris, 0, 1]))).toBe('admitted')
    expect(answer(deleting([anna, 8, 1], [anna, 4, 2]))).toBe('edit-rejected 4 order')
    expect(answer(deleting([anna, 4, 3], [anna, 6, 2]))).toBe('edit-rejected 4 order')
    expect(answer(deleting([anna, 4, 0]))).toBe('edit-rejected 4 empty')
    expect(answer(Uint8Array.of(0, 2, anna, 1, 4, 1, anna, 1, 8, 1))).toBe('edit-rejected 4 twice')
    expect(answer(deleting([boris, 0, 2]))).toBe('resync')
    expect(answer(deleting([4242, 0, 1]))).toBe('resync')
    expect(answer(frame([own([letters('xy', tail)], 12)], [[anna, 12, 2]]))).toBe('admitted')
    expect(answer(frame([own([letters('xy', tail)], 12)], [[anna, 12, 3]]))).toBe('resync')
  })

  it('S1 rule 4: at most 4,000 ranges may still delete something; known deletions are repeated without limit', () => {
    const long = letters('ab'.repeat(5000), tail)
    receive(server, 'anna', next(long))
    const every = Array.from({ length: 5000 }, (_, i) => [anna, 12 + 2 * i, 1] as const)
    expect(answer(deleting(...every))).toBe('too-large')
    receive(server, 'anna', deleting(...every.slice(0, 2500)))
    receive(server, 'anna', deleting(...every.slice(2500)))
    expect(answer(deleting(...every))).toBe('admitted')
    expect(answer(Y.encodeStateAsUpdate(server.doc))).toBe('admitted')
  })

  it("S1 rule 5: roots, keys and what stands in them are a plan's", () => {
    expect(answer(next(value(1, { parent: 'users', sub: 'a' })))).toBe('edit-rejected 5 root')
    expect(answer(next(nested(3, { parent: 'text/greeting' })))).toBe('edit-rejected 5 root')
    expect(answer(next(nested(3, { parent: 'text/a b/de' })))).toBe('edit-rejected 5 root')
    expect(answer(next(nested(1, { parent: 'stops', sub: 'no id!' })))).toBe('edit-rejected 5 key')
    expect(answer(next(nested(1, { parent: 'stops' })))).toBe('edit-rejected 5 key')
    expect(answer(next(value(1, { parent: [anna, 0], sub: '__proto__' })))).toBe('edit-rejected 5 key')
    expect(answer(next(value(1, { parent: [anna, 0], sub: 'constructor' })))).toBe('edit-rejected 5 key')
    expect(answer(next(value(1, { parent: 'stops', sub: 's2' })))).toBe('edit-rejected 5 place')
    expect(answer(next(nested(1, { parent: [anna, 0], sub: 'inner' })))).toBe('edit-rejected 5 place')
    expect(answer(next(letters('x', { parent: text })))).toBe('edit-rejected 5 place')
    expect(answer(next(value(1, { parent: [anna, 0], sub: 'aFieldOfNextYear@de' })))).toBe('admitted')
    expect(answer(next(mark('two words', '{}', tail)))).toBe('edit-rejected 5 format')
    expect(answer(next(mark('constructor', '{}', tail)))).toBe('edit-rejected 5 format')
    expect(answer(next(raw(7, [3, 3, 0x61, 0x20, 0x62], { parent: text })))).toBe('edit-rejected 5 element')
  })

  it("S1 rule 5: the schema number is the server's", () => {
    expect(answer(next(value(99, { parent: 'meta', sub: 'schema' })))).toBe('edit-rejected 5 schema')
    expect(answer(next(gone(1, 1, { parent: 'meta', sub: 'schema' })))).toBe('edit-rejected 5 schema')
    expect(answer(next(value(99, { origin: [1, 0] })))).toBe('edit-rejected 5 schema')
    expect(answer(deleting([1, 0, 1]))).toBe('edit-rejected 5 schema')
  })

  it("R5 the mark of the board's epoch is the server's", () => {
    markEpoch(server.doc, 3, 1_809_158_400)
    expect(answer(next(value(1, { parent: 'meta', sub: 'epoch' })))).toBe('edit-rejected 5 epoch')
    expect(answer(next(value(99, { origin: [3, 0] })))).toBe('edit-rejected 5 epoch')
    expect(answer(deleting([3, 0, 1]))).toBe('edit-rejected 5 epoch')
  })

  it('R12 records, stops, texts and the length of a text are limited', () => {
    const many = (kind: string, count: number) =>
      Array.from({ length: count }, (_, i) => nested(1, { parent: kind, sub: `r${i}` }))
    expect(answer(next(...many('stops', limits.stops - 1)))).toBe('admitted')
    expect(answer(next(...many('stops', limits.stops)))).toBe('plan-full')
    expect(answer(next(...many('tasks', limits.records)))).toBe('plan-full')
    const bodies = Array.from({ length: limits.texts }, (_, i) => nested(3, { parent: `text/s${i}/de` }))
    expect(answer(next(...bodies.slice(1)))).toBe('admitted')
    expect(answer(next(...bodies))).toBe('plan-full')
    expect(answer(next(letters('x'.repeat(limits.textBytes), tail)))).toBe('plan-full')
    expect(answer(next(letters('x'.repeat(limits.textBytes + 1), tail)))).toBe('too-large')
    const marks = (count: number) =>
      Array.from({ length: count }, (_, i) => mark(`mark${i}`, '{}', { origin: i === 0 ? [boris, 0] : [anna, 11 + i] }))
    expect(answer(next(...marks(64)))).toBe('admitted')
    expect(answer(next(...marks(65)))).toBe('plan-full')
  })

  it('R12 the whole board is limited, and what only deletes always passes', () => {
    const full = { ...server, doc: fullBoard() }
    const more = (update: Uint8Array) => () => admit(full.doc, update, 'anna', full.owners)
    const clock = Y.getState(full.doc.store, anna)
    const lines = ['one', 'two', 'three'].map(sub => value('x'.repeat(3000), { parent: [anna, 0], sub }))
    expect(more(frame([own(lines, clock)]))).toThrow('plan-full')
    expect(more(deleting([anna, 1, 1]))).not.toThrow()
    expect(() => admit(server.doc, next(...lines), 'anna', server.owners)).not.toThrow()
  })

  it('R12 a board that was full takes more once much was deleted, and is full again when that is used up', () => {
    const full = { ...server, doc: fullBoard() }
    const line = (i: number) => value('x'.repeat(3000), { parent: [anna, 0], sub: `line${i}` })
    const next = () => Y.getState(full.doc.store, anna)
    const write = (i: number) =>
      receive(full, 'anna', frame([own([line(3 * i), line(3 * i + 1), line(3 * i + 2)], next())]))
    expect(() => write(0)).toThrow('plan-full')
    receive(full, 'anna', deleting([anna, 1, 300])) // 1.2 MB, of which the gate is sure of half before it weighs again
    for (let i = 1; i <= 110; i++) write(i)
    expect(() => {
      for (let i = 111; i <= 160; i++) write(i)
    }).toThrow('plan-full')
    expect(Y.encodeStateAsUpdate(full.doc).length).toBeLessThanOrEqual(limits.boardBytes)
  })

  it('S1 an update made to keep Yjs comparing is refused before it does', () => {
    const blocks = (place: (i: number) => Omit<Piece, 'kind' | 'write'>) =>
      next(...Array.from({ length: 4000 }, (_, i) => nested(3, i === 0 ? { parent: text } : place(i))))
    expect(answer(blocks(i => ({ origin: [anna, 11 + i] })))).toBe('admitted') // written downwards
    expect(answer(blocks(i => ({ right: [anna, 11 + i] })))).toBe('admitted') // each put in on top
    expect(answer(blocks(() => ({ parent: text })))).toBe('too-large') // each as if the text were empty
  })

  it('S1 so are values of one field that pretend not to know of each other', () => {
    const values = (place: (i: number) => Omit<Piece, 'kind' | 'write'>) =>
      next(...Array.from({ length: 4000 }, (_, i) => value(i, i === 0 ? name : place(i))))
    expect(answer(values(i => ({ origin: [anna, 11 + i] })))).toBe('admitted') // one after the other
    expect(answer(values(() => name))).toBe('too-large')
    expect(answer(values(() => ({ origin: [anna, 12] })))).toBe('too-large')
  })

  it('S1 so are thousands of pieces cut out of one, also by what is known already', () => {
    receive(server, 'anna', next(letters('x'.repeat(50_000), tail)))
    const apart = (count: number, clock: number) =>
      own(
        Array.from({ length: count }, (_, i) => letters('y', { origin: [anna, 12 + i], right: [anna, 13 + i] })),
        clock,
      )
    expect(answer(frame([apart(2000, 50_012)]))).toBe('admitted')
    expect(answer(frame([apart(2000, 12)]))).toBe('admitted')
    expect(answer(frame([apart(45_000, 12)]))).toBe('too-large')
  })

  it('S1 a device that wrote 500 paragraphs under a text to which others added 5,000 meanwhile is let in', () => {
    const paragraphs = (count: number, first: Ref, client: number, clock: number): Written => ({
      client,
      clock,
      pieces: Array.from({ length: count }, (_, i) => nested(3, { origin: i === 0 ? first : [client, clock + i - 1] })),
    })
    receive(server, 'boris', frame([paragraphs(5000, [anna, 2], boris, 1)]))
    expect(answer(frame([paragraphs(500, [anna, 2], anna, 12)]))).toBe('admitted')
    expect(answer(frame([paragraphs(500, [anna, 2], fresh, 0)]))).toBe('admitted')
  })
})

describe('after applying', () => {
  it('S1 rule 6: nothing waits for what nobody sent', () => {
    const doc = new Y.Doc()
    const nothing = { from: new Map() }
    expect(() => settled(doc, nothing)).not.toThrow()
    Y.applyUpdate(doc, frame([own([letters('x', tail)], 5)]))
    expect(() => settled(doc, nothing)).toThrow(expect.objectContaining({ facts: { rule: 6, why: 'pending' } }))
  })

  it('S1 rule 6: a unit stands between its neighbours, and these were neighbours once', () => {
    const refused = expect.objectContaining({ facts: { rule: 6, why: 'order' } })
    const place = (origin: Ref, right: Ref) => () => receive(openAgain(), 'anna', next(letters('x', { origin, right })))
    const put = (origin: number, right: number) => place([anna, origin], [anna, right])
    expect(put(6, 7)).not.toThrow()
    expect(put(7, 6)).toThrow(refused)
    expect(put(6, 6)).toThrow(refused)
    expect(put(5, 8)).toThrow(refused)
    expect(place([boris, 0], [anna, 6])).toThrow(refused)
  })
})

/** A board just below the limit: one record of Anna's with a great many fields. */
function fullBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = anna
  const record = new Y.Map()
  doc.getMap('tasks').set('big', record)
  const fields = Math.floor((limits.boardBytes - 2000) / 4000)
  doc.transact(() => {
    for (let i = 0; i < fields; i++) record.set(`field${i}`, Array(1991).fill(1))
  })
  doc.clientID = fresh
  return doc
}

/** The same board before anything was broken. */
function openAgain(): Server {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  return { doc, owners: server.owners, log: [], gateMs: 0 }
}
