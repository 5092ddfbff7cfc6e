/** The choir weekend: two small towns, four days, nearly agreed. One committee has approved version 1, the other is about to. */
import { changePlan } from '#shared/plan/edits.ts'
import { addAll, wordAll, writeSection } from '../edits.ts'
import type { Teller } from '../teller.ts'
import { choirGroups, choirLines } from './budget.ts'
import { choirPartnership, choirSeats } from './people.ts'
import { choirItems } from './programme.ts'
import { choirLegs, choirStops } from './route.ts'
import { choirAfterwards, choirTalk } from './talk.ts'
import { choirTasks } from './tasks.ts'
import { choirLabel, choirName, choirPurpose, choirSections, choirTitle } from './texts.ts'

/** Tells the story from its first day to now, and gives the board's id. */
export async function tellChoir(tell: Teller): Promise<string> {
  const { ref } = tell
  tell.at({ days: 20, at: '18:10' })
  await tell.gather(choirPartnership, choirSeats)
  const board = await tell.open('marlies', { title: choirName, language: 'en' })
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
  await tell.say(choirTalk)
  tell.at({ days: 3, at: '19:05' })
  await tell.propose('marlies')
  tell.at({ days: 2, at: '20:15' })
  await tell.decide('bronwen', 'approve', 'With many thanks from all of us.')
  await tell.say(choirAfterwards)
  return board
}
