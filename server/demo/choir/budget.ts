/** Who pays what on the choir weekend, and how many come. Amounts in minor units. */
import { type Named, type Ref, words } from '../story.ts'

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
