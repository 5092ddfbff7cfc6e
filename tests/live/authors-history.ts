/** Random histories of a board by several people: fields, wordings, moves, deletions, undo, rich texts, and work done offline. */
import * as Y from 'yjs'
import { addRecord, changeRecord, editOrigin, moveRecord, removeRecord, sectionText, word } from '#shared/plan/edits.ts'
import { undoOf } from '#shared/plan/undo.ts'
import type { Person } from '#tests/harness/person.ts'
import type { RoomWorld } from '#tests/harness/room-world.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'

/** Whoever is away does nothing that could come to what others did meanwhile, such as the same move: a replay could not tell whose it is. */
type Writer = { readonly person: Person; readonly undo: Y.UndoManager; isAway: boolean }

/** Values and characters that stand nowhere else. */
let made = 0
const fresh = () => `${++made}`
const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(0x4e00 + (++made % 20_000))).join('')

/** Lets `names` do `steps` things in the room. */
export async function writeHistory(world: RoomWorld, seed: SeededChance, steps: number): Promise<void> {
  const room = await world.open()
  const writers: Writer[] = []
  for (const name of ['anna', 'boris', 'carla', 'anna'] as const) {
    const person = await world.enter(name, room)
    person.doc.on('afterTransaction', transaction => (transaction._needFormattingCleanup = false)) // as on the page
    writers.push({ person, undo: undoOf(person.doc, { captureTimeout: 0 }), isAway: false })
  }
  for (let i = 0; i < steps; i++) {
    const writer = seed.pick(writers as [Writer, ...Writer[]])
    if (seed.below(writer.isAway ? 5 : 20) === 0) {
      if (writer.isAway) await writer.person.enter(room)
      else writer.person.leave()
      writer.isAway = !writer.isAway
    } else step(writer, seed)
    await Promise.all(writers.map(({ person }) => person.answered()))
  }
  for (const { person, isAway } of writers) {
    if (isAway) await person.enter(room)
    await person.answered()
    if (person.failures.length > 0) throw person.failures[0]
    person.leave()
  }
}

function step({ person, undo, isAway }: Writer, seed: SeededChance): void {
  const { doc, plan } = person
  const stop = plan.stops[seed.below(Math.max(1, plan.stops.length))]?.id
  const section = plan.sections[seed.below(Math.max(1, plan.sections.length))]?.id
  const what = seed.below(14)
  if (stop === undefined || what === 0)
    addRecord(doc, 'stops', `s${fresh()}`, { name: fresh() }, seed.pick(['end', null]))
  else if (section === undefined || what === 1) addRecord(doc, 'sections', `t${fresh()}`, {}, 'end')
  else if (what === 2 && !isAway) moveRecord(doc, 'stops', stop, null)
  else if (what === 3) changeRecord(doc, 'stops', stop, { station: fresh() })
  else if (what === 4) word(doc, { kind: 'stops', id: stop }, 'note', 'de', fresh())
  else if (what === 5 && !isAway) word(doc, { kind: 'stops', id: stop }, 'note', 'de', '')
  else if (what === 6) word(doc, 'plan', 'title', 'de', fresh())
  else if (what === 7 && seed.below(2) === 0)
    removeRecord(doc, seed.pick(['stops', 'sections']), seed.pick([stop, section]))
  else if (what === 8 && !isAway) undo.undo()
  else write(doc, section, seed, isAway)
}

function write(doc: Y.Doc, section: string, seed: SeededChance, isAway: boolean): void {
  const text = sectionText(doc, section, 'de')
  doc.transact(() => {
    const paragraph = text.get(seed.below(Math.max(1, text.length)))
    if (!(paragraph instanceof Y.XmlElement) || seed.below(8) === 0) return begin(text, seed)
    const words = paragraph.get(0)
    if (!(words instanceof Y.XmlText)) return
    const at = seed.below(words.length + 1)
    const what = seed.below(6)
    if (what === 0 && text.length > 2) text.delete(seed.below(text.length), 1)
    else if (what === 1 && at < words.length) words.delete(at, 1 + seed.below(Math.min(5, words.length - at)))
    else if (what === 2 && at < words.length && !isAway)
      words.format(at, 1, { link: { href: `https://example.org/${fresh()}` } })
    else words.insert(at, letters(1 + seed.below(6)))
  }, editOrigin)
}

function begin(text: Y.XmlFragment, seed: SeededChance): void {
  const paragraph = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, letters(3))
  paragraph.insert(0, [words])
  text.insert(seed.below(text.length + 1), [paragraph])
}
