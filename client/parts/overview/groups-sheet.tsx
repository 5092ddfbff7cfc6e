/** The groups of participants as fields: add, change, remove. */
import { Plus, Trash2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { CommitteeField } from '#client/records/committee-field.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { UndoHint } from '#client/records/undo-hint.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlanNow } from '#client/state/use-plan.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { NumberField } from '#client/ui/number-field.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { type Group, groupKinds } from '#shared/plan/plan.ts'
import './overview-fields.css'

export type GroupsSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** More heads than this in one group are a slip of the key. */
const mostHeads = 100_000

/** Written field by field. */
export function GroupsSheet({ isOpen, onClose }: GroupsSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t('overview.groupsTitle')}
      isOpen={isOpen}
      onClose={onClose}
      foot={
        <Button variant="primary" onPress={onClose}>
          {t('overview.done')}
        </Button>
      }
    >
      {isOpen ? <GroupList /> : null}
    </Sheet>
  )
}

function GroupList(): ReactElement {
  usePlaceLeft('overview')
  const { t } = useTranslation()
  const edit = useEdit()
  const { me } = useBoard()
  const { groups } = usePlanNow()
  const [removed, setRemoved] = useState<string | null>(null)
  const add = () => {
    setRemoved(null)
    edit.add('groups', { committee: me.committee, kind: 'young', count: 0, note: {} })
  }
  const remove = (group: Group) => {
    edit.remove('groups', group.id)
    setRemoved(t('overview.groupDeleted'))
  }
  return (
    <>
      <p className="ui-description">{t('overview.groupsNote')}</p>
      {groups.map((group, index) => (
        <GroupFields key={group.id} group={group} position={index + 1} onRemove={() => remove(group)} />
      ))}
      <UndoHint words={removed} onDone={() => setRemoved(null)} />
      {edit.readOnly ? null : (
        <Button icon={<Plus aria-hidden size={16} />} onPress={add}>
          {t('overview.addGroup')}
        </Button>
      )}
    </>
  )
}

type GroupFieldsProps = { readonly group: Group; readonly position: number; readonly onRemove: () => void }

function GroupFields({ group, position, onRemove }: GroupFieldsProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const at = useFieldMarks('overview', group.id)
  const shared = { isReadOnly: edit.readOnly } as const
  return (
    <fieldset className="overview-group">
      <legend className="ui-hidden">{t('overview.group', { position })}</legend>
      <CommitteeField
        {...shared}
        {...at('committee')}
        label={t('overview.groupCommittee')}
        value={group.committee}
        none={t('overview.noCommittee')}
        onChange={committee => edit.change('groups', group.id, { committee })}
      />
      <SelectField
        {...shared}
        {...at('kind')}
        label={t('overview.groupKind')}
        value={group.kind}
        options={groupKinds.map(kind => ({ value: kind, label: t(`fields.groupKind.${kind}`) }))}
        onChange={kind => edit.change('groups', group.id, { kind })}
      />
      <NumberField
        {...shared}
        {...at('count')}
        label={t('overview.groupCount')}
        value={group.count}
        min={0}
        max={mostHeads}
        digits={0}
        onCommit={count => edit.change('groups', group.id, { count: count ?? 0 })}
      />
      {edit.readOnly ? null : (
        <IconButton
          className="overview-group-delete"
          label={t('overview.groupDelete', { position })}
          icon={<Trash2 aria-hidden size={18} />}
          onPress={onRemove}
        />
      )}
      <Authorship kind="groups" id={group.id} name={t('overview.group', { position })} />
    </fieldset>
  )
}
