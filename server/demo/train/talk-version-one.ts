/** What the committees of the train wrote until version 1 was agreed, each in the language of whoever wrote. */
import type { Said } from '../story.ts'

/** The first week, until version 1 is proposed. */
export const beginning: readonly Said[] = [
  [
    { days: 33, at: '17:05' },
    {
      by: 'jost',
      language: 'de',
      text: 'Willkommen in der gemeinsamen Planung. Route und Tage stehen im ersten Entwurf; bitte prüfen Sie Ihre Orte.',
    },
  ],
  [
    { days: 33, at: '18:40' },
    {
      by: 'graham',
      language: 'en',
      text: 'Good evening from Coventry. We can read everything. Delia will look after the workshops.',
    },
  ],
  [
    { days: 32, at: '08:12' },
    {
      by: 'witold',
      language: 'en',
      text: 'Thank you. Warsaw takes Warszawa and Brest. Two groups at the museums will work better than one of seventy.',
    },
  ],
  [
    { days: 32, at: '13:30' },
    {
      by: 'yuliya',
      language: 'ru',
      text: 'Здравствуйте! Волгоград отвечает за Смоленск и Москву. Посещение Катыни просим провести варшавский комитет.',
      about: { kind: 'item', name: 'katyn' },
    },
  ],
  [
    { days: 32, at: '15:02' },
    {
      by: 'halina',
      language: 'en',
      text: 'Yes, we will lead the visit at Katyn and write the text for the guide.',
      about: { kind: 'item', name: 'katyn' },
    },
  ],
  [
    { days: 31, at: '09:20' },
    {
      by: 'anke',
      language: 'de',
      text: 'Seit 2020 fährt hier kein durchgehender Zug. Ich habe Charter eingetragen. Witold fragt drei Unternehmen an.',
      about: { kind: 'leg', name: 'warszawa-brest' },
    },
  ],
  [
    { days: 30, at: '16:45' },
    {
      by: 'ulla',
      language: 'de',
      text: 'Die Versicherung kostet 1234,57 Euro. Durch vier bleibt ein Cent übrig; den tragen wir in Köln.',
      about: { kind: 'line', name: 'insurance' },
    },
  ],
  [
    { days: 30, at: '19:10' },
    {
      by: 'graham',
      language: 'en',
      text: 'Very fair. Please put the interpreters down as ours; we pay them in pounds.',
      about: { kind: 'line', name: 'interpreters' },
    },
  ],
  [
    { days: 29, at: '10:05' },
    {
      by: 'anke',
      language: 'de',
      text: 'Alle Zeiten in Brest sind Ortszeit: im Mai eine Stunde vor Warschau. Für Grenze und Spurwechsel sind zwei Stunden eingerechnet.',
      about: { kind: 'stop', name: 'brest' },
    },
  ],
  [
    { days: 28, at: '14:20' },
    {
      by: 'oleg',
      language: 'ru',
      text: 'Все тексты переведены на русский. Если заметите неточности, пишите сюда.',
      about: { kind: 'section', name: 'joint-text' },
    },
  ],
]

/** After version 1 was agreed. */
export const agreed: readonly Said[] = [
  [
    { days: 22, at: '12:15' },
    { by: 'yuliya', language: 'ru', text: 'Передаю версию 1 школам: 60 участников и 10 руководителей.' },
  ],
  [
    { days: 22, at: '16:30' },
    {
      by: 'jost',
      language: 'de',
      text: 'Danke an alle vier. Ulla verwendet Fassung 1 für den Förderantrag.',
      about: { kind: 'task', name: 'grant' },
    },
  ],
]
