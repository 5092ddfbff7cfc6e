/** Who has taken out what: a list, the newest first, each to be made again. */
import { Download } from 'lucide-react'
import { type ReactElement, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getMadeExports } from '#client/state/export-calls.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState, Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import type { MadeExport } from '#shared/protocol/exports.ts'
import { type CsvList, csvLists } from '#shared/protocol/routes.ts'
import type { Choice } from './choice.ts'
import { sizeOf } from './size.ts'

type HistoryProps = { readonly onAgain: (choice: Choice) => void }

/** The newest lines, and older ones on a press. */
export function History({ onAgain }: HistoryProps): ReactElement {
  const { t } = useTranslation()
  return (
    <section className="exporting-history" aria-label={t('exporting.history.title')}>
      <p className="exporting-help">{t('exporting.history.about')}</p>
      <Page onAgain={onAgain} isFirst />
    </section>
  )
}

type PageProps = HistoryProps & { readonly before?: number; readonly isFirst?: boolean }

function Page({ before, isFirst = false, onAgain }: PageProps): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const [isMore, setMore] = useState(false)
  const [reply, again] = useReply(useCallback(() => getMadeExports(id, before), [id, before]))
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused')
    return (
      <Notice tone="warn" role="alert" action={<Button onPress={again}>{t('common.again')}</Button>}>
        {t(`refusal.${reply.refusal.code}`, reply.refusal.facts)}
      </Notice>
    )
  const { exports, more } = reply.value
  const last = exports.at(-1)
  if (last === undefined)
    return isFirst ? <EmptyState title={t('exporting.history.none')} /> : <p>{t('exporting.history.noMore')}</p>
  return (
    <>
      <ul className="exporting-made">
        {exports.map(made => (
          <Made key={made.number} made={made} onAgain={onAgain} />
        ))}
      </ul>
      {more && !isMore ? <Button onPress={() => setMore(true)}>{t('exporting.history.older')}</Button> : null}
      {isMore ? <Page before={last.number} onAgain={onAgain} /> : null}
    </>
  )
}

function Made({ made, onAgain }: HistoryProps & { readonly made: MadeExport }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { committee } = useBoard()
  const { by, at, version, languages, fileName, bytes, digest } = made
  const state = version === null ? t('exporting.history.draft') : t('common.version', { number: version })
  return (
    <li className="exporting-line">
      <div>
        <p className="exporting-line-who">
          <bdi>{by.name}</bdi>
          {committee(by.committee) === undefined ? null : <>, {committee(by.committee)?.city}</>}
          <span className="exporting-line-when">{format.dateTime(at)}</span>
        </p>
        <p>
          {t('exporting.history.what', {
            form: t(`exporting.${made.format}`),
            state,
            languages: format.list(languages.map(format.language)),
          })}
        </p>
        <p className="exporting-help">
          <bdi className="exporting-file">{fileName}</bdi>, {sizeOf(bytes, format)}
        </p>
        <p className="exporting-digest">
          {t('exporting.history.digest')} <code dir="ltr">{digest}</code>
        </p>
      </div>
      <Button
        icon={<Download aria-hidden size={18} />}
        aria-label={t('exporting.history.againFor', { file: fileName })}
        onPress={() => onAgain(sameChoice(made))}
      >
        {t('exporting.history.again')}
      </Button>
    </li>
  )
}

/** The same again; of a draft that is the draft of now. */
function sameChoice({ version, languages: [language = '', beside = ''], format, list }: MadeExport): Choice {
  const known = csvLists.find(each => each === list)
  const choice: Omit<Choice, 'list'> = { version: version ?? 'draft', language, beside, format }
  return { ...choice, list: known ?? ('stops' satisfies CsvList) }
}
