/** What somebody is on the committee, as fields; below them, handing over their office and removing them. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeMember, removeMember } from '#client/state/people-api.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { may, roles } from '#shared/agreement/roles.ts'
import type { ChangeMemberRequest } from '#shared/protocol/people.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'
import { FormSheet } from './form-sheet.tsx'
import type { MemberProps } from './member-row.tsx'
import { OfficeField } from './office-field.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useAct } from './use-act.ts'

type MemberSheetProps = MemberProps & { readonly onHandOver: () => void; readonly onClose: () => void }
type Draft = Required<Pick<MemberInfo, 'name' | 'office' | 'role' | 'signatory' | 'owner'>>

/** Saved together. A guest has a name and a role only. */
export function MemberSheet({ house, member, onHandOver, onClose }: MemberSheetProps): ReactElement {
  const { t } = useTranslation()
  const { name, office, role, signatory, owner } = member
  const before: Draft = { name, office, role, signatory, owner }
  const [now, setNow] = useState(before)
  const [isTried, setTried] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const act = useAct()
  const isNamed = now.name.trim() !== ''
  const save = async () => {
    setTried(true)
    if (!isNamed) return
    if (!(await act.run(() => changeMember(member.id, changeFrom(before, now))))) return
    house.onChanged()
    onClose()
  }
  // A no of the server is said in this sheet, to which the question leads back.
  const remove = async () => {
    if (!(await act.run(() => removeMember(member.id)))) return
    house.onChanged()
    onClose()
  }
  const mayRemove = !owner || may(house.actor, 'run-partnership', house.actor)
  return (
    <FormSheet
      title={member.name}
      save={t('people.save')}
      act={act}
      onSave={() => void save()}
      onClose={onClose}
      more={
        <div className="people-more">
          {office === '' ? null : <Button onPress={onHandOver}>{t('people.handOver')}</Button>}
          {mayRemove ? (
            <Button variant="danger" onPress={() => setRemoving(true)}>
              {t('people.remove')}
            </Button>
          ) : null}
          {isRemoving ? <RemoveDialog name={name} onRemove={remove} onClose={() => setRemoving(false)} /> : null}
        </div>
      }
    >
      <TextField
        label={t('people.name')}
        error={isTried && !isNamed ? t('people.nameMissing') : undefined}
        value={now.name}
        onChange={next => setNow({ ...now, name: next })}
        onCommit={next => setNow({ ...now, name: next })}
        maxLength={100}
        isRequired
      />
      <MemberFields house={house} member={member} now={now} onChange={setNow} />
    </FormSheet>
  )
}

type MemberFieldsProps = Pick<MemberProps, 'house' | 'member'> & {
  readonly now: Draft
  readonly onChange: (now: Draft) => void
}

function MemberFields({ house, member, now, onChange }: MemberFieldsProps): ReactElement {
  const { t } = useTranslation()
  const isGuest = member.guest !== null
  const offered = roles.filter(role => !isGuest || role !== 'chair')
  return (
    <>
      {isGuest ? null : <OfficeField value={now.office} onChange={office => onChange({ ...now, office })} />}
      <SelectField
        label={t('people.roleField')}
        description={t(`people.roleHelp.${now.role}`)}
        value={now.role}
        options={offered.map(value => ({ value, label: t(`people.role.${value}`) }))}
        onChange={role => onChange({ ...now, role })}
      />
      {isGuest ? null : (
        <CheckField
          label={t('people.signField')}
          value={now.signatory}
          onChange={signatory => onChange({ ...now, signatory })}
        />
      )}
      {!isGuest && may(house.actor, 'run-partnership', house.actor) ? (
        <CheckField label={t('people.ownerField')} value={now.owner} onChange={owner => onChange({ ...now, owner })} />
      ) : null}
    </>
  )
}

/** Only what is otherwise, so that nothing is taken back that somebody else changed meanwhile. */
function changeFrom(before: Draft, now: Draft): ChangeMemberRequest {
  const keys = Object.keys(now) as (keyof Draft)[]
  return Object.fromEntries(keys.filter(key => now[key] !== before[key]).map(key => [key, now[key]]))
}
