/** The four days of the choir weekend. */
import { type Named, type Ref, words } from '../story.ts'

/** Thursday evening to Sunday noon. */
export function choirItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('monschau-stop')
  const committee = ref('monschau')
  return [
    {
      name: 'pick-up',
      values: {
        title: words('Host families meet their guests', 'Abholung durch die Gastfamilien'),
        note: words('Soup in the parish hall for those who wait.', 'Für alle, die warten, gibt es Suppe im Pfarrsaal.'),
        stop,
        day: '2027-06-10',
        start: '19:15',
        end: '20:15',
        committee,
        place: 'Pfarrsaal',
      },
    },
    {
      name: 'rehearsal-one',
      values: {
        title: words('Joint rehearsal', 'Gemeinsame Probe'),
        stop,
        day: '2027-06-11',
        start: '10:00',
        end: '12:30',
        committee,
        place: 'Aukirche',
        note: words('First in sections, then all together.', 'Erst stimmweise, dann alle gemeinsam.'),
        bring: words('Blue folder, pencil, water', 'Blaue Mappe, Bleistift, Wasser'),
      },
    },
    {
      name: 'town-hall',
      values: {
        title: words('Welcome at the town hall', 'Empfang im Rathaus'),
        stop,
        day: '2027-06-11',
        start: '15:00',
        end: '16:00',
        committee,
        place: 'Rathaus',
      },
    },
    {
      name: 'town-walk',
      values: {
        title: words('Walk through the old town', 'Rundgang durch die Altstadt'),
        note: words(
          'A flat way and one with steps, at the same time.',
          'Ein ebener Weg und einer mit Stufen, zur gleichen Zeit.',
        ),
        stop,
        day: '2027-06-11',
        start: '16:15',
        end: '17:45',
        committee,
        place: 'Markt',
      },
    },
    {
      name: 'rehearsal-two',
      values: {
        title: words('Dress rehearsal', 'Generalprobe'),
        stop,
        day: '2027-06-12',
        start: '10:30',
        end: '12:30',
        committee: ref('ludlow'),
        place: 'Aukirche',
        note: words('The whole programme without a break.', 'Das ganze Programm ohne Pause.'),
      },
    },
    {
      name: 'concert',
      values: {
        title: words('Concert of both choirs', 'Konzert beider Chöre'),
        note: words('Free entrance, collection at the door.', 'Eintritt frei, Kollekte am Ausgang.'),
        stop,
        day: '2027-06-12',
        start: '18:00',
        end: '19:30',
        committee,
        place: 'Aukirche',
        bring: words('Black, with the green scarf', 'Schwarz, mit dem grünen Schal'),
      },
    },
    {
      name: 'supper',
      values: {
        title: words('Supper together', 'Gemeinsames Abendessen'),
        stop,
        day: '2027-06-12',
        start: '20:00',
        end: '23:00',
        committee,
        place: 'Pfarrsaal',
      },
    },
    {
      name: 'service',
      values: {
        title: words('Singing in the Sunday service', 'Singen im Sonntagsgottesdienst'),
        stop,
        day: '2027-06-13',
        start: '09:30',
        end: '10:30',
        committee: ref('ludlow'),
        place: 'Aukirche',
      },
    },
    {
      name: 'farewell',
      values: {
        title: words('Farewell at the coach', 'Verabschiedung am Bus'),
        stop,
        day: '2027-06-13',
        start: '11:00',
        end: '11:40',
        committee,
        place: 'Parkplatz Burgau',
      },
    },
  ]
}
