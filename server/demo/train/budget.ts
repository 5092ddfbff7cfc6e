/**
 * Who pays what on the train, and how many travel. Amounts in minor units. Prices per head follow the count of people, so
 * that the lines of `perHead` change together with the groups.
 */
import type { BudgetLine } from '#shared/plan/plan.ts'
import { type Named, type Ref, words } from '../story.ts'

/** Young people of each committee: 60 in the version first agreed, 54 now. */
export const youngAtFirst = { cologne: 18, coventry: 14, warsaw: 14, volgograd: 14 }
export const youngNow = { cologne: 16, coventry: 12, warsaw: 14, volgograd: 12 }
const leaders = { cologne: 3, coventry: 2, warsaw: 3, volgograd: 2 }

/** Lines whose amount is a price for each traveller, with that price. */
export const perHead = {
  'train-berlin': 39_90,
  'trains-east': 58_50,
  'stay-berlin': 34_00,
  'stay-warszawa': 170_00,
  'stay-east': 66_00,
  meals: 96_00,
}

/** How many travel when the young people are these. */
export function heads(young: Readonly<Record<keyof typeof youngAtFirst, number>>): number {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
  return sum(young) + sum(leaders)
}

/** The groups as first agreed: named `young-<committee>` and `leaders-<committee>`. */
export function trainGroups(ref: Ref): readonly Named<'groups'>[] {
  const groups = (name: string, kind: 'young' | 'leader', counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([seat, count]) => ({
      name: `${name}-${seat}`,
      values: { committee: ref(seat), kind, count },
    }))
  return [...groups('young', 'young', youngAtFirst), ...groups('leaders', 'leader', leaders)]
}

/** Rates typed by the treasurer for planning, on the day when she last looked. */
export function trainRates(day: string): readonly Named<'rates'>[] {
  const source = 'Treasurer of Cologne, for planning'
  return [
    { name: 'pln', values: { currency: 'PLN', rate: '0.2345', day, source } },
    { name: 'gbp', values: { currency: 'GBP', rate: '1.1580', day, source } },
  ]
}

/** The budget lines for `count` travellers. */
export function trainLines(ref: Ref, count: number): readonly Named<'lines'>[] {
  const line = (
    name: string,
    payer: string,
    currency: 'EUR' | 'PLN' | 'GBP',
    planned: number,
    rest: Partial<Pick<BudgetLine, 'title' | 'category' | 'shareRule' | 'shares' | 'actual' | 'inKind'>>,
  ) => ({ name, values: { payer: ref(payer), currency, planned, ...rest } })
  const each = (name: keyof typeof perHead) => perHead[name] * count
  return [
    line('train-berlin', 'cologne', 'EUR', each('train-berlin'), {
      title: words(
        'Berlin – Warszawa, group tickets',
        'Berlin – Warszawa, Gruppenfahrkarten',
        'Берлин — Варшава, групповые билеты',
      ),
      category: 'travel',
      shareRule: 'heads',
    }),
    line('charter', 'warsaw', 'PLN', 18_400_00, {
      title: words(
        'Warszawa – Brest, chartered coaches',
        'Warszawa – Brest, Charterwagen',
        'Варшава — Брест, чартерные вагоны',
      ),
      category: 'travel',
      shareRule: 'equal',
    }),
    line('trains-east', 'volgograd', 'EUR', each('trains-east'), {
      title: words(
        'Brest – Minsk – Smolensk – Moskva, reserved seats',
        'Brest – Minsk – Smolensk – Moskva, Platzkarten',
        'Брест — Минск — Смоленск — Москва, билеты',
      ),
      category: 'travel',
      shareRule: 'heads',
    }),
    line('coaches', 'volgograd', 'EUR', 1_960_00, {
      title: words(
        'Coaches to Trostenets, Khatyn and Katyn',
        'Busse nach Trostenez, Chatyn und Katyn',
        'Автобусы: Тростенец, Хатынь, Катынь',
      ),
      category: 'travel',
      shareRule: 'equal',
    }),
    line('stay-berlin', 'cologne', 'EUR', each('stay-berlin'), {
      title: words(
        'Guest house in Berlin, one night',
        'Gästehaus Berlin, eine Nacht',
        'Гостевой дом в Берлине, одна ночь',
      ),
      category: 'stay',
      shareRule: 'heads',
    }),
    line('stay-warszawa', 'warsaw', 'PLN', each('stay-warszawa'), {
      title: words(
        'Hostel in Warszawa, two nights',
        'Jugendherberge Warszawa, zwei Nächte',
        'Хостел в Варшаве, две ночи',
      ),
      category: 'stay',
      shareRule: 'heads',
    }),
    line('stay-east', 'cologne', 'EUR', each('stay-east'), {
      title: words(
        'Hostels in Brest and Minsk, three nights',
        'Herbergen in Brest und Minsk, drei Nächte',
        'Хостелы в Бресте и Минске, три ночи',
      ),
      category: 'stay',
      shareRule: 'heads',
    }),
    line('meals', 'cologne', 'EUR', each('meals'), {
      title: words('Meals, eight days', 'Verpflegung, acht Tage', 'Питание, восемь дней'),
      category: 'meals',
      shareRule: 'heads',
    }),
    line('guides', 'warsaw', 'PLN', 3_200_00, {
      title: words('Entrance and guides', 'Eintritt und Führungen', 'Входные билеты и экскурсии'),
      category: 'programme',
      shareRule: 'equal',
    }),
    line('interpreters', 'coventry', 'GBP', 2_400_00, {
      title: words('Interpreters, six days', 'Dolmetschen, sechs Tage', 'Переводчики, шесть дней'),
      category: 'interpreting',
      shareRule: 'equal',
    }),
    // Four do not go into this amount: one cent is left over, and it falls to the first committee of the list.
    line('insurance', 'cologne', 'EUR', 1_234_57, {
      title: words('Group insurance', 'Gruppenversicherung', 'Групповая страховка'),
      category: 'insurance',
      shareRule: 'equal',
      actual: 1_234_57,
    }),
    line('wreaths', 'volgograd', 'EUR', 640_00, {
      title: words('Wreaths and ribbons', 'Kränze und Schleifen', 'Венки и ленты'),
      category: 'materials',
      shareRule: 'payer',
    }),
    line('exhibition', 'coventry', 'GBP', 1_150_00, {
      title: words(
        'Panels and booklet for the public evenings',
        'Tafeln und Heft für die öffentlichen Abende',
        'Стенды и брошюра для открытых вечеров',
      ),
      category: 'publicity',
      shareRule: 'percent',
      shares: { [ref('cologne')]: 40_00, [ref('coventry')]: 30_00, [ref('warsaw')]: 20_00, [ref('volgograd')]: 10_00 },
    }),
    line('rooms', 'warsaw', 'EUR', 1_200_00, {
      title: words(
        'Meeting rooms, given free of charge',
        'Tagungsräume, unentgeltlich gestellt',
        'Помещения для встреч, безвозмездно',
      ),
      category: 'programme',
      shareRule: 'equal',
      inKind: true,
    }),
    line('reserve', 'cologne', 'EUR', 1_500_00, {
      title: words('Reserve, about 5 percent', 'Rücklage, etwa 5 Prozent', 'Резерв, около 5 процентов'),
      category: 'reserve',
      shareRule: 'equal',
    }),
  ]
}
