/** The first lines of a file of text. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { getLines } from '#client/state/export-calls.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import type { LinedFormat } from '#shared/protocol/exports.ts'
import { wantedOf } from './address.ts'
import type { Choice } from './choice.ts'
import { PreviewRefused } from './preview-refused.tsx'

/** They are words of the file, so they stand in its own direction. */
export function PreviewLines({
  choice,
  format,
}: {
  readonly choice: Choice
  readonly format: LinedFormat
}): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const { version, language, list } = choice
  const ask = useCallback(
    () => getLines(id, format, wantedOf({ version, language, list, format, beside: '' })),
    [id, version, language, list, format],
  )
  const [reply, again] = useReply(ask)
  if (reply.state === 'asked') return <Spinner label={t('exporting.preview.making')} />
  if (reply.state === 'refused') return <PreviewRefused refusal={reply.refusal} onAgain={again} />
  return (
    <>
      <p className="exporting-help">{t(reply.value.more ? 'exporting.preview.begins' : 'exporting.preview.whole')}</p>
      <section className="exporting-lines" aria-label={t('exporting.preview.lines')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled to by keyboard too */}
        <pre dir="auto" tabIndex={0}>
          {reply.value.lines.join('\n')}
        </pre>
      </section>
    </>
  )
}
