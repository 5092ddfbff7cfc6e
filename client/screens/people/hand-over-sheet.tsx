/** An office goes from one to another: to whom, what goes with it, and what that means in plain words. */
import { ArrowRight } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handOver } from '#client/state/people-api.ts'
import { CheckField } from '#client/ui/check-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import { FormSheet } from './form-sheet.tsx'
import type { MemberProps } from './member-row.tsx'
import { useAct } from './use-act.ts'

/** Offers what goes with the office, chosen, to those who sit on the same committee. */
export function HandOverSheet({
  house,
  member,
  onClose,
}: MemberProps & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const others = house.members.filter(
    other => other.committee === member.committee && other.id !== member.id && other.guest === null,
  )
  const [to, setTo] = useState<string | null>(null)
  const [withSign, setWithSign] = useState(member.signatory)
  const [withChair, setWithChair] = useState(member.role === 'chair')
  const [isTried, setTried] = useState(false)
  const act = useAct()
  const receiver = others.find(other => other.id === to)
  const save = async () => {
    setTried(true)
    if (receiver === undefined) return
    const request = { to: receiver.id, office: member.office, signatory: withSign, chair: withChair }
    if (!(await act.run(() => handOver(member.id, request)))) return
    house.onChanged()
    onClose()
  }
  return (
    <FormSheet
      title={t('people.handOverOf', { office: member.office })}
      save={t('people.handOverNow')}
      act={act}
      onSave={() => void save()}
      onClose={onClose}
    >
      {others.length === 0 ? <p>{t('people.handOverNobody')}</p> : null}
      <SelectField
        label={t('people.handOverTo')}
        placeholder={t('people.handOverChoose')}
        error={isTried && receiver === undefined ? t('people.handOverMissing') : undefined}
        value={to}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setTo}
      />
      {member.signatory ? (
        <CheckField label={t('people.handOverSign')} value={withSign} onChange={setWithSign} />
      ) : null}
      {member.role === 'chair' ? (
        <CheckField label={t('people.handOverChair')} value={withChair} onChange={setWithChair} />
      ) : null}
      {receiver === undefined ? null : (
        <Summary from={member} to={receiver} withSign={withSign} withChair={withChair} />
      )}
    </FormSheet>
  )
}

type SummaryProps = {
  readonly from: MemberInfo
  readonly to: MemberInfo
  readonly withSign: boolean
  readonly withChair: boolean
}

function Summary({ from, to, withSign, withChair }: SummaryProps): ReactElement {
  const { t } = useTranslation()
  const names = { from: from.name, to: to.name }
  return (
    <div className="people-summary">
      <p className="people-summary-way">
        <bdi>{from.name}</bdi>
        <ArrowRight aria-hidden size={18} className="ui-flip" />
        <bdi>{to.name}</bdi>
      </p>
      <ul>
        <li>{t('people.summaryOffice', { ...names, office: from.office })}</li>
        {to.office === '' ? null : <li>{t('people.summaryLeaves', { to: to.name, office: to.office })}</li>}
        {withSign && from.signatory ? <li>{t('people.summarySign', names)}</li> : null}
        {withChair && from.role === 'chair' ? <li>{t('people.summaryChair', names)}</li> : null}
      </ul>
    </div>
  )
}
