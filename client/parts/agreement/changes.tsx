/** What differs between two moments of a plan, as a table: where, which field, and the old words beside the new. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import type { Change } from '#shared/plan/diff.ts'
import type { Plan } from '#shared/plan/plan.ts'
import { shorten } from './shorten.ts'
import type { Comparison } from './use-comparison.ts'
import { fieldWords, valueWords, type Wording } from './value-words.ts'
import './agreement.css'

export type ChangesProps = {
  readonly comparison: Comparison
  /** Rows shown before the rest is asked for. */
  readonly most?: number
}

/** The table, or in words why there is none. */
export function Changes({ comparison, most = 12 }: ChangesProps): ReactElement {
  const { t } = useTranslation()
  const { before, after, changes, isLoading, refused } = comparison
  const [isWhole, setWhole] = useState(false)
  if (refused !== null) return <Notice tone="warn">{t(`refusal.${refused}`)}</Notice>
  if (isLoading || before === null || after === null) return <Spinner label={t('agreement.loading')} />
  if (changes.length === 0) return <p className="agreement-hint">{t('agreement.noChanges')}</p>
  const shown = isWhole ? changes : changes.slice(0, most)
  return (
    <>
      <table className="agreement-changes">
        <caption className="ui-hidden">{t('agreement.changes.caption')}</caption>
        <thead className="ui-hidden">
          <tr>
            <th scope="col">{t('agreement.changes.where')}</th>
            <th scope="col">{t('agreement.changes.what')}</th>
            <th scope="col">{t('agreement.changes.how')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(change => (
            <ChangeRow key={keyOf(change)} change={change} before={before} after={after} />
          ))}
        </tbody>
      </table>
      {shown.length === changes.length ? null : (
        <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
          {t('agreement.changes.more', { count: changes.length - shown.length })}
        </Button>
      )}
    </>
  )
}

type ChangeRowProps = { readonly change: Change; readonly before: Plan; readonly after: Plan }

function ChangeRow({ change, before, after }: ChangeRowProps): ReactElement {
  const { t } = useTranslation()
  const words: Wording = { t, format: useFormat(), board: useBoard() }
  const what = change.op === 'changed' ? fieldWords(change, words) : t(`agreement.changes.${change.op}`)
  return (
    <tr>
      <th scope="row">
        <span className="agreement-part">{t(`fields.part.${change.part}`)}</span>
        {change.label === '' || change.kind === 'plan' ? null : (
          <>
            {' · '}
            <bdi>{change.label}</bdi>
          </>
        )}
      </th>
      <td className="agreement-field">{what}</td>
      <td>
        <Difference change={change} before={before} after={after} words={words} />
      </td>
    </tr>
  )
}

/** Added and removed in words as well as in colour: screen readers pass over `del` and `ins`. */
function Difference(props: ChangeRowProps & { readonly words: Wording }): ReactElement | null {
  const { change, before, after, words } = props
  const { t } = useTranslation()
  if (change.op === 'moved') return <MovedTo change={change} />
  const name = change.label || t(`fields.one.${change.kind}`)
  const old =
    change.op === 'removed' ? name : change.op === 'added' ? '' : valueWords(change, change.before, before, words)
  const now =
    change.op === 'added' ? name : change.op === 'removed' ? '' : valueWords(change, change.after, after, words)
  if (change.field === 'compared') return null
  const sides = shorten({ before: old, after: now })
  return (
    <>
      {change.op === 'added' ? null : (
        <Side tag="del" label={t('agreement.changes.wasRemoved')} text={sides.before} language={change.language} />
      )}
      {change.op === 'changed' ? (
        <span className="agreement-arrow" aria-hidden>
          →
        </span>
      ) : null}
      {change.op === 'removed' ? null : (
        <Side tag="ins" label={t('agreement.changes.wasAdded')} text={sides.after} language={change.language} />
      )}
    </>
  )
}

type SideProps = {
  readonly tag: 'del' | 'ins'
  readonly label: string
  readonly text: string
  readonly language: string | undefined
}

/** What stood or stands there, in its own direction: the label is the reader's, and must not decide that. */
function Side({ tag: Tag, label, text, language }: SideProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <span className="ui-hidden">{label} </span>
      {text === '' ? (
        <Tag>{t('agreement.changes.nothing')}</Tag>
      ) : (
        <Tag lang={language} dir="auto">
          {text}
        </Tag>
      )}
    </>
  )
}

function MovedTo({ change }: { readonly change: Change }): ReactElement {
  const format = useFormat()
  return (
    <span>
      {format.number(Number(change.before))} <span className="agreement-arrow">→</span>{' '}
      {format.number(Number(change.after))}
    </span>
  )
}

function keyOf({ kind, id, op, field, language }: Change): string {
  return [kind, id, op, field, language].join('/')
}
