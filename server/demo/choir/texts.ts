/** What the choir weekend is called and for, and its longer texts in both languages. */
import { type Prose, words } from '../story.ts'

/** The title in the plan's first language. */
export const choirName = 'Choir weekend in Monschau 2027'
export const choirTitle = words(choirName, 'Chorwochenende in Monschau 2027')

export const choirPurpose = words(
  'The choir from Ludlow visits the choir in Monschau from Thursday to Sunday. They stay with host families, rehearse together and give one concert.',
  'Der Chor aus Ludlow besucht den Chor in Monschau von Donnerstag bis Sonntag. Die Gäste wohnen in Gastfamilien, beide Chöre proben gemeinsam und geben ein Konzert.',
)

export const choirLabel = words(
  'Planning exercise; both committees are invented',
  'Planungsübung; beide Komitees sind erfunden',
)

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
