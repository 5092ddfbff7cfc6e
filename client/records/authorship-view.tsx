/** Who changed a record last, and who wrote each of its fields. Fetched when it is first asked for. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '#client/state/board-context.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useKeptReply } from '#client/state/use-kept-reply.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import { nouns } from '#shared/plan/kinds.ts'
import type { FieldAuthorsReply, RecordKind, Written } from '#shared/protocol/authors.ts'
import { AuthorLine } from './author-line.tsx'
import './authorship.css'

export type AuthorshipViewProps = { readonly kind: RecordKind; readonly id: Id }

/** Asks again some seconds after the record has changed. */
export function AuthorshipView(props: AuthorshipViewProps): ReactElement {
  return (
    <LateWords>
      <Fetched {...props} />
    </LateWords>
  )
}

function Fetched({ kind, id }: AuthorshipViewProps): ReactElement {
  const { t } = useTranslation()
  const { api, info } = useSession()
  const stamp = usePlan(plan => JSON.stringify(kind === 'plan' ? plan : plan[kind].find(each => each.id === id)))
  const ask = useCallback(() => api.fieldAuthors(info.id, kind, id), [api, info.id, kind, id])
  const reply = useKeptReply(ask, stamp)
  if (reply.state === 'refused') return <Notice tone="warn">{t(`refusal.${reply.refusal.code}`)}</Notice>
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  return <FieldList kind={kind} told={reply.value} />
}

function FieldList({ kind, told }: { readonly kind: RecordKind; readonly told: FieldAuthorsReply }): ReactElement {
  const { t } = useTranslation()
  const { authors } = told
  const name = useFieldName(kind)
  const format = useFormat()
  const fields = told.fields.filter(({ field }) => field !== 'schema')
  const [last] = fields
  const newest = authors[last?.by ?? -1]
  if (last === undefined || newest === undefined) return <p className="authorship-none">{t('authors.nothing')}</p>
  return (
    <div className="authorship">
      <p className="authorship-last">
        <span className="authorship-label">{t('authors.lastChanged')}</span>
        <AuthorLine author={newest} at={last.at} />
      </p>
      <table className="authorship-fields">
        <caption className="ui-hidden">{t('authors.fields')}</caption>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{t('authors.field')}</th>
            <th scope="col">{t('authors.by')}</th>
          </tr>
        </thead>
        <tbody>
          {together(fields, at => format.dateTime(at)).map(({ by, at, fields }) => {
            const author = authors[by]
            return author === undefined ? null : (
              <tr key={fields[0]}>
                <th scope="row">{format.list(fields.map(name))}</th>
                <td>
                  <AuthorLine author={author} at={at} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type Together = Written & { readonly fields: readonly string[] }

/** What one author wrote at one time, as it is shown, is one line. */
function together(fields: FieldAuthorsReply['fields'], shown: (at: number) => string): Together[] {
  const lines: Together[] = []
  for (const { field, by, at } of fields) {
    const last = lines.at(-1)
    if (last?.by === by && shown(last.at) === shown(at))
      lines[lines.length - 1] = { ...last, fields: [...last.fields, field] }
    else lines.push({ by, at, fields: [field] })
  }
  return lines
}

/** What people call a field: `note@de` is the note in German, `shares@<committee>` the share of a city. */
function useFieldName(kind: RecordKind): (field: string) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const { committee } = useBoard()
  return key => {
    const [field = '', part] = key.split('@')
    if (field === 'shares') {
      const city = committee(part ?? null)?.city ?? t('records.committeeGone')
      return t('authors.forCity', { field: t('fields.line.share'), city })
    }
    const name = t(`fields.${nouns[kind]}.${field}`)
    return part === undefined ? name : t('authors.inLanguage', { field: name, language: format.language(part) })
  }
}
