/** The programme in Berlin and Warszawa, days 1 to 3. Sites and their coordinates: design page "Demo plans", section 4. */
import { type Named, type Ref, words } from '../story.ts'

/** Saturday and Sunday in Berlin. */
export function berlinItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('berlin')
  return [
    {
      name: 'opening',
      values: {
        title: words('Opening', 'Eröffnung', 'Открытие'),
        stop,
        day: '2027-05-01',
        start: '15:00',
        end: '16:00',
        committee: ref('cologne'),
        place: 'Guest house, Berlin-Mitte',
        method: 'Plenary',
        bring: words('Badge and travel folder', 'Namensschild und Reisemappe', 'Бейдж и папку участника'),
      },
    },
    {
      name: 'names-workshop',
      values: {
        title: words(
          'Workshop: the names we bring',
          'Werkstatt: die Namen, die wir mitbringen',
          'Мастерская: имена, которые мы привезли',
        ),
        note: words(
          'Each participant reads one name from home: from a memorial or a family letter. The name is read as it is written there.',
          'Alle lesen einen Namen von zu Hause vor: von einem Denkmal oder aus einem Familienbrief. Gelesen wird, wie es dort steht.',
          'Каждый участник читает одно имя из своего города: с памятника или из семейного письма. Имя читается так, как оно там написано.',
        ),
        stop,
        day: '2027-05-01',
        start: '16:30',
        end: '18:30',
        committee: ref('coventry'),
        place: 'Guest house, Berlin-Mitte',
        method: 'Workshop in mixed groups',
        bring: words(
          'One name and where it stands',
          'Einen Namen und wo er steht',
          'Одно имя и сведения, где оно записано',
        ),
      },
    },
    {
      name: 'stelae',
      values: {
        title: words(
          'Memorial to the Murdered Jews of Europe',
          'Denkmal für die ermordeten Juden Europas',
          'Мемориал убитым евреям Европы',
        ),
        note: words('Memorial opened in 2005.', 'Denkmal, eröffnet 2005.', 'Мемориал открыт в 2005 году.'),
        stop,
        day: '2027-05-01',
        start: '20:00',
        end: '21:00',
        committee: ref('cologne'),
        place: 'Denkmal für die ermordeten Juden Europas',
        lat: 52.5139,
        lon: 13.3787,
        method: 'Walk in silence',
      },
    },
    {
      name: 'treptow',
      values: {
        title: words(
          'Treptower Park, laying of wreaths',
          'Treptower Park, Kranzniederlegung',
          'Трептов-парк, возложение венков',
        ),
        note: words(
          'Memorial and war cemetery, 1946–49. About 7,000 Red Army soldiers are buried here; sources give 5,000 to 7,000.',
          'Ehrenmal und Kriegsgräberstätte, 1946–49. Hier sind etwa 7.000 Soldaten der Roten Armee bestattet; Quellen nennen 5.000 bis 7.000.',
          'Мемориал и воинское кладбище, 1946–1949. Здесь похоронены около 7000 солдат Красной армии; в источниках от 5000 до 7000.',
        ),
        stop,
        day: '2027-05-02',
        start: '09:30',
        end: '11:00',
        committee: ref('volgograd'),
        place: 'Sowjetisches Ehrenmal, Treptower Park',
        lat: 52.4861,
        lon: 13.4717,
        method: 'Ceremony',
        bring: words('Four wreaths, dark clothing', 'Vier Kränze, dunkle Kleidung', 'Четыре венка, тёмную одежду'),
      },
    },
    {
      name: 'karlshorst',
      values: {
        title: words('Museum Berlin-Karlshorst', 'Museum Berlin-Karlshorst', 'Музей Берлин-Карлсхорст'),
        note: words(
          'Place of the signing of the German surrender in the night of 8 to 9 May 1945.',
          'Ort der Unterzeichnung der deutschen Kapitulation in der Nacht vom 8. auf den 9. Mai 1945.',
          'Место подписания капитуляции Германии в ночь с 8 на 9 мая 1945 года.',
        ),
        stop,
        day: '2027-05-02',
        start: '12:30',
        end: '15:00',
        committee: ref('cologne'),
        place: 'Museum Berlin-Karlshorst',
        lat: 52.4858,
        lon: 13.5397,
        method: 'Guided tour in three languages',
      },
    },
  ]
}

/** Monday in Warszawa: two groups in parallel, together again in the afternoon. */
export function warszawaItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('warszawa')
  const day = '2027-05-03'
  const committee = ref('warsaw')
  return [
    {
      name: 'rising-museum',
      values: {
        title: words('Warsaw Rising Museum', 'Museum des Warschauer Aufstands', 'Музей Варшавского восстания'),
        note: words(
          'Museum opened on 31 July 2004. Group A.',
          'Museum, eröffnet am 31. Juli 2004. Gruppe A.',
          'Музей открыт 31 июля 2004 года. Группа А.',
        ),
        stop,
        day,
        start: '10:00',
        end: '12:30',
        committee,
        party: 'A',
        place: 'Muzeum Powstania Warszawskiego',
        lat: 52.2322,
        lon: 20.9808,
        method: 'Guided tour',
        language: 'en',
      },
    },
    {
      name: 'polin',
      values: {
        title: words(
          'POLIN Museum, youth workshop',
          'Museum POLIN, Jugendwerkstatt',
          'Музей «ПОЛИН», молодёжная мастерская',
        ),
        note: words(
          'Beside it the monument to the ghetto uprising of 1943. Group B.',
          'Daneben das Denkmal für den Ghettoaufstand von 1943. Gruppe B.',
          'Рядом памятник восстанию в гетто 1943 года. Группа Б.',
        ),
        stop,
        day,
        start: '10:00',
        end: '12:30',
        committee,
        party: 'B',
        place: 'Muzeum POLIN, Pomnik Bohaterów Getta',
        lat: 52.2494,
        lon: 20.9931,
        method: 'Workshop',
        language: 'de',
      },
    },
    {
      name: 'nozyk',
      values: {
        title: words('Nożyk Synagogue', 'Nożyk-Synagoge', 'Синагога Ножиков'),
        note: words(
          'The surviving pre-war synagogue of the city that is still in use.',
          'Die erhaltene Vorkriegssynagoge der Stadt, die noch genutzt wird.',
          'Сохранившаяся довоенная синагога города, действующая и сегодня.',
        ),
        stop,
        day,
        start: '14:00',
        end: '15:00',
        committee,
        place: 'Synagoga Nożyków',
        lat: 52.236,
        lon: 21.0011,
        method: 'Visit with a guide',
        bring: words('Head covering', 'Kopfbedeckung', 'Головной убор'),
      },
    },
    {
      name: 'uprising-monument',
      values: {
        title: words(
          'Warsaw Uprising Monument, minute of silence',
          'Denkmal des Warschauer Aufstands, Schweigeminute',
          'Памятник Варшавскому восстанию, минута молчания',
        ),
        note: words(
          'Monument of 1989 to the uprising of August to October 1944.',
          'Denkmal von 1989 für den Aufstand von August bis Oktober 1944.',
          'Памятник восстанию августа — октября 1944 года, открыт в 1989 году.',
        ),
        stop,
        day,
        start: '16:00',
        end: '16:45',
        committee,
        place: 'Pomnik Powstania Warszawskiego, pl. Krasińskich',
        lat: 52.2494,
        lon: 21.0061,
        method: 'Ceremony',
      },
    },
  ]
}
