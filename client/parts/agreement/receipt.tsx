/** What a signatory gets after answering: what, for whom, when, and under which fingerprint. It can be printed. */
import { Printer } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { readerZone } from '#client/state/reader-zone.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import type { Decision, Proposal } from '#shared/agreement/standing.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import { groupsOf } from './digest-text.ts'
import { howWords } from './how-words.ts'

export type ReceiptProps = {
  readonly proposal: Proposal
  readonly decision: Decision
  readonly onClose: () => void
}

/** A dialog with the record of one answer. */
export function Receipt({ proposal, decision, onClose }: ReceiptProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet
      place="dialog"
      isOpen
      onClose={onClose}
      title={t('agreement.receipt.title')}
      className="agreement-receipt"
      foot={
        <>
          <Button icon={<Printer aria-hidden size={18} />} onPress={() => window.print()}>
            {t('agreement.receipt.print')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <dl>
        {useRows(proposal, decision).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}

function useRows(proposal: Proposal, decision: Decision): [string, string][] {
  const { t } = useTranslation()
  const format = useFormat()
  const city = useBoard().committee(decision.committee)
  const [language] = useWordingLanguage()
  const title = usePlan(plan => wordingOf(plan.title, language, plan.languages)?.text ?? '')
  const { name, office } = decision.by
  const rows: [string, string][] = [
    [t('agreement.receipt.board'), title],
    [t('agreement.receipt.what'), String(proposal.version)],
    [t('agreement.receipt.answer'), t(`agreement.receipt.${decision.kind}`)],
    [t('agreement.receipt.by'), [name, office, city?.city].filter(Boolean).join(' · ')],
    [t('agreement.receipt.how'), howWords(decision.how, t)],
    [t('agreement.receipt.when'), `${format.dateTime(decision.at)} (${format.zoneName(readerZone(), decision.at)})`],
    [t('agreement.receipt.comment'), decision.comment],
    [t('agreement.receipt.fingerprint'), groupsOf(decision.digest)],
  ]
  return rows.filter(([, value]) => value !== '')
}
