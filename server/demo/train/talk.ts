/** What the committees of the train wrote to each other, chapter by chapter, each in the language of whoever wrote. */
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
      text: 'Английский текст изменился в двух местах, русский теперь старше. Поправлю в выходные.',
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
