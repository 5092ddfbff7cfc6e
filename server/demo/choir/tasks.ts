/** What has to be done before the choir weekend. */
import { type Named, type Ref, words } from '../story.ts'

/** What has to be done before. */
export function choirTasks(ref: Ref): readonly Named<'tasks'>[] {
  return [
    {
      name: 'repertoire',
      values: {
        title: words('Fix the joint repertoire', 'Gemeinsames Repertoire festlegen'),
        committee: ref('monschau'),
        member: ref('theo'),
        due: '2026-12-11',
        state: 'done',
      },
    },
    {
      name: 'coach',
      values: {
        title: words('Book the coach', 'Bus buchen'),
        committee: ref('ludlow'),
        member: ref('peter'),
        due: '2026-12-18',
        state: 'done',
      },
    },
    {
      name: 'scores',
      values: {
        title: words('Order scores, 62 copies', 'Noten bestellen, 62 Exemplare'),
        committee: ref('monschau'),
        member: ref('theo'),
        due: '2027-01-22',
        state: 'doing',
      },
    },
    {
      name: 'hosts',
      values: {
        title: words('Match guests and host families', 'Gäste und Gastfamilien zusammenbringen'),
        note: words(
          'Steps, pets and diet by telephone; nothing of it is written here.',
          'Treppen, Haustiere und Ernährung am Telefon; nichts davon wird hier notiert.',
        ),
        committee: ref('monschau'),
        member: ref('marlies'),
        due: '2027-03-26',
        state: 'open',
      },
    },
    {
      name: 'licence',
      values: {
        title: words(
          'Report the concert to the music licensing body',
          'Konzert bei der Verwertungsgesellschaft anmelden',
        ),
        committee: ref('monschau'),
        due: '2027-04-30',
        state: 'open',
      },
    },
    {
      name: 'leaflet',
      values: {
        title: words('Concert leaflet in both languages', 'Programmheft in beiden Sprachen'),
        committee: ref('ludlow'),
        member: ref('bronwen'),
        due: '2027-05-14',
        state: 'open',
      },
    },
  ]
}
