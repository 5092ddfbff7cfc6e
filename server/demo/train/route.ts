/** The train's stops and legs as first agreed. Coordinates, distances and clock facts: design page "Demo plans", sections 1 to 3. */
import { type Named, type Ref, words } from '../story.ts'

/** Where the train stands, in travelling order: local names first. Times are those of the stop's own clock. */
export function trainStops(ref: Ref): readonly Named<'stops'>[] {
  return [
    {
      name: 'berlin',
      values: {
        name: 'Berlin',
        alias: words('Berlin', 'Berlin', 'Берлин'),
        station: 'Berlin Hauptbahnhof',
        country: 'DE',
        lat: 52.5251,
        lon: 13.3694,
        zone: 'Europe/Berlin',
        depart: '2027-05-02T17:52',
        host: ref('cologne'),
        note: words(
          'Groups meet on Saturday from 11:00. Luggage can stay at the guest house until Sunday 16:30.',
          'Die Gruppen treffen am Samstag ab 11:00 Uhr ein. Das Gepäck kann bis Sonntag 16:30 Uhr im Gästehaus bleiben.',
          'Группы собираются в субботу с 11:00. Багаж можно оставить в гостевом доме до 16:30 воскресенья.',
        ),
      },
    },
    {
      name: 'warszawa',
      values: {
        name: 'Warszawa',
        alias: words('Warsaw', 'Warschau', 'Варшава'),
        station: 'Warszawa Centralna',
        country: 'PL',
        lat: 52.2286,
        lon: 21.0031,
        zone: 'Europe/Warsaw',
        arrive: '2027-05-02T23:16',
        depart: '2027-05-04T09:20',
        host: ref('warsaw'),
      },
    },
    {
      name: 'brest',
      values: {
        name: 'Брэст',
        alias: words('Brest', 'Brest', 'Брест'),
        station: 'Brest-Tsentralny',
        country: 'BY',
        lat: 52.1003,
        lon: 23.6803,
        zone: 'Europe/Minsk',
        arrive: '2027-05-04T14:55',
        depart: '2027-05-05T13:10',
        host: ref('warsaw'),
        note: words(
          'Change of gauge from 1435 to 1520 mm. From here to Moscow the clocks are one hour ahead of Warsaw in summer.',
          'Spurwechsel von 1435 auf 1520 mm. Von hier bis Moskau gehen die Uhren im Sommer eine Stunde vor gegenüber Warschau.',
          'Смена колеи с 1435 на 1520 мм. Отсюда и до Москвы летом время на час впереди варшавского.',
        ),
      },
    },
    {
      name: 'minsk',
      values: {
        name: 'Мінск',
        alias: words('Minsk', 'Minsk', 'Минск'),
        station: 'Minsk-Pasažyrski',
        country: 'BY',
        lat: 53.8907,
        lon: 27.5511,
        zone: 'Europe/Minsk',
        arrive: '2027-05-05T16:52',
        depart: '2027-05-07T06:40',
        host: ref('coventry'),
      },
    },
    {
      name: 'smolensk',
      values: {
        name: 'Смоленск',
        alias: words('Smolensk', 'Smolensk', 'Смоленск'),
        station: 'Smolensk-Tsentralny',
        country: 'RU',
        lat: 54.7978,
        lon: 32.0344,
        zone: 'Europe/Moscow',
        arrive: '2027-05-07T10:42',
        depart: '2027-05-07T23:05',
        host: ref('volgograd'),
      },
    },
    {
      name: 'moskva',
      values: {
        name: 'Москва',
        alias: words('Moscow', 'Moskau', 'Москва'),
        station: 'Belorussky vokzal',
        country: 'RU',
        lat: 55.7764,
        lon: 37.5803,
        zone: 'Europe/Moscow',
        arrive: '2027-05-08T06:14',
        host: ref('volgograd'),
      },
    },
  ]
}

/** How it goes from stop to stop. `checkedOn` is the day on which somebody last looked whether the train runs. */
export function trainLegs(ref: Ref, checkedOn: string): readonly Named<'legs'>[] {
  return [
    {
      name: 'berlin-warszawa',
      values: {
        from: ref('berlin'),
        to: ref('warszawa'),
        mode: 'train',
        number: 'EC 49',
        distanceKm: 574,
        status: 'runs',
        checkedOn,
      },
    },
    {
      name: 'warszawa-brest',
      values: {
        from: ref('warszawa'),
        to: ref('brest'),
        mode: 'train',
        number: '',
        distanceKm: 217,
        borderMinutes: 120,
        status: 'charter',
        checkedOn,
        note: words(
          'No regular through train since March 2020. We ask for chartered coaches of a train; two hours are kept for border and change of gauge.',
          'Seit März 2020 kein regelmäßiger durchgehender Zug. Wir fragen Charterwagen an; zwei Stunden sind für Grenze und Spurwechsel vorgesehen.',
          'С марта 2020 года регулярного прямого поезда нет. Запрашиваем чартерные вагоны; на границу и смену колеи отведено два часа.',
        ),
      },
    },
    {
      name: 'brest-minsk',
      values: {
        from: ref('brest'),
        to: ref('minsk'),
        mode: 'train',
        number: '704',
        distanceKm: 345,
        status: 'runs',
        checkedOn,
      },
    },
    {
      name: 'minsk-smolensk',
      values: {
        from: ref('minsk'),
        to: ref('smolensk'),
        mode: 'train',
        number: '',
        distanceKm: 331,
        status: 'unknown',
        checkedOn,
        note: words(
          'Through Orsha. Which trains stop in Smolensk in May is not yet published.',
          'Über Orscha. Welche Züge im Mai in Smolensk halten, ist noch nicht veröffentlicht.',
          'Через Оршу. Какие поезда будут останавливаться в Смоленске в мае, пока не объявлено.',
        ),
      },
    },
    {
      name: 'smolensk-moskva',
      values: {
        from: ref('smolensk'),
        to: ref('moskva'),
        mode: 'train',
        number: '',
        distanceKm: 419,
        status: 'runs',
        checkedOn,
        note: words('Night train.', 'Nachtzug.', 'Ночной поезд.'),
      },
    },
  ]
}
