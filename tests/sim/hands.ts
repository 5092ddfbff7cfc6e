/** What people do at a page, at random: to records, wordings and texts, with undo and redo. */
import * as Y from 'yjs'
import type { Id } from '#shared/ids.ts'
import * as plan from '#shared/plan/edits.ts'
import type { PlainValues } from '#shared/plan/kinds.ts'
import type { ListKind } from '#shared/plan/plan.ts'
import type { SeededChance } from '#tests/harness/seeded-chance.ts'
import type { Page } from './page.ts'

/** Sections of the plan: in `minutes` words are only added, each once; in `letter` anything is done to a text. */
export const sections = ['minutes', 'letter'] as const
export const languages = ['de', 'en', 'ru'] as const

/** What was done so far, to be found again at the end. */
export class Ledger {
  #count = 0
  edits = 0
  readonly added = new Set<string>()
  /** Records that somebody removed, or that an undo may have. */
  readonly removed = new Set<string>()

  /** A number that was never used before. */
  next(): number {
    this.#count += 1
    return this.#count
  }
}

type Deed = (page: Page, chance: SeededChance, ledger: Ledger) => void
type Weighed = readonly [weight: number, name: string, deed: Deed]
const kinds: readonly [ListKind, ...ListKind[]] = ['stops', 'items', 'tasks', 'lines', 'groups', 'legs']
const mostRecords = 30

const deeds: readonly Weighed[] = [
  [4, 'add', add],
  [6, 'change', change],
  [
    3,
    'move',
    (page, chance) =>
      withRecord(page, chance, (kind, id) => plan.moveRecord(page.doc, kind, id, placeIn(page, kind, chance))),
  ],
  [4, 'word', wordSomething],
  [1, 'remove', remove],
  [5, 'say a word', addWord],
  [6, 'write', write],
  [2, 'undo', undo],
  [1, 'redo', redo],
  [1, 'plan', (page, chance) => plan.changePlan(page.doc, { startDay: `2027-05-${10 + chance.below(20)}` })],
  [1, 'together', together],
]
const weights = deeds.reduce((sum, [weight]) => sum + weight, 0)

/** Does one thing; answers what. */
export function act(page: Page, chance: SeededChance, ledger: Ledger): string {
  let left = chance.below(weights)
  for (const [weight, name, deed] of deeds) {
    left -= weight
    if (left >= 0) continue
    page.undo.stopCapturing()
    deed(page, chance, ledger)
    ledger.edits += 1
    return name
  }
  throw new Error('the weights do not add up')
}

function recordsOf(page: Page, kind: ListKind): Id[] {
  return [...page.doc.getMap(kind).keys()]
}

function withRecord(page: Page, chance: SeededChance, what: (kind: ListKind, id: Id) => void): void {
  const kind = chance.pick(kinds)
  const ids = recordsOf(page, kind)
  const id = ids[chance.below(Math.max(1, ids.length))]
  if (id !== undefined) what(kind, id)
}

function placeIn(page: Page, kind: ListKind, chance: SeededChance): plan.After {
  const ids = recordsOf(page, kind)
  return chance.pick(['end', null, ids[chance.below(Math.max(1, ids.length))] ?? null])
}

function add(page: Page, chance: SeededChance, ledger: Ledger): void {
  const kind = chance.pick(kinds)
  if (recordsOf(page, kind).length >= mostRecords) {
    remove(page, chance, ledger)
    return
  }
  const id = `r${ledger.next()}`
  ledger.added.add(`${kind} ${id}`)
  plan.addRecord(page.doc, kind, id, valuesOf(kind, chance), placeIn(page, kind, chance))
}

function change(page: Page, chance: SeededChance): void {
  withRecord(page, chance, (kind, id) => plan.changeRecord(page.doc, kind, id, valuesOf(kind, chance)))
}

function valuesOf(kind: ListKind, chance: SeededChance): Partial<PlainValues[ListKind]> {
  const some = chance.below(1000)
  const values: { readonly [K in ListKind]?: Partial<PlainValues[K]> } = {
    stops: chance.pick<Partial<PlainValues['stops']>>([
      { name: `Ort ${some}` },
      { station: `Gleis ${some}` },
      { arrive: `2027-05-11T10:${10 + (some % 50)}` },
      { depart: `2027-05-12T11:${10 + (some % 50)}`, zone: 'Europe/Minsk' },
    ]),
    items: chance.pick<Partial<PlainValues['items']>>([
      { place: `Saal ${some}` },
      { start: '10:30' },
      { day: '2027-05-11' },
    ]),
    tasks: chance.pick<Partial<PlainValues['tasks']>>([{ state: 'done' }, { state: 'doing' }, { committee: 'west' }]),
    lines: chance.pick<Partial<PlainValues['lines']>>([
      { planned: some },
      { shares: { west: some } },
      { shares: { east: some, west: 5 } },
    ]),
    groups: { count: some },
    legs: { number: `EC ${some}` },
  }
  return values[kind] ?? {}
}

