/** Adds a committee to the partnership, or changes one. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { addCommittee, changeCommittee } from '#client/state/people-api.ts'
import type { ChangeCommitteeRequest, CommitteeSeat } from '#shared/protocol/people.ts'
import type { House } from '../people.tsx'
import { CommitteeFields } from './committee-fields.tsx'
import { FormSheet } from './form-sheet.tsx'
import { useAct } from './use-act.ts'

type CommitteeSheetProps = {
  readonly house: House
  /** null: a new one. */
  readonly committee: CommitteeSeat | null
  readonly onClose: () => void
}

/** The id of a new one is drawn once, so that pressing again after a lost answer adds nothing twice. */
export function CommitteeSheet({ house, committee, onClose }: CommitteeSheetProps): ReactElement {
  const { t } = useTranslation()
  const { newId } = useApp()
  const [id] = useState(() => committee?.id ?? newId())
  const [value, setValue] = useState<ChangeCommitteeRequest | null>(committee === null ? null : withoutId(committee))
  const [isTried, setTried] = useState(false)
  const act = useAct()
  const save = async () => {
    setTried(true)
    if (value === null || value.city.trim() === '' || value.initials.trim() === '') return
    const work = () => (committee === null ? addCommittee({ id, ...value }) : changeCommittee(id, value))
    if (!(await act.run(work))) return
    house.onChanged()
    onClose()
  }
  return (
    <FormSheet
      title={committee === null ? t('people.addCommittee') : t('people.editCommittee')}
      save={committee === null ? t('people.add') : t('people.save')}
      act={act}
      onSave={() => void save()}
      onClose={onClose}
    >
      <CommitteeFields
        value={value}
        others={house.committees.filter(each => each.id !== id)}
        onChange={setValue}
        isMissing={isTried && value === null}
      />
    </FormSheet>
  )
}

function withoutId({ id: _, ...rest }: CommitteeSeat): ChangeCommitteeRequest {
  return rest
}
