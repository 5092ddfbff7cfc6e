/** How the document looks: real styles for title and headings, so that outlines, screen readers and templates find them. */
import { type IStylesOptions, LineRuleType } from 'docx'
import type { Voice } from './runs.ts'

/** Colours of the design tokens, without the `#` of the web. */
export const ink = { accent: '12355B', quiet: '4C5766', line: 'CFC9BA', head: 'E9EEF4', draft: 'A8261B' } as const

const serifless = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' }
/** Sizes in half points. */
export const size = { text: 21, table: 17, small: 15 } as const
const next = { keepNext: true, keepLines: true }

/** The styles of a document in the reader's language. */
export function stylesOf({ name, dir }: Voice): IStylesOptions {
  const language = name === null ? {} : { [dir === 'rtl' ? 'bidirectional' : 'value']: name }
  const heading = (points: number, before: number, after: number) => ({
    run: { size: points * 2, bold: true, color: ink.accent, font: serifless },
    paragraph: { ...next, spacing: { before: before * 20, after: after * 20 } },
  })
  return {
    default: {
      document: {
        run: {
          font: serifless,
          size: size.text,
          language,
        },
        paragraph: { spacing: { after: 100, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 52, bold: true, color: ink.accent, font: serifless },
        paragraph: { ...next, spacing: { before: 0, after: 120 } },
      },
      heading1: heading(17, 22, 6),
      heading2: heading(12.5, 14, 5),
      heading3: heading(11.5, 12, 4),
      heading4: heading(11, 10, 3),
      heading5: heading(10.5, 8, 3),
      heading6: heading(10.5, 8, 3),
      hyperlink: { run: { color: ink.accent, underline: {} } },
    },
  }
}