function wordSomething(page: Page, chance: SeededChance): void {
  const language = chance.pick(languages)
  const text = chance.below(6) === 0 ? '' : `Wort ${chance.below(1000)} 🚆`
  if (chance.below(6) === 0) plan.word(page.doc, 'plan', 'purpose', language, text)
  else
    withRecord(page, chance, (kind, id) => {
      const field = kind === 'lines' ? 'title' : 'note'
      plan.word(page.doc, { kind, id }, field, language, text)
    })
}

function remove(page: Page, chance: SeededChance, ledger: Ledger): void {
  withRecord(page, chance, (kind, id) => {
    ledger.removed.add(`${kind} ${id}`)
    plan.removeRecord(page.doc, kind, id)
  })
}

function undo(page: Page, _: SeededChance, ledger: Ledger): void {
  const before = page.undo.canUndo() ? allRecords(page) : []
  page.undo.undo()
  noteGone(page, before, ledger)
}

function redo(page: Page, _: SeededChance, ledger: Ledger): void {
  const before = page.undo.canRedo() ? allRecords(page) : []
  page.undo.redo()
  noteGone(page, before, ledger)
}

function allRecords(page: Page): string[] {
  return kinds.flatMap(kind => recordsOf(page, kind).map(id => `${kind} ${id}`))
}

function noteGone(page: Page, before: readonly string[], ledger: Ledger): void {
  const after = new Set(allRecords(page))
  for (const record of before) if (!after.has(record)) ledger.removed.add(record)
}

function together(page: Page, chance: SeededChance, ledger: Ledger): void {
  page.doc.transact(() => {
    for (let i = 0; i < 4; i++) {
      change(page, chance)
      add(page, chance, ledger)
    }
  }, plan.editOrigin)
}

/** Adds a word that nobody wrote before, beside another word or at an end. */
function addWord(page: Page, chance: SeededChance, ledger: Ledger): void {
  const run = runIn(page, 'minutes', 0)
  const word = `w${ledger.next()}`
  page.typing = word
  const text = run?.toString() ?? ''
  const gaps = [0, ...[...text.matchAll(/ /g)].map(({ index }) => index + 1)]
  page.doc.transact(() => (run ?? firstRun(page, 'minutes')).insert(gaps[chance.below(gaps.length)] ?? 0, `${word} `))
  page.typing = null
}

function firstRun(page: Page, section: (typeof sections)[number]): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph')
  const run = new Y.XmlText()
  paragraph.insert(0, [run])
  plan.sectionText(page.doc, section, 'de').insert(0, [paragraph])
  return run
}

function runIn(page: Page, section: (typeof sections)[number], at: number): Y.XmlText | null {
  const fragment = plan.sectionText(page.doc, section, 'de')
  const paragraph = fragment.length === 0 ? null : fragment.get(at % fragment.length)
  const run = paragraph instanceof Y.XmlElement && paragraph.length > 0 ? paragraph.get(0) : null
  return run instanceof Y.XmlText ? run : null
}

/** Types, deletes, formats, and adds and removes paragraphs, as the editor's binding does. */
function write(page: Page, chance: SeededChance): void {
  page.doc.transact(() => {
    const run = runIn(page, 'letter', chance.below(20)) ?? firstRun(page, 'letter')
    const at = chance.below(run.length + 1)
    const what = chance.below(10)
    if (what < 4 && run.length < 400) run.insert(at, `Silbe${chance.below(100)}`)
    else if (what < 7) run.delete(Math.min(at, run.length), Math.min(chance.below(12), run.length - at))
    else if (what === 7)
      run.format(Math.min(at, run.length), Math.min(chance.below(9), run.length - at), { bold: true })
    else if (what === 8) changeParagraphs(page, chance)
    else if (run.parent instanceof Y.XmlElement) run.parent.setAttribute('textAlign', chance.pick(['left', 'right']))
  })
}

function changeParagraphs(page: Page, chance: SeededChance): void {
  const fragment = plan.sectionText(page.doc, 'letter', 'de')
  if (fragment.length > 5) {
    fragment.delete(chance.below(fragment.length), 1)
    return
  }
  const heading = new Y.XmlElement('heading')
  heading.insert(0, [new Y.XmlText('Überschrift')])
  fragment.insert(chance.below(fragment.length + 1), [heading])
}
