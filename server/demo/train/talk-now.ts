/** What the committees of the train wrote of late: about the change that Warsaw asked for, and about Brest. */
import type { Said } from '../story.ts'

/** Warsaw has asked for a change of version 2. */
export const answered: readonly Said[] = [
  [
    { days: 2, at: '11:05' },
    {
      by: 'anke',
      language: 'de',
      text: 'Halina hat recht: Nach den Museen fehlt die gemeinsame Zeit. Ich schlage 12:45 bis 13:30 Uhr vor.',
      about: { kind: 'item', name: 'polin' },
    },
  ],
  [
    { days: 2, at: '12:48' },
    {
      by: 'halina',
      language: 'en',
      text: '12:45 to 13:30 suits us. I have put it into the programme.',
      about: { kind: 'item', name: 'mixed-groups' },
    },
  ],
  [
    { days: 2, at: '14:30' },
    { by: 'delia', language: 'en', text: 'Coventry is happy with that too.' },
  ],
  [
    { days: 2, at: '16:12' },
    { by: 'yuliya', language: 'ru', text: 'Спасибо. Мы подпишем следующую версию, когда это время войдёт в план.' },
  ],
]

/** Yesterday and today. */
export const lately: readonly Said[] = [
  [
    { days: 1, at: '09:30' },
    {
      by: 'witold',
      language: 'en',
      text: 'Two of the three offers for the charter are here. Both need 2 h 35 from Warszawa without the border.',
      about: { kind: 'task', name: 'charter' },
    },
  ],
  [
    { days: 1, at: '10:42' },
    {
      by: 'anke',
      language: 'de',
      text: 'Danke. 09:20 Uhr plus 2:35, und die Stunde Zeitunterschied: Ich habe die Ankunft in Brest auf 10:55 Uhr gesetzt.',
      about: { kind: 'stop', name: 'brest' },
    },
  ],
  [
    { days: 1, at: '15:20' },
    {
      by: 'graham',
      language: 'en',
      text: 'For the visas we need the invitation letters by the end of January. Is that still right?',
      about: { kind: 'task', name: 'letters' },
    },
  ],
  [
    { days: 1, at: '17:05' },
    {
      by: 'yuliya',
      language: 'ru',
      text: 'Да, письма будут готовы 29 января.',
      about: { kind: 'task', name: 'letters' },
    },
  ],
  [
    { minutes: 190 },
    {
      by: 'oleg',
      language: 'ru',
      text: 'Английский текст изменился в двух местах, русский теперь отстаёт. Поправлю в выходные.',
    },
  ],
  [
    { minutes: 125 },
    {
      by: 'ulla',
      language: 'de',
      text: 'Für den Antrag nehme ich vorerst Fassung 1. Wird eine neue vereinbart, reiche ich sie nach.',
      about: { kind: 'task', name: 'grant' },
    },
  ],
  [
    { minutes: 88 },
    {
      by: 'delia',
      language: 'en',
      text: 'There is a warning before Brest. Does the new time leave room for the change of gauge?',
      about: { kind: 'stop', name: 'brest' },
    },
  ],
  [
    { minutes: 71 },
    {
      by: 'yuliya',
      language: 'ru',
      text: 'Час нужно прибавить, а не отнять. И на границу со сменой колеи уйдёт ещё два часа.',
      about: { kind: 'stop', name: 'brest' },
    },
  ],
  [
    { minutes: 54 },
    {
      by: 'anke',
      language: 'de',
      text: 'Stimmt, da habe ich mich verrechnet. Ich lasse die Warnung stehen, bis das Unternehmen die Zeit bestätigt.',
      about: { kind: 'stop', name: 'brest' },
    },
  ],
  [
    { minutes: 33 },
    {
      by: 'jost',
      language: 'de',
      text: 'Wir sprechen am Donnerstag um 18 Uhr Kölner Zeit. Die Uhrzeit in den anderen Städten steht oben bei den Namen.',
    },
  ],
  [
    { minutes: 12 },
    {
      by: 'delia',
      language: 'en',
      text: 'Thursday is fine. I will bring the page count for the booklet.',
      about: { kind: 'line', name: 'exhibition' },
    },
  ],
]
