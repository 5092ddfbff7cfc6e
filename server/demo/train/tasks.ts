/** What has to be done before the train, as it stood when the first version was agreed. */
import { type Named, type Ref, words } from '../story.ts'

/** The tasks in the order in which they fall due. */
export function trainTasks(ref: Ref): readonly Named<'tasks'>[] {
  return [
    {
      name: 'site-requests',
      values: {
        title: words(
          'Ask the memorial sites for dates',
          'Termine bei den Gedenkstätten anfragen',
          'Запросить даты у мемориалов',
        ),
        committee: ref('cologne'),
        member: ref('anke'),
        due: '2026-09-30',
        state: 'done',
      },
    },
    {
      name: 'grant',
      values: {
        title: words('Hand in the grant application', 'Förderantrag einreichen', 'Подать заявку на грант'),
        note: words(
          'Counts and own share come from the budget of the agreed version.',
          'Kopfzahlen und Eigenanteil stehen im Budget der vereinbarten Fassung.',
          'Число участников и собственный вклад берутся из бюджета согласованной версии.',
        ),
        committee: ref('cologne'),
        member: ref('ulla'),
        due: '2026-11-30',
        state: 'doing',
      },
    },
    {
      name: 'charter',
      values: {
        title: words(
          'Offers for chartered coaches Warszawa – Brest',
          'Angebote für Charterwagen Warszawa – Brest',
          'Предложения на чартерные вагоны Варшава — Брест',
        ),
        note: words('Three offers.', 'Drei Angebote.', 'Три предложения.'),
        committee: ref('warsaw'),
        member: ref('witold'),
        due: '2026-12-15',
        state: 'doing',
      },
    },
    {
      name: 'participants',
      values: {
        title: words(
          'Final counts from all four cities',
          'Endgültige Zahlen aus allen vier Städten',
          'Окончательное число участников из четырёх городов',
        ),
        note: words(
          'Counts only. Names stay with the schools.',
          'Nur Zahlen. Namen bleiben bei den Schulen.',
          'Только числа. Имена остаются в школах.',
        ),
        committee: ref('coventry'),
        member: ref('delia'),
        due: '2027-01-15',
        state: 'open',
      },
    },
    {
      name: 'letters',
      values: {
        title: words(
          'Invitation letters with the same route for all',
          'Einladungsschreiben mit gleicher Route für alle',
          'Пригласительные письма с одинаковым маршрутом',
        ),
        committee: ref('volgograd'),
        member: ref('yuliya'),
        due: '2027-01-29',
        state: 'open',
      },
    },
    {
      name: 'visas',
      values: {
        title: words('Visas and travel insurance', 'Visa und Reiseversicherung', 'Визы и страховка'),
        committee: ref('coventry'),
        member: ref('graham'),
        due: '2027-02-12',
        state: 'open',
      },
    },
    {
      name: 'interpreters',
      values: {
        title: words(
          'Book interpreters for six days',
          'Dolmetschende für sechs Tage buchen',
          'Заказать переводчиков на шесть дней',
        ),
        committee: ref('coventry'),
        due: '2027-02-26',
        state: 'open',
      },
    },
    {
      name: 'learning',
      values: {
        title: words(
          'Six hours of preparation in each city',
          'Sechs Stunden Vorbereitung in jeder Stadt',
          'Шесть часов подготовки в каждом городе',
        ),
        committee: ref('warsaw'),
        member: ref('halina'),
        due: '2027-03-12',
        state: 'open',
      },
    },
    {
      name: 'ribbons',
      values: {
        title: words('Wording of the ribbons', 'Wortlaut der Kranzschleifen', 'Текст на лентах венков'),
        note: words(
          'The same wording at every site, in the languages of all four cities.',
          'An jedem Ort derselbe Wortlaut, in den Sprachen aller vier Städte.',
          'Одинаковый текст во всех местах, на языках всех четырёх городов.',
        ),
        committee: ref('volgograd'),
        member: ref('oleg'),
        due: '2027-03-19',
        state: 'open',
      },
    },
    {
      name: 'emergency-card',
      values: {
        title: words(
          'Emergency card with telephone numbers for each day',
          'Notfallkarte mit Rufnummern für jeden Tag',
          'Памятка с телефонами на каждый день',
        ),
        committee: ref('cologne'),
        member: ref('jost'),
        due: '2027-04-09',
        state: 'open',
      },
    },
    {
      name: 'consents',
      values: {
        title: words('Collect consent forms', 'Einverständnisse einsammeln', 'Собрать согласия родителей'),
        committee: ref('cologne'),
        due: '2027-04-16',
        state: 'open',
      },
    },
    {
      name: 'public-evening',
      values: {
        title: words(
          'Public evening in each city',
          'Öffentlicher Abend in jeder Stadt',
          'Открытый вечер в каждом городе',
        ),
        committee: null,
        due: '2027-06-08',
        state: 'open',
      },
    },
  ]
}
