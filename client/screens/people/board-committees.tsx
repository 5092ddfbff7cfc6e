/** Which committees of the partnership take part in a board, with what it means for those who do not any more. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getPartnership, seatCommittees } from '#client/state/people-api.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useReply } from '#client/state/use-reply.ts'
import { CheckField } from '#client/ui/check-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import type { Id } from '#shared/ids.ts'
import type { CommitteeSeat } from '#shared/protocol/people.ts'
import { FormSheet } from './form-sheet.tsx'
import { No } from './no.tsx'
import { useAct } from './use-act.ts'

type BoardCommitteesProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** The page is loaded anew afterwards: everything on it counts committees. */
export function BoardCommittees({ isOpen, onClose }: BoardCommitteesProps): ReactElement | null {
  const { t } = useTranslation()
  const { id, committees } = useBoard()
  const [chosen, setChosen] = useState<readonly Id[]>(() => committees.map(each => each.id))
  const act = useAct()
  if (!isOpen) return null
  const save = async () => {
    if (await act.run(() => seatCommittees(id, chosen))) location.reload()
  }
  return (
    <FormSheet
      title={t('people.boardCommittees')}
      save={t('people.save')}
      act={act}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Choice chosen={chosen} onChange={setChosen} />
    </FormSheet>
  )
}

type ChoiceProps = { readonly chosen: readonly Id[]; readonly onChange: (chosen: readonly Id[]) => void }

function Choice({ chosen, onChange }: ChoiceProps): ReactElement {
  const { t } = useTranslation()
  const { committees, me } = useBoard()
  const [reply] = useReply(getPartnership)
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  if (reply.state === 'refused') return <No refusal={reply.refusal} />
  const all: readonly CommitteeSeat[] = reply.value.committees
  const leaving = committees.filter(each => !chosen.includes(each.id))
  const set = (id: Id, isIn: boolean) => onChange(isIn ? [...chosen, id] : chosen.filter(each => each !== id))
  return (
    <>
      <fieldset className="people-choice">
        <legend className="ui-label">{t('home.committees')}</legend>
        {all.map(({ id, city }) => (
          <CheckField
            key={id}
            label={city}
            value={chosen.includes(id)}
            isDisabled={id === me.committee}
            onChange={isIn => set(id, isIn)}
          />
        ))}
      </fieldset>
      {leaving.map(({ id, city }) => (
        <Notice key={id} tone="warn" role="status">
          {t('people.leaves', { city })}
        </Notice>
      ))}
    </>
  )
}
