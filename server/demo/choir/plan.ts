/** What is planned for the choir weekend: the way, the days, tasks and money. Amounts in minor units. */
import { type Named, type Prose, type Ref, words } from '../story.ts'

export const choirTitle = words('Choir weekend in Monschau 2027', 'Chorwochenende in Monschau 2027')

export const choirPurpose = words(
  'The choir from Ludlow visits the choir in Monschau from Thursday to Sunday. They stay with host families, rehearse together and give one concert.',
  'Der Chor aus Ludlow besucht den Chor in Monschau von Donnerstag bis Sonntag. Die Gäste wohnen in Gastfamilien, beide Chöre proben gemeinsam und geben ein Konzert.',
)

export const choirLabel = words(
  'Planning exercise; both committees are invented',
  'Planungsübung; beide Komitees sind erfunden',
)

/** There and back by coach. */
export function choirStops(ref: Ref): readonly Named<'stops'>[] {
  const ludlow = {
    name: 'Ludlow',
    country: 'GB',
    lat: 52.3677,
    lon: -2.7139,
    zone: 'Europe/London',
    host: ref('ludlow'),
  }
  const folkestone = { ...ludlow, name: 'Folkestone', station: 'Channel Tunnel terminal', lat: 51.0969, lon: 1.1386 }
  return [
    { name: 'ludlow-out', values: { ...ludlow, station: 'Assembly Rooms', depart: '2027-06-10T05:45' } },
    { name: 'folkestone-out', values: { ...folkestone, arrive: '2027-06-10T11:05', depart: '2027-06-10T12:06' } },
    {
      name: 'monschau-stop',
      values: {
        name: 'Monschau',
        station: 'Parkplatz Burgau',
        country: 'DE',
        lat: 50.5547,
        lon: 6.24,
        zone: 'Europe/Berlin',
        arrive: '2027-06-10T19:00',
        depart: '2027-06-13T11:45',
        host: ref('monschau'),
        note: words(
          'Host families meet the coach. The old town is closed to coaches.',
          'Die Gastfamilien holen die Gäste am Bus ab. Die Altstadt ist für Busse gesperrt.',
        ),
      },
    },
    { name: 'folkestone-back', values: { ...folkestone, arrive: '2027-06-13T16:20', depart: '2027-06-13T16:50' } },
    { name: 'ludlow-back', values: { ...ludlow, station: 'Assembly Rooms', arrive: '2027-06-13T22:10' } },
  ]
}

/** The coach company has confirmed both days. */
export function choirLegs(ref: Ref, checkedOn: string): readonly Named<'legs'>[] {
  const leg = (from: string, to: string, distanceKm: number, borderMinutes = 0): Named<'legs'> => ({
    name: `${from}-${to}`,
    values: { from: ref(from), to: ref(to), mode: 'coach', distanceKm, borderMinutes, status: 'charter', checkedOn },
  })
  return [
    leg('ludlow-out', 'folkestone-out', 360),
    leg('folkestone-out', 'monschau-stop', 395, 35),
    leg('monschau-stop', 'folkestone-back', 395, 35),
    leg('folkestone-back', 'ludlow-back', 360),
  ]
}

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
        method: 'Sections first, then all',
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
        method: 'Full programme without a break',
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

/** Ludlow pays the way, Monschau the days; the concert is shared. */
export function choirLines(ref: Ref): readonly Named<'lines'>[] {
  const [monschau, ludlow] = [ref('monschau'), ref('ludlow')]
  return [
    {
      name: 'coach-fare',
      values: {
        title: words('Coach and Channel Tunnel', 'Bus und Kanaltunnel'),
        category: 'travel',
        payer: ludlow,
        currency: 'GBP',
        planned: 3_480_00,
        shareRule: 'payer',
      },
    },
    {
      name: 'church',
      values: {
        title: words('Church and piano tuning', 'Kirche und Klavierstimmung'),
        category: 'programme',
        payer: monschau,
        currency: 'EUR',
        planned: 420_00,
        shareRule: 'equal',
      },
    },
    {
      name: 'printing',
      values: {
        title: words('Scores and leaflet', 'Noten und Programmheft'),
        category: 'materials',
        payer: monschau,
        currency: 'EUR',
        planned: 558_00,
        shareRule: 'equal',
      },
    },
    {
      name: 'supper-line',
      values: {
        title: words('Supper on Saturday', 'Abendessen am Samstag'),
        category: 'meals',
        payer: monschau,
        currency: 'EUR',
        planned: 1_116_00,
        shareRule: 'heads',
      },
    },
    {
      name: 'licence-fee',
      values: {
        title: words('Music licence', 'Aufführungsrechte'),
        category: 'programme',
        payer: monschau,
        currency: 'EUR',
        planned: 136_00,
        shareRule: 'equal',
      },
    },
    {
      name: 'families',
      values: {
        title: words('Three nights with host families', 'Drei Nächte in Gastfamilien'),
        category: 'stay',
        payer: monschau,
        currency: 'EUR',
        planned: 2_520_00,
        shareRule: 'payer',
        inKind: true,
      },
    },
  ]
}

/** Singers and those who come along. */
export function choirGroups(ref: Ref): readonly Named<'groups'>[] {
  return [
    { name: 'singers-monschau', values: { committee: ref('monschau'), kind: 'adult', count: 34 } },
    { name: 'singers-ludlow', values: { committee: ref('ludlow'), kind: 'adult', count: 26 } },
    { name: 'leaders-ludlow', values: { committee: ref('ludlow'), kind: 'leader', count: 2 } },
  ]
}

export const choirSections: readonly Prose[] = [
  {
    name: 'repertoire-text',
    title: words('Repertoire', 'Repertoire'),
    texts: {
      en: [
        'Each choir brings twenty minutes of its own. Four pieces are sung together, two in each language, and one canon with the audience.',
        { heading: 'Order of the evening' },
        {
          list: [
            'Monschau alone',
            'Ludlow alone',
            'Break of ten minutes',
            'Both choirs together',
            'Canon with everybody',
          ],
        },
      ],
      de: [
        'Jeder Chor bringt zwanzig Minuten eigenes Programm mit. Vier Stücke werden gemeinsam gesungen, zwei in jeder Sprache, dazu ein Kanon mit dem Publikum.',
        { heading: 'Ablauf des Abends' },
        {
          list: ['Monschau allein', 'Ludlow allein', 'Zehn Minuten Pause', 'Beide Chöre gemeinsam', 'Kanon mit allen'],
        },
      ],
    },
  },
  {
    name: 'hosts-text',
    title: words('For host families', 'Für Gastfamilien'),
    texts: {
      en: [
        'Your guests arrive on Thursday about seven in the evening, after twelve hours on the road. Breakfast is with you; all other meals but Friday supper are taken together.',
        'Please bring your guests to the Aukirche by 09:45 on Friday and by 10:15 on Saturday.',
      ],
      de: [
        'Ihre Gäste kommen am Donnerstag gegen 19 Uhr nach zwölf Stunden Fahrt an. Das Frühstück ist bei Ihnen; alle anderen Mahlzeiten außer dem Abendessen am Freitag sind gemeinsam.',
        'Bitte bringen Sie Ihre Gäste am Freitag bis 09:45 Uhr und am Samstag bis 10:15 Uhr zur Aukirche.',
      ],
    },
  },
]
