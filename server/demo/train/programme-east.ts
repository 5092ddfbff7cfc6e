/** The programme from Brest to Moskva, days 4 to 8. Sites and their coordinates: design page "Demo plans", section 4. */
import { type Named, type Ref, words } from '../story.ts'

/** Tuesday and Wednesday in Brest. */
export function brestItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('brest')
  return [
    {
      name: 'brest-walk',
      values: {
        title: words(
          'Town walk in mixed groups',
          'Stadtrundgang in gemischten Gruppen',
          'Прогулка по городу в смешанных группах',
        ),
        stop,
        day: '2027-05-04',
        start: '17:00',
        end: '18:30',
        committee: ref('warsaw'),
        place: 'Brest, pedestrian street',
        method: 'City rally',
      },
    },
    {
      name: 'fortress',
      values: {
        title: words('Brest Fortress memorial', 'Gedenkstätte Brester Festung', 'Мемориал «Брестская крепость»'),
        note: words(
          'Fortress of the 19th century, memorial built 1969–71. Defence from 22 June 1941.',
          'Festung des 19. Jahrhunderts, Gedenkstätte von 1969–71. Verteidigung ab dem 22. Juni 1941.',
          'Крепость XIX века, мемориал построен в 1969–1971 годах. Оборона с 22 июня 1941 года.',
        ),
        stop,
        day: '2027-05-05',
        start: '09:00',
        end: '11:30',
        committee: ref('volgograd'),
        place: 'Брэсцкая крэпасць',
        lat: 52.0828,
        lon: 23.6556,
        method: 'Guided tour',
        language: 'ru',
      },
    },
  ]
}

/** Wednesday evening and Thursday in and around Minsk. */
export function minskItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('minsk')
  const day = '2027-05-06'
  return [
    {
      name: 'first-draft',
      values: {
        title: words(
          'Joint text, first draft',
          'Gemeinsamer Text, erster Entwurf',
          'Совместный текст, первый набросок',
        ),
        stop,
        day: '2027-05-05',
        start: '19:30',
        end: '21:00',
        committee: ref('coventry'),
        place: 'Hostel, meeting room',
        method: 'Writing in pairs, one language each',
      },
    },
    {
      name: 'trostenets',
      values: {
        title: words('Maly Trostenets', 'Maly Trostenez', 'Малый Тростенец'),
        note: words(
          'Site of mass killing 1941–44, memorial. The numbers of those killed differ by source.',
          'Ort der Massentötung 1941–44, Gedenkstätte. Die Zahlen der Getöteten unterscheiden sich nach Quelle.',
          'Место массового уничтожения людей в 1941–1944 годах, мемориал. Число погибших в источниках различается.',
        ),
        stop,
        day,
        start: '09:00',
        end: '11:00',
        committee: ref('cologne'),
        place: 'Трасцянец',
        lat: 53.851,
        lon: 27.71,
        method: 'Visit with a guide, silence',
      },
    },
    {
      name: 'khatyn',
      values: {
        title: words('Khatyn memorial, by coach', 'Gedenkstätte Chatyn, mit dem Bus', 'Мемориал «Хатынь», автобусом'),
        note: words(
          'Village burned on 22 March 1943, 149 people killed. Memorial opened on 5 July 1969. Belarus, about 55 km north-east of Minsk; not to be confused with Katyn near Smolensk.',
          'Dorf, am 22. März 1943 niedergebrannt, 149 Menschen getötet. Gedenkstätte eröffnet am 5. Juli 1969. Belarus, etwa 55 km nordöstlich von Minsk; nicht zu verwechseln mit Katyn bei Smolensk.',
          'Деревня сожжена 22 марта 1943 года, погибли 149 человек. Мемориал открыт 5 июля 1969 года. Беларусь, около 55 км к северо-востоку от Минска; не путать с Катынью под Смоленском.',
        ),
        stop,
        day,
        start: '13:00',
        end: '15:30',
        committee: ref('coventry'),
        place: 'Хатынь',
        lat: 54.3361,
        lon: 27.9408,
        method: 'Guided tour',
        bring: words('Water and rain jacket', 'Wasser und Regenjacke', 'Воду и дождевик'),
      },
    },
    {
      name: 'yama',
      values: {
        title: words('Yama memorial', 'Gedenkstätte Jama', 'Мемориал «Яма»'),
        note: words(
          'Memorial to victims of the Minsk ghetto.',
          'Gedenkstätte für Opfer des Minsker Ghettos.',
          'Мемориал жертвам Минского гетто.',
        ),
        stop,
        day,
        start: '17:00',
        end: '17:30',
        committee: ref('cologne'),
        place: 'Яма',
        lat: 53.9108,
        lon: 27.5425,
        method: 'Silence',
      },
    },
  ]
}

