/** The longer texts of the train, each in the three working languages. Places and dates only; no adjectives of blame or glory. */
import { type Prose, words } from '../story.ts'

/** The title in the plan's first language. */
export const trainName = 'Remembrance Train 2027'
export const trainTitle = words(trainName, 'Gedenkzug 2027', 'Поезд памяти 2027')

/** As first agreed, when sixty were to travel. */
export const trainPurpose = words(
  'Sixty young people from four cities travel together from Berlin to Moscow. They visit places of the years 1939 to 1945, read names, and write one text in three languages.',
  'Sechzig junge Menschen aus vier Städten fahren gemeinsam von Berlin nach Moskau. Sie besuchen Orte der Jahre 1939 bis 1945, lesen Namen und schreiben einen Text in drei Sprachen.',
  'Шестьдесят молодых людей из четырёх городов вместе едут из Берлина в Москву. Они посещают места, связанные с 1939–1945 годами, читают имена и пишут один текст на трёх языках.',
)

/** The English and German wording for 54. The Russian one is left as it was, and so is older than its source. */
export const trainPurposeNow = words(
  'Fifty-four young people from four cities travel together from Berlin to Moscow. They visit places of the years 1939 to 1945, read names, and write one text in three languages.',
  'Vierundfünfzig junge Menschen aus vier Städten fahren gemeinsam von Berlin nach Moskau. Sie besuchen Orte der Jahre 1939 bis 1945, lesen Namen und schreiben einen Text in drei Sprachen.',
)

export const trainLabel = words(
  'Planning exercise; not a running service',
  'Planungsübung; kein tatsächlich verkehrender Zug',
  'Учебный пример плана; поезд не курсирует',
)

export const trainSections: readonly Prose[] = [
  {
    name: 'partners',
    title: words('Purpose and partners', 'Zweck und Partner', 'Цель и партнёры'),
    texts: {
      en: [
        { heading: 'What the journey is for' },
        'The journey asks what was remembered, by whom, and what was left out. It does not ask who is right. Every group brings names from its own city and listens to the names of the others.',
        { heading: 'Who takes part' },
        'Committees from Cologne, Coventry, Warsaw and Volgograd plan and pay together. Some official links between the cities are suspended or on hold; this is shown with its date and not commented on. The people who plan here act for their committees and not for their city councils.',
        { heading: 'What comes out of it' },
        {
          list: [
            'One joint text in English, German and Russian',
            'A public evening in each of the four cities',
            'A booklet with the names that were read',
          ],
        },
        'The booklet names the source of every name.',
      ],
      de: [
        { heading: 'Wozu die Reise dient' },
        'Die Reise fragt, woran erinnert wurde, von wem, und was fehlt. Sie fragt nicht, wer recht hat. Jede Gruppe bringt Namen aus der eigenen Stadt mit und hört die Namen der anderen.',
        { heading: 'Wer teilnimmt' },
        'Komitees aus Köln, Coventry, Warschau und Wolgograd planen und zahlen gemeinsam. Einige offizielle Verbindungen zwischen den Städten sind ausgesetzt oder ruhen; das wird mit Datum gezeigt und nicht bewertet. Wer hier plant, handelt für das Komitee und nicht für den Rat der Stadt.',
        { heading: 'Was daraus entsteht' },
        {
          list: [
            'Ein gemeinsamer Text auf Englisch, Deutsch und Russisch',
            'Ein öffentlicher Abend in jeder der vier Städte',
            'Ein Heft mit den Namen, die gelesen wurden',
          ],
        },
        'Das Heft nennt zu jedem Namen die Quelle.',
      ],
      ru: [
        { heading: 'Для чего эта поездка' },
        'В поездке мы спрашиваем, о чём помнили, кто помнил и что осталось за рамками. Мы не спрашиваем, кто прав. Каждая группа привозит имена из своего города и слушает имена других.',
        { heading: 'Кто участвует' },
        'Комитеты из Кёльна, Ковентри, Варшавы и Волгограда вместе планируют и вместе платят. Некоторые официальные связи между городами приостановлены; это указано с датой и не оценивается. Те, кто планирует здесь, действуют от имени своих комитетов, а не городских советов.',
        { heading: 'Что будет итогом' },
        {
          list: [
            'Один совместный текст на английском, немецком и русском языках',
            'Открытый вечер в каждом из четырёх городов',
            'Брошюра с именами, которые прозвучали',
          ],
        },
        'В брошюре к каждому имени указан источник.',
      ],
    },
  },
  {
    name: 'rules',
    title: words('How we behave at the sites', 'Verhalten an den Orten', 'Как мы ведём себя в местах памяти'),
    texts: {
      en: [
        {
          list: [
            'We arrive half an hour early and walk in together.',
            'Telephones stay in the bag. Two people take photographs for all.',
            'No flags and no slogans. Ribbons carry the agreed wording only.',
            'Whoever needs a pause may step out; a leader goes along.',
            'After each visit there are 45 minutes in mixed groups.',
          ],
        },
        'Whoever is unsure asks a leader first.',
      ],
      de: [
        {
          list: [
            'Wir kommen eine halbe Stunde früher und gehen gemeinsam hinein.',
            'Telefone bleiben in der Tasche. Zwei Personen fotografieren für alle.',
            'Keine Fahnen und keine Parolen. Schleifen tragen nur den vereinbarten Wortlaut.',
            'Wer eine Pause braucht, darf hinausgehen; eine Leitung geht mit.',
            'Nach jedem Besuch folgen 45 Minuten in gemischten Gruppen.',
          ],
        },
        'Wer unsicher ist, fragt zuerst eine Leitung.',
      ],
      ru: [
        {
          list: [
            'Мы приходим на полчаса раньше и входим вместе.',
            'Телефоны остаются в сумке. Двое фотографируют для всех.',
            'Без флагов и лозунгов. На лентах только согласованный текст.',
            'Если кому-то нужна пауза, можно выйти; с ним идёт руководитель.',
            'После каждого посещения — 45 минут разговора в смешанных группах.',
          ],
        },
        'Если есть сомнения, сначала спросите руководителя.',
      ],
    },
  },
  {
    name: 'joint-text',
    title: words(
      'Joint text, first sentences',
      'Gemeinsamer Text, erste Sätze',
      'Совместный текст, первые предложения',
    ),
    texts: {
      en: [
        'We come from four cities. Each of them was damaged in the war, and in each of them families still look for names.',
        'We read the names as they are written where they were found. Where sources give different numbers, we give them all.',
        'We do not remember in the same way, and we did not try to. We listened.',
      ],
      de: [
        'Wir kommen aus vier Städten. Jede von ihnen wurde im Krieg beschädigt, und in jeder suchen Familien bis heute nach Namen.',
        'Wir lesen die Namen so, wie sie dort geschrieben stehen, wo sie gefunden wurden. Wo Quellen verschiedene Zahlen nennen, nennen wir alle.',
        'Wir erinnern uns nicht auf gleiche Weise, und wir haben es nicht versucht. Wir haben zugehört.',
      ],
      ru: [
        'Мы приехали из четырёх городов. Каждый из них пострадал в войну, и в каждом семьи до сих пор ищут имена.',
        'Мы читаем имена так, как они записаны там, где были найдены. Если источники называют разные числа, мы приводим все.',
        'Мы помним по-разному и не пытались помнить одинаково. Мы слушали.',
      ],
    },
  },
]
