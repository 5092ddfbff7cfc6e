/** What the committees of the train wrote while fewer signed up, until version 2 was proposed. */
import type { Said } from '../story.ts'

/** The counts change. */
export const fewer: readonly Said[] = [
  [
    { days: 17, at: '15:40' },
    {
      by: 'delia',
      language: 'en',
      text: 'Two of our schools have examinations in May. We are 12 young people now, not 14.',
      about: { kind: 'task', name: 'participants' },
    },
  ],
  [
    { days: 16, at: '08:55' },
    { by: 'anke', language: 'de', text: 'Bei uns sind es 16 statt 18.', about: { kind: 'task', name: 'participants' } },
  ],
  [
    { days: 16, at: '11:32' },
    {
      by: 'oleg',
      language: 'ru',
      text: 'У нас 12 вместо 14. Всего получается 54.',
      about: { kind: 'task', name: 'participants' },
    },
  ],
  [
    { days: 16, at: '17:18' },
    {
      by: 'halina',
      language: 'en',
      text: 'Warsaw stays at 14. Then the two museum groups are 32 each, leaders included.',
      about: { kind: 'item', name: 'polin' },
    },
  ],
  [
    { days: 15, at: '18:05' },
    {
      by: 'ulla',
      language: 'de',
      text: 'Alle Beträge pro Kopf sind auf 64 Personen umgerechnet. Bitte einmal gegenlesen.',
      about: { kind: 'line', name: 'meals' },
    },
  ],
  [
    { days: 14, at: '09:44' },
    {
      by: 'graham',
      language: 'en',
      text: 'Checked against our own sheet. It agrees to the cent.',
      about: { kind: 'line', name: 'meals' },
    },
  ],
]

/** Small things, until version 2 is proposed. */
export const details: readonly Said[] = [
  [
    { days: 12, at: '16:10' },
    {
      by: 'delia',
      language: 'en',
      text: 'Could the groups also bring names from school lists? Family letters are rare with us. I added it to the note.',
      about: { kind: 'item', name: 'names-workshop' },
    },
  ],
  [
    { days: 11, at: '12:25' },
    {
      by: 'oleg',
      language: 'ru',
      text: 'Хорошо. У нас есть списки двух школ. Карточки с именами сделаем на трёх языках.',
      about: { kind: 'item', name: 'names-workshop' },
    },
  ],
  [
    { days: 10, at: '10:50' },
    {
      by: 'delia',
      language: 'en',
      text: 'The coach needs 20 minutes more on the way back from Khatyn. I moved the end to 15:50.',
      about: { kind: 'item', name: 'khatyn' },
    },
  ],
  [
    { days: 8, at: '13:36' },
    {
      by: 'yuliya',
      language: 'ru',
      text: 'Текст на лентах должен быть одинаковым во всех местах. Предлагаю решить это до марта.',
      about: { kind: 'task', name: 'ribbons' },
    },
  ],
  [
    { days: 8, at: '17:02' },
    {
      by: 'witold',
      language: 'en',
      text: 'Agreed. One wording in four languages, without titles of office.',
      about: { kind: 'task', name: 'ribbons' },
    },
  ],
  [
    { days: 6, at: '09:15' },
    {
      by: 'halina',
      language: 'de',
      text: 'Für die Nożyk-Synagoge brauchen wir die endgültige Kopfzahl bis Februar.',
      about: { kind: 'item', name: 'nozyk' },
    },
  ],
  [
    { days: 5, at: '18:20' },
    {
      by: 'jost',
      language: 'de',
      text: 'Die Regeln für die Orte stehen jetzt in drei Sprachen. Danke, Oleg.',
      about: { kind: 'section', name: 'rules' },
    },
  ],
]

/** What a guest of Warsaw wrote, from the museum where the groups are received. */
export const slots: readonly Said[] = [
  [
    { days: 5, at: '19:02' },
    {
      by: 'ilona',
      language: 'en',
      text: 'Good evening from the museum. Two groups of thirty at 10:00 and 10:20 would be easier for our guides than one of sixty.',
      about: { kind: 'item', name: 'polin' },
    },
  ],
  [
    { days: 4, at: '08:10' },
    {
      by: 'halina',
      language: 'en',
      text: 'Thank you, Ilona. We take 10:00 and 10:20.',
      about: { kind: 'item', name: 'polin' },
    },
  ],
]
