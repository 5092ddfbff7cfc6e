/** Several replicas under random edits and a network that is late, doubles and reorders. Seeds are fixed and run always. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addRecord,
  changePlan,
  changeRecord,
  confirmWording,
  moveRecord,
  removeRecord,
  sectionText,
  word,
} from '#shared/plan/edits.ts'
import { freeze } from '#shared/plan/freeze.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import { readPlan } from '#shared/plan/read.ts'
import { idsOf, replicaOf, seeded } from './plans.ts'

/** One random step: somebody does something, or something of the network arrives. Numbers choose among what there is. */
type Step = {
  readonly what: string
  readonly who: number
  readonly a: number
  readonly b: number
  readonly text: string
}
type Letter = { readonly to: number; readonly update: Uint8Array }

const kinds: readonly ListKind[] = ['stops', 'legs', 'items', 'tasks', 'lines', 'sections']
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'add',
    'move',
    'move',
    'change',
    'word',
    'confirm',
    'remove',
    'write',
    'plan',
    'arrive',
    'arrive',
  ),
  who: fc.nat(4),
  a: fc.nat(1000),
  b: fc.nat(1000),
  text: fc.string({ maxLength: 6, unit: 'grapheme' }),
})

/** Replicas, and updates on their way: each to each, and every third one twice. */
class Network {
  readonly replicas: readonly Y.Doc[]
  readonly updates: Uint8Array[]
  #letters: Letter[] = []

  constructor(size: number) {
    const first = seeded({}, 1)
    this.updates = [Y.encodeStateAsUpdate(first)]
    this.replicas = [first, ...Array.from({ length: size - 1 }, (_, i) => replicaOf(first, i + 2))]
    for (const [from, doc] of this.replicas.entries())
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'network') this.#send(from, update)
      })
  }

  #send(from: number, update: Uint8Array): void {
    const copies = this.updates.push(update) % 3 === 0 ? 2 : 1
    for (const to of this.replicas.keys())
      if (to !== from) for (let i = 0; i < copies; i++) this.#letters.push({ to, update })
  }

  /** Delivers one of the letters under way, whichever `choice` says. */
  deliver(choice: number): void {
    const [letter] = this.#letters.splice(choice % Math.max(1, this.#letters.length), 1)
    const doc = letter && this.replicas[letter.to]
    if (doc) Y.applyUpdate(doc, letter.update, 'network')
  }

  /** Delivers all that is left, from the back and the front in turn. */
  settle(): void {
    for (let turn = 0; this.#letters.length > 0; turn++) this.deliver(turn % 2 === 0 ? this.#letters.length - 1 : 0)
  }
}

function act(doc: Y.Doc, step: Step, name: string): void {
  const kind = kinds[step.a % kinds.length] ?? 'stops'
  const ids = idsOf(doc, kind)
  const id = ids[step.b % Math.max(1, ids.length)] ?? 'none'
  const after = ids[step.a % Math.max(1, ids.length)] ?? null
  const target = { kind, id }
  if (step.what === 'add') addRecord(doc, kind, name, {}, step.b % 3 === 0 ? 'end' : after)
  if (step.what === 'move') moveRecord(doc, kind, id, step.b % 5 === 0 ? null : after)
  if (step.what === 'change') change(doc, step, id)
  if (step.what === 'word' && kind !== 'stops')
    word(doc, target, kind === 'legs' ? 'note' : 'title', language(step), step.text)
  if (step.what === 'confirm' && kind !== 'stops') confirmWording(doc, target, kind === 'legs' ? 'note' : 'title', 'en')
  if (step.what === 'remove') removeRecord(doc, kind, id)
  if (step.what === 'write') write(doc, step)
  if (step.what === 'plan') changePlan(doc, { startDay: `2027-05-${10 + (step.a % 20)}` })
}

function change(doc: Y.Doc, { a, b, text }: Step, id: string): void {
  changeRecord(doc, 'stops', id, a % 2 === 0 ? { name: text } : { lat: b % 90, lon: -(a % 180) })
  changeRecord(doc, 'lines', id, a % 2 === 0 ? { planned: b } : { shares: { [`c${a % 3}`]: b, [`c${b % 3}`]: a } })
  changeRecord(doc, 'items', id, { stop: idsOf(doc, 'stops')[b % 3] ?? null })
}

/** Types into the text of a section as an editor would: paragraphs, words, marks. */
function write(doc: Y.Doc, step: Step): void {
  const [section] = idsOf(doc, 'sections')
  if (!section) return
  const text = sectionText(doc, section, language(step))
  const found = text.get(step.a % Math.max(1, text.length))
  const words = found instanceof Y.XmlElement ? found.get(0) : undefined
  if (words instanceof Y.XmlText && step.b % 4 > 0) {
    words.insert(step.a % (words.length + 1), step.text)
    if (words.length > 0)
      words.format(0, 1 + (step.b % words.length), { bold: step.b % 2 === 0 ? {} : null, italic: {} })
  } else {
    const paragraph = new Y.XmlElement('paragraph')
    text.insert(step.a % (text.length + 1), [paragraph])
    paragraph.insert(0, [new Y.XmlText(step.text)])
  }
}

function language(step: Step): string {
  return step.b % 2 === 0 ? 'de' : 'en'
}

function frozen(doc: Y.Doc): string {
  return freeze(readPlan(doc)).json
}

test.each([3, 4, 5])(
  'P4 %i replicas that got the same edits, in any order, doubled and late, freeze to one text',
  size => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), steps => {
        const network = new Network(size)
        for (const [n, each] of steps.entries()) {
          const doc = network.replicas[each.who % size]
          if (each.what === 'arrive') network.deliver(each.a)
          else if (doc) act(doc, each, `r${n}`)
        }
        network.settle()
        const [first = '', ...others] = network.replicas.map(frozen)
        for (const other of others) expect(other).toBe(first)
        expect(frozen(rebuilt(network.updates.toReversed()))).toBe(first)
        expect(frozen(rebuilt([Y.mergeUpdates(network.updates)]))).toBe(first)
      }),
      { seed: 4000 + size, numRuns: 40 },
    )
  },
)

test('P4 replicas that agree freeze alike although they list their keys in different order', () => {
  const a = seeded()
  const b = replicaOf(a, 2)
  addRecord(a, 'stops', 'x', { name: 'X' }, 'end')
  addRecord(b, 'stops', 'y', { name: 'Y' }, 'end')
  changePlan(a, { startDay: '2027-05-01' })
  changePlan(b, { endDay: '2027-05-08' })
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
  expect([...a.getMap('stops').keys()]).not.toEqual([...b.getMap('stops').keys()])
  expect(freeze(readPlan(a))).toEqual(freeze(readPlan(b)))
})

function rebuilt(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