/** Friday in and near Smolensk. */
export function smolenskItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('smolensk')
  const day = '2027-05-07'
  return [
    {
      name: 'katyn',
      values: {
        title: words(
          'Katyn war cemetery, by coach',
          'Kriegsfriedhof Katyn, mit dem Bus',
          'Мемориал «Катынь», автобусом',
        ),
        note: words(
          'Cemetery of Polish officers shot in 1940 by the NKVD; also Soviet victims. Polish war cemetery opened on 28 July 2000. Russia, about 20 km west of Smolensk.',
          'Friedhof polnischer Offiziere, 1940 vom NKWD erschossen; auch sowjetische Opfer. Polnischer Kriegsfriedhof eröffnet am 28. Juli 2000. Russland, etwa 20 km westlich von Smolensk.',
          'Кладбище польских офицеров, расстрелянных НКВД в 1940 году; также советские жертвы. Польское военное кладбище открыто 28 июля 2000 года. Россия, около 20 км к западу от Смоленска.',
        ),
        stop,
        day,
        start: '12:30',
        end: '15:00',
        committee: ref('warsaw'),
        place: 'Катынь',
        lat: 54.77,
        lon: 31.79,
        method: 'Ceremony and guided tour',
        bring: words('Four wreaths', 'Vier Kränze', 'Четыре венка'),
      },
    },
    {
      name: 'two-names',
      values: {
        title: words(
          'Workshop: two names, one letter apart',
          'Werkstatt: zwei Namen, ein Buchstabe Unterschied',
          'Мастерская: два названия, разница в одну букву',
        ),
        note: words(
          'Khatyn and Katyn: two places, two dates. The groups compare how both are written and explained in four scripts.',
          'Chatyn und Katyn: zwei Orte, zwei Daten. Die Gruppen vergleichen, wie beide in vier Schreibweisen stehen und erklärt werden.',
          'Хатынь и Катынь: два места, две даты. Группы сравнивают, как оба названия пишут и объясняют на четырёх языках.',
        ),
        stop,
        day,
        start: '17:00',
        end: '18:30',
        committee: ref('volgograd'),
        place: 'Town library, reading room',
        method: 'Workshop',
      },
    },
  ]
}

/** Saturday in Moskva. */
export function moskvaItems(ref: Ref): readonly Named<'items'>[] {
  const stop = ref('moskva')
  const day = '2027-05-08'
  return [
    {
      name: 'park-pobedy',
      values: {
        title: words('Park Pobedy, Poklonnaya Hill', 'Park Pobedy, Poklonnaja-Hügel', 'Парк Победы, Поклонная гора'),
        note: words(
          'Museum and park opened on 9 May 1995; a church, a mosque and a memorial synagogue stand in the park.',
          'Museum und Park eröffnet am 9. Mai 1995; im Park stehen eine Kirche, eine Moschee und eine Gedenksynagoge.',
          'Музей и парк открыты 9 мая 1995 года; в парке находятся храм, мечеть и мемориальная синагога.',
        ),
        stop,
        day,
        start: '09:30',
        end: '11:30',
        committee: ref('volgograd'),
        place: 'Парк Победы, Поклонная гора',
        lat: 55.7306,
        lon: 37.5047,
        method: 'Guided walk',
      },
    },
    {
      name: 'unknown-soldier',
      values: {
        title: words('Tomb of the Unknown Soldier', 'Grabmal des Unbekannten Soldaten', 'Могила Неизвестного Солдата'),
        note: words('Tomb of 1967.', 'Grabmal von 1967.', 'Открыта в 1967 году.'),
        stop,
        day,
        start: '12:30',
        end: '13:00',
        committee: ref('volgograd'),
        place: 'Могила Неизвестного Солдата',
        lat: 55.7547,
        lon: 37.6161,
        method: 'Silence',
      },
    },
    {
      name: 'closing',
      values: {
        title: words(
          'Closing session, joint text in three languages',
          'Abschluss, gemeinsamer Text in drei Sprachen',
          'Заключительная встреча, совместный текст на трёх языках',
        ),
        note: words(
          'The text is read aloud in English, German and Russian. What all four groups do not share is recorded beside it with its author.',
          'Der Text wird auf Englisch, Deutsch und Russisch verlesen. Was nicht alle vier Gruppen teilen, wird mit Verfasser daneben festgehalten.',
          'Текст читается вслух на английском, немецком и русском. То, с чем согласны не все четыре группы, записывается рядом с указанием автора.',
        ),
        stop,
        day,
        start: '15:00',
        end: '17:00',
        committee: ref('coventry'),
        place: 'Hostel, conference room',
        method: 'Plenary',
      },
    },
  ]
}
