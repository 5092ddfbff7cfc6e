/** A board whose every text is hostile, told into an empty data folder by the server's own commands. */
import * as Y from 'yjs'
import { systemChance } from '#server/chance.ts'
import { systemClock } from '#server/clock.ts'
import { newSecret } from '#server/commands/secret.ts'
import type { Person, Seat } from '#server/demo/story.ts'
import { Teller } from '#server/demo/teller.ts'
import { writeDemo } from '#server/demo/ways-in.ts'
import { createLog } from '#server/log.ts'
import { openStore } from '#server/store/open.ts'
import { sha256Hex } from '#shared/digest.ts'
import { addRecord, changePlan, sectionText, word } from '#shared/plan/edits.ts'
import { hostile } from './xss-strings.ts'

/** The committee under which the tests find the member who signs in. */
export const home = 'home'

const year = 365 * 24 * 3_600_000

/** Fills the folder, with `demo.json` for the way in. Every text that people can write is one of the hostile strings in turn. */
export async function seedHostileBoard(folder: string): Promise<void> {
  const store = await openStore({ folder })
  const deps = {
    store,
    clock: systemClock,
    chance: systemChance,
    log: createLog({ clock: systemClock, write: () => {} }),
  }
  const teller = new Teller(deps)
  const next = inTurn()
  teller.at({ minutes: 60 })
  await teller.gather(next(), [seat('a', next), seat('b', next)])
  const board = await teller.open('a', { title: next(), language: 'en' })
  await teller.edit('a', doc => plan(doc, next))
  await teller.edit('b', doc => lists(doc, next, teller))
  await teller.edit('a', doc => texts(doc, next))
  await teller.propose('a')
  await teller.decide('b', 'object', next())
  await teller.say(
    Array.from({ length: 60 }, (_, i) => [
      { minutes: 59 },
      { by: i % 2 === 0 ? 'a' : 'b', language: 'en', text: next() },
    ]),
  )
  await teller.edit('b', doc => void word(doc, 'plan', 'purpose', 'en', next()))
  const [secret, token] = [newSecret(systemChance), newSecret(systemChance)]
  const link = { member: teller.ref('a'), expires: systemClock.now() + year, usesLeft: null }
  await store.links.createLink(sha256Hex(secret), link)
  await teller.close()
  await store.close()
  const member = { name: 'a', committee: home, role: 'chair', office: '', secret, token, signInName: 'a', password: '' }
  writeDemo(folder, 'http://localhost', { boards: [{ id: board, title: '' }], members: [member] })
}

type Next = () => string

/** The strings one after another, and from the beginning again. */
function inTurn(): Next {
  let at = 0
  return () => hostile[at++ % hostile.length] ?? ''
}

function seat(name: string, next: Next): Seat {
  const person: Person = { name, printed: next(), role: 'chair', office: next(), signatory: true }
  const committee = {
    city: next(),
    initials: '<>',
    colour: 2,
    zone: 'Europe/Berlin',
    country: 'DE',
    lat: null,
    lon: null,
  } as const
  return { name: `committee of ${name}`, committee, members: [person] }
}

const both = (next: Next) => ({ en: { text: next() }, de: { text: next() } })

function plan(doc: Y.Doc, next: Next): void {
  changePlan(doc, { languages: ['en', 'de'], startDay: '2027-05-01', endDay: '2027-05-08', currency: 'EUR' })
  for (const field of ['title', 'purpose', 'label'] as const)
    for (const language of ['en', 'de']) word(doc, 'plan', field, language, next())
}

function lists(doc: Y.Doc, next: Next, { ref }: Teller): void {
  const committee = ref('committee of a')
  for (let i = 0; i < 8; i++) {
    const place = { lat: 50 + i, lon: 10 + i, zone: 'Europe/Berlin', country: 'DE', host: committee }
    const words = { name: next(), station: next(), alias: both(next), note: both(next) }
    const times = { arrive: `2027-05-0${i + 1}T08:00`, depart: `2027-05-0${i + 1}T18:00` }
    addRecord(doc, 'stops', `s${i}`, { ...place, ...times, ...words }, 'end')
    const item = { stop: `s${i}`, day: `2027-05-0${i + 1}`, start: '09:00', end: '11:00', committee }
    const plain = { party: next(), place: next(), method: next() }
    addRecord(
      doc,
      'items',
      `i${i}`,
      { ...item, ...plain, title: both(next), note: both(next), bring: both(next) },
      'end',
    )
  }
  for (let i = 1; i < 8; i++)
    addRecord(doc, 'legs', `l${i}`, { from: `s${i - 1}`, to: `s${i}`, number: next(), note: both(next) }, 'end')
  for (let i = 0; i < 30; i++)
    addRecord(doc, 'tasks', `t${i}`, { committee, due: '2027-04-01', title: both(next), note: both(next) }, 'end')
  for (let i = 0; i < 20; i++)
    addRecord(doc, 'lines', `b${i}`, { payer: committee, planned: 1000, currency: 'EUR', title: both(next) }, 'end')
  for (let i = 0; i < 3; i++) addRecord(doc, 'groups', `g${i}`, { committee, count: 3, note: both(next) }, 'end')
  addRecord(doc, 'rates', 'r1', { currency: 'PLN', rate: '4.2', day: '2027-04-01', source: next() }, 'end')
}

function texts(doc: Y.Doc, next: Next): void {
  for (let i = 0; i < 3; i++) {
    addRecord(doc, 'sections', `x${i}`, { title: both(next) }, 'end')
    for (const language of ['en', 'de']) {
      const paragraphs = Array.from({ length: 10 }, () => paragraph(next()))
      sectionText(doc, `x${i}`, language).insert(0, paragraphs)
    }
  }
}

/** A paragraph whose words are a link to where they say. */
function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  words.insert(0, text, { link: { href: text } })
  words.insert(text.length, ' ', {})
  element.insert(0, [words])
  return element
}
