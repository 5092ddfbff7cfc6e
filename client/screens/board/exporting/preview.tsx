/** How the file will look: open beside the choices where there is room, on a press where there is none. Never in the way. */
import { ChevronDown } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMedia } from '#client/state/use-media.ts'
import { Button } from '#client/ui/button.tsx'
import { type LinedFormat, linedFormats } from '#shared/protocol/exports.ts'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import type { Choice } from './choice.ts'
import { PreviewCounts } from './preview-counts.tsx'
import { PreviewLines } from './preview-lines.tsx'
import { PreviewPages } from './preview-pages.tsx'

const besideWindow = '(min-width: 64em)'

/** The part of the sheet that shows the chosen file before it is made. */
export function Preview({ choice }: { readonly choice: Choice }): ReactElement {
  const { t } = useTranslation()
  const hasRoom = useMedia(besideWindow)
  const [wish, setWish] = useState<boolean | null>(null)
  const isShown = wish ?? hasRoom
  return (
    <section className="exporting-preview" aria-label={t('exporting.preview.title')}>
      <Button
        variant="quiet"
        aria-expanded={isShown}
        icon={<ChevronDown aria-hidden size={18} />}
        className="exporting-preview-toggle"
        onPress={() => setWish(!isShown)}
      >
        {t('exporting.preview.title')}
      </Button>
      {isShown ? <Shown choice={choice} /> : null}
    </section>
  )
}

function Shown({ choice }: { readonly choice: Choice }): ReactElement {
  const { format, version } = choice
  if (format === 'pdf') return <PreviewPages choice={choice} />
  if (isLined(format)) return <PreviewLines choice={choice} format={format} />
  return <PreviewCounts version={version} />
}

function isLined(format: ExportFormat): format is LinedFormat {
  return linedFormats.some(each => each === format)
}
