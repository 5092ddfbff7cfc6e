/** The draft as it could be proposed now: how it differs from the last version, what is still open, and the button. */
import { Stamp } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useLink } from '#client/state/use-link.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { warningsOf } from '#client/state/use-warnings.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Refusal, type RefusalCode } from '#shared/protocol/refusals.ts'
import { Changes } from './changes.tsx'
import { staleLanguages } from './stale-languages.ts'
import { useComparison } from './use-comparison.ts'

/** The newest version is what the draft is held against, whether it was agreed or not. */
export function Propose(): ReactElement {
  const { t } = useTranslation()
  const { proposals, open } = useProposals()
  const newest = proposals.reduce<number | null>((best, p) => Math.max(best ?? 0, p.version), null)
  const compared = useComparison(newest, 'draft')
  const isNew = newest === null || compared.changes.length > 0
  const isKnown = newest === null || (!compared.isLoading && compared.refused === null)
  const next = (newest ?? 0) + 1
  return (
    <section className="agreement-block">
      <h3>{t('agreement.propose.title')}</h3>
      {newest === null || !isKnown ? null : isNew ? (
        <p>{t('agreement.propose.changesSince', { count: compared.changes.length, version: newest })}</p>
      ) : (
        <p className="agreement-hint">{t('agreement.propose.nothingNew', { version: newest })}</p>
      )}
      {newest === null ? null : isNew || !isKnown ? <Changes comparison={compared} most={6} /> : null}
      {isKnown && isNew ? <ProposeNow next={next} replaces={open?.version ?? null} /> : null}
    </section>
  )
}

function ProposeNow({ next, replaces }: { readonly next: number; readonly replaces: number | null }): ReactElement {
  const { t } = useTranslation()
  const { may } = useBoard()
  const { state, send } = useProposing()
  if (!may('propose')) return <p className="agreement-hint">{t('agreement.propose.observer')}</p>
  return (
    <>
      <OpenPoints />
      <p className="agreement-hint">
        {t('agreement.propose.explain')}{' '}
        {replaces === null ? null : t('agreement.propose.replaces', { version: replaces })}
      </p>
      {state === 'plan-moved' ? (
        <Notice tone="warn" role="alert">
          {t('agreement.propose.moved')}
        </Notice>
      ) : null}
      {state === 'ready' || state === 'waiting' || state === 'plan-moved' ? null : (
        <Notice tone="stop" role="alert">
          {t('agreement.failed')} {t(`refusal.${state}`)}
        </Notice>
      )}
      <div className="agreement-answer">
        <Button
          variant={replaces === null ? 'primary' : 'plain'}
          icon={<Stamp aria-hidden size={18} />}
          isPending={state === 'waiting'}
          onPress={send}
        >
          {t('agreement.propose.button', { version: next })}
        </Button>
        {state === 'waiting' ? <Waiting /> : null}
      </div>
    </>
  )
}

function Waiting(): ReactElement | null {
  const { t } = useTranslation()
  const { unsaved } = useLink()
  return unsaved === 0 ? null : <p className="agreement-hint">{t('agreement.propose.waiting')}</p>
}

/** What the version would carry with it: warnings, and languages that lag behind. */
function OpenPoints(): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const plan = usePlan(whole => whole)
  const warnings = warningsOf(plan).length
  const stale = staleLanguages(plan)
  const source = plan.languages[0]
  if (warnings === 0 && stale.length === 0) return null
  const languages = format.list(stale.map(format.language))
  return (
    <Notice tone="warn">
      {warnings === 0 ? null : <p>{t('agreement.propose.warnings', { count: warnings })}</p>}
      {stale.length === 0 || source === undefined ? null : (
        <p>{t('agreement.propose.stale', { languages, source: format.language(source) })}</p>
      )}
    </Notice>
  )
}

type Proposing = { readonly state: 'ready' | 'waiting' | RefusalCode; send(): void }

function useProposing(): Proposing {
  const { propose } = useProposals()
  const [state, setState] = useState<Proposing['state']>('ready')
  const send = () => {
    setState('waiting')
    propose().then(
      () => setState('ready'),
      (error: unknown) => setState(error instanceof Refusal ? error.code : 'unexpected'),
    )
  }
  return { state, send }
}
