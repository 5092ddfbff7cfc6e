/** Reads a frozen version: the stored plan, never the live one. */
import './reader/reader.css'
import { Lock } from 'lucide-react'
import { type ReactElement, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useApp } from '#client/state/app-context.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useReply } from '#client/state/use-reply.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import type { BoardReply, VersionReply } from '#shared/protocol/routes.ts'
import { Page } from './page.tsx'
import { FrozenPlan } from './reader/frozen-plan.tsx'
import { useWords } from './reader/frozen-words.tsx'
import { Refused } from './refused.tsx'

type ReaderProps = { readonly board: Id; readonly number: number }

/** The page at `/boards/<id>/versions/<n>`. */
export function Reader({ board, number }: ReaderProps): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const ask = useCallback(async () => Promise.all([api.version(board, number), api.board(board)]), [api, board, number])
  const [reply, again] = useReply(ask)
  if (reply.state === 'refused') return <Refused refusal={reply.refusal} onAgain={again} />
  if (reply.state === 'asked')
    return (
      <Page title={t('common.version', { number })}>
        <Spinner label={t('common.loading')} />
      </Page>
    )
  const [version, info] = reply.value
  return (
    <LateWords>
      <Frozen version={version} info={info} />
    </LateWords>
  )
}

function Frozen({ version, info }: { readonly version: VersionReply; readonly info: BoardReply }): ReactElement {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const { plan, number, digest, frozenAt } = version
  const [language, setLanguage] = useState(
    () => plan.languages.find(each => each === i18n.language) ?? plan.languages[0] ?? 'en',
  )
  const title = useWords(plan, language)(plan.title)?.text ?? t('board.untitled')
  const facts = { title, version: number, day: format.dateTime(frozenAt) }
  return (
    <Page title={t('frozen.title', facts)} width="wide">
      <Notice
        tone="info"
        icon={<Lock aria-hidden size={18} />}
        action={<Link href={`/boards/${info.id}`}>{t('frozen.back')}</Link>}
      >
        <strong>{t('frozen.frozen')}</strong>
        <p>{t('frozen.frozenHelp', facts)}</p>
      </Notice>
      {plan.languages.length < 2 ? null : (
        <Segmented
          label={t('board.wording')}
          options={plan.languages.map(value => ({ value, label: format.language(value) }))}
          value={language}
          onChange={setLanguage}
        />
      )}
      <FrozenPlan plan={plan} number={number} language={language} committees={info.committees} />
      <section className="frozen-print">
        <h2>{t('frozen.fingerprint')}</h2>
        <code dir="ltr">{`sha256 ${digest.replace(/(.{4})/g, '$1 ').trim()}`}</code>
      </section>
    </Page>
  )
}
