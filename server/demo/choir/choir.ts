/** The choir weekend: two small towns, four days, nearly agreed. One committee has approved version 1, the other is about to. */
import { changePlan } from '#shared/plan/edits.ts'
import { addAll, wordAll, writeSection } from '../edits.ts'
import type { Said } from '../story.ts'
import type { Teller } from '../teller.ts'
import { choirPartnership, choirSeats } from './people.ts'
import {
  choirGroups,
  choirItems,
  choirLabel,
  choirLegs,
  choirLines,
  choirPurpose,
  choirSections,
  choirStops,
  choirTasks,
  choirTitle,
} from './plan.ts'

/** Tells the story from its first day to now, and gives the board's id. */
export async function tellChoir(tell: Teller): Promise<string> {
  const { ref } = tell
  tell.at({ days: 20, at: '18:10' })
  await tell.gather(choirPartnership, choirSeats)
  const board = await tell.open('marlies', { title: choirTitle.en?.text ?? '', language: 'en' })
  await tell.edit('marlies', doc => {
    changePlan(doc, { languages: ['en', 'de'], startDay: '2027-06-10', endDay: '2027-06-13', currency: 'EUR' })
    wordAll(doc, 'plan', 'title', choirTitle)
    wordAll(doc, 'plan', 'label', choirLabel)
    wordAll(doc, 'plan', 'purpose', choirPurpose)
    addAll(doc, ref, 'items', choirItems(ref))
    addAll(doc, ref, 'tasks', choirTasks(ref))
    for (const section of choirSections) writeSection(doc, ref(section.name), section)
  })
  await tell.edit('bronwen', doc => {
    addAll(doc, ref, 'stops', choirStops(ref))
    addAll(doc, ref, 'legs', choirLegs(ref, tell.dayAgo(9)))
  })
  await tell.edit('peter', doc => {
    addAll(doc, ref, 'groups', choirGroups(ref))
    addAll(doc, ref, 'rates', [
      {
        name: 'pound',
        values: { currency: 'GBP', rate: '1.1580', day: tell.dayAgo(19), source: 'Treasurer of Ludlow, for planning' },
      },
    ])
    addAll(doc, ref, 'lines', choirLines(ref))
  })
  await tell.say(talk)
  tell.at({ days: 3, at: '19:05' })
  await tell.propose('marlies')
  tell.at({ days: 2, at: '20:15' })
  await tell.decide('bronwen', 'approve', 'With many thanks from all of us.')
  await tell.say(afterwards)
  return board
}

const talk: readonly Said[] = [
  [
    { days: 19, at: '18:30' },
    {
      by: 'bronwen',
      language: 'en',
      text: 'We are 26 singers and two leaders. The coach leaves at a quarter to six; nobody has complained yet.',
    },
  ],
  [
    { days: 18, at: '09:12' },
    {
      by: 'marlies',
      language: 'de',
      text: 'Wunderbar. Achtzehn Familien haben zugesagt, das reicht für alle.',
      about: { kind: 'task', name: 'hosts' },
    },
  ],
  [
    { days: 15, at: '20:40' },
    {
      by: 'theo',
      language: 'de',
      text: 'Vier gemeinsame Stücke, zwei in jeder Sprache. Die Noten bestelle ich für beide Chöre.',
      about: { kind: 'task', name: 'scores' },
    },
  ],
  [
    { days: 12, at: '17:55' },
    {
      by: 'peter',
      language: 'en',
      text: 'Coach and tunnel are booked, 3,480 pounds. We carry that ourselves.',
      about: { kind: 'line', name: 'coach-fare' },
    },
  ],
  [
    { days: 9, at: '08:20' },
    {
      by: 'bronwen',
      language: 'en',
      text: 'Two of us cannot manage many steps. Is there a flat way on Friday?',
      about: { kind: 'item', name: 'town-walk' },
    },
  ],
  [
    { days: 9, at: '12:05' },
    {
      by: 'marlies',
      language: 'de',
      text: 'Ja, wir gehen in zwei Gruppen, eine davon ganz ohne Stufen.',
      about: { kind: 'item', name: 'town-walk' },
    },
  ],
  [
    { days: 5, at: '19:30' },
    {
      by: 'theo',
      language: 'de',
      text: 'Das Konzert beginnt um 18 Uhr, damit danach noch Zeit zum Essen bleibt.',
      about: { kind: 'item', name: 'concert' },
    },
  ],
]

const afterwards: readonly Said[] = [
  [
    { days: 1, at: '09:10' },
    { by: 'marlies', language: 'de', text: 'Danke! Unser Vorstand spricht heute Abend darüber, dann stimme ich zu.' },
  ],
  [{ minutes: 240 }, { by: 'bronwen', language: 'en', text: 'No hurry. We have begun to learn the canon.' }],
]
