/** What the two committees of the choir weekend wrote to each other, each in its own language. */
import type { Said } from '../story.ts'

/** Until version 1 is proposed. */
export const choirTalk: readonly Said[] = [
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

/** After Ludlow has approved. */
export const choirAfterwards: readonly Said[] = [
  [
    { days: 1, at: '09:10' },
    { by: 'marlies', language: 'de', text: 'Danke! Unser Vorstand spricht heute Abend darüber, dann stimme ich zu.' },
  ],
  [{ minutes: 240 }, { by: 'bronwen', language: 'en', text: 'No hurry. We have begun to learn the canon.' }],
]
