/** The last look before an answer is given: what it means, what is new, which languages lag, and the words that go with it. */
import { type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '#client/records/prove.tsx'
import { proveByPassword } from '#client/state/account-calls.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { DecisionKind, Proposal } from '#shared/agreement/standing.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { AnswerProps } from './answer.tsx'
import { shortDigest } from './digest-text.ts'

export type ConfirmAnswerProps = AnswerProps & {
  readonly kind: DecisionKind
  readonly city: string
  readonly onClose: () => void
  readonly onDone: (answered: Proposal) => void
}

const Prove = fetched(async () => (await import('#client/records/prove.tsx')).Prove)

const labels = { approve: 'approveFor', object: 'askForChange', abstain: 'abstain' } as const

/** A dialog; an objection needs words, the other answers may have some. Each shows that it is the signatory who gives it. */
export function ConfirmAnswer(props: ConfirmAnswerProps): ReactElement {
  const { proposal, kind, city, onClose } = props
  const { t } = useTranslation()
  const form = useAnswerForm(props)
  const isObjection = kind === 'object'
  return (
    <Sheet
      place="dialog"
      isOpen
      onClose={onClose}
      title={t(`agreement.confirm.${kind}Title`, { version: proposal.version, city })}
      foot={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" isPending={form.isPending} onPress={form.send}>
            {t(`agreement.${labels[kind]}`, { city })}
          </Button>
        </>
      }
    >
      <p>{t(`agreement.confirm.${kind}Text`, { version: proposal.version, digest: shortDigest(proposal.digest) })}</p>
      <Summary {...props} />
      <TextField
        multiline
        dir="auto"
        label={t(isObjection ? 'agreement.confirm.comment' : 'agreement.confirm.remark')}
        value={form.comment}
        onCommit={form.setComment}
        onChange={form.setComment}
        isRequired={isObjection}
        {...(isObjection ? { description: t('agreement.confirm.commentHint') } : {})}
        error={form.isMissing ? t('agreement.confirm.commentMissing') : undefined}
      />
      <Suspense fallback={<Spinner label={t('common.loading')} />}>
        <Prove proposal={proposal.id} shown={form.shown} onShow={form.setShown} isMissing={form.isProofMissing} />
      </Suspense>
      {form.refused === null ? null : (
        <Notice tone="stop" role="alert">
          {t('agreement.failed')} {t(`refusal.${form.refused.code}`, form.refused.facts)}
        </Notice>
      )}
    </Sheet>
  )
}

function Summary({ changes, stale }: AnswerProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const languages = format.list(stale.map(format.language))
  return (
    <>
      <p>{changes === null ? t('agreement.confirm.first') : t('agreement.confirm.new', { count: changes.length })}</p>
      {stale.length === 0 ? null : <Notice tone="warn">{t('agreement.confirm.stale', { languages })}</Notice>}
    </>
  )
}

type AnswerForm = {
  readonly comment: string
  setComment(comment: string): void
  readonly isMissing: boolean
  readonly shown: Shown
  setShown(shown: Shown): void
  readonly isProofMissing: boolean
  readonly isPending: boolean
  readonly refused: Refusal | null
  send(): void
}

function useAnswerForm({ kind, onDone }: ConfirmAnswerProps): AnswerForm {
  const { decide } = useProposals()
  const [comment, setComment] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const [shown, setShown] = useState<Shown>(null)
  const [isTried, setTried] = useState(false)
  const send = () => {
    const lacksWords = kind === 'object' && comment.trim() === ''
    setMissing(lacksWords)
    setTried(true)
    if (lacksWords || shown?.text === '') return
    setPending(true)
    answerAs(shown, code => decide(kind, comment.trim(), code)).then(onDone, (error: unknown) => {
      setPending(false)
      setRefused(error instanceof Refusal ? error : new Refusal('unexpected'))
    })
  }
  const isProofMissing = isTried && shown?.text === ''
  return { comment, setComment, isMissing, shown, setShown, isProofMissing, isPending, refused, send }
}

/** Shows first that it is me, where something was typed for that; then answers. */
async function answerAs(shown: Shown, answer: (code: string | null) => Promise<Proposal>): Promise<Proposal> {
  if (shown?.kind === 'password') await proveByPassword(shown.text)
  return answer(shown?.kind === 'code' ? shown.text : null)
}
