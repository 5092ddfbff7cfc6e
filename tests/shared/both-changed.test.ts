/** What both sides changed while they did not hear from each other. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bothChanged } from '#shared/plan/both-changed.ts'
import {
  addRecord,
  changePlan,
  changeRecord,
  moveRecord,
  removeRecord,
  sectionText,
  seedPlan,
  word,
} from '#shared/plan/edits.ts'
import { readPlan } from '#shared/plan/read.ts'

/** What is listed when both do their edits on copies of one plan. */
function listed(mine: (doc: Y.Doc) => void, theirs: (doc: Y.Doc) => void): string[] {
  const common = new Y.Doc()
  seedPlan(common, { title: 'Train', language: 'en', languages: ['en', 'de'] })
  for (const name of ['Brest', 'Minsk', 'Gomel', 'Kursk', 'Volgograd'])
    addRecord(common, 'stops', name.toLowerCase(), { name }, 'end')
  addRecord(common, 'sections', 'grant', { title: { en: { text: 'Grant' } } }, 'end')
  const sides = [mine, theirs].map(edit => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(common))
    edit(doc)
    return readPlan(doc)
  })
  const [my, their] = sides
  if (my === undefined || their === undefined) throw new Error('there are two sides')
  return bothChanged(readPlan(common), my, their).map(({ label, field, language, what }) =>
    [label, field, language, what].filter(part => part !== undefined).join(' '),
  )
}

test('F7 one field that both changed is listed with its record; different fields are not', () => {
  const arrive = (time: string) => (doc: Y.Doc) => changeRecord(doc, 'stops', 'brest', { arrive: `2027-05-01T${time}` })
  expect(listed(arrive('10:40'), arrive('11:00'))).toEqual(['Brest arrive changed'])
  expect(listed(arrive('10:40'), doc => changeRecord(doc, 'stops', 'brest', { station: 'East' }))).toEqual([])
  expect(listed(arrive('10:40'), doc => changeRecord(doc, 'stops', 'minsk', { arrive: '2027-05-02T08:00' }))).toEqual(
    [],
  )
})

test('F7 where both came to the same, nothing is listed', () => {
  const same = (doc: Y.Doc) => {
    changeRecord(doc, 'stops', 'brest', { station: 'East' })
    removeRecord(doc, 'stops', 'minsk')
  }
  expect(listed(same, same)).toEqual([])
})

test('F7 wordings meet by language, and so do longer texts', () => {
  const note = (language: string, text: string) => (doc: Y.Doc) => {
    word(doc, { kind: 'stops', id: 'brest' }, 'note', language, text)
  }
  expect(listed(note('en', 'one'), note('en', 'two'))).toEqual(['Brest note en changed'])
  expect(listed(note('en', 'one'), note('de', 'zwei'))).toEqual([])
  const write = (text: string) => (doc: Y.Doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    sectionText(doc, 'grant', 'en').insert(0, [paragraph])
  }
  expect(listed(write('mine'), write('theirs'))).toEqual(['Grant text en changed'])
})

test('F7 a record that one side removed while the other worked on it is listed once, with who removed it', () => {
  const remove = (doc: Y.Doc) => void removeRecord(doc, 'stops', 'brest')
  const work = (doc: Y.Doc) => {
    changeRecord(doc, 'stops', 'brest', { station: 'East', arrive: '2027-05-01T10:40' })
    moveRecord(doc, 'stops', 'brest', 'end')
  }
  expect(listed(work, remove)).toEqual(['Brest removed-by-them'])
  expect(listed(remove, work)).toEqual(['Brest removed-by-me'])
  expect(listed(remove, doc => changeRecord(doc, 'stops', 'minsk', { station: 'East' }))).toEqual([])
})

test('F7 moves to different places meet, and so do the fields of the plan itself', () => {
  const move = (after: string | null | 'end') => (doc: Y.Doc) => void moveRecord(doc, 'stops', 'minsk', after)
  expect(listed(move('kursk'), move('end'))).toEqual(['Minsk moved'])
  const start = (day: string) => (doc: Y.Doc) => changePlan(doc, { startDay: day })
  expect(listed(start('2027-05-01'), start('2027-05-02'))).toEqual(['Train startDay changed'])
})
