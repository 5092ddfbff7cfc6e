/** All fields of one task, in a sheet. Every field saves by itself. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Authorship } from '#client/records/authorship.tsx'
import { useFieldMarks, usePlaceLeft } from '#client/records/editing.tsx'
import { LanguagePicker } from '#client/records/language-picker.tsx'
import { RecordFoot } from '#client/records/record-foot.tsx'
import { Warnings } from '#client/records/warnings.tsx'
import { WordingField } from '#client/records/wording-field.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'
import { DayField } from '#client/ui/day-field.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { type Day, type Task, taskStates } from '#shared/plan/plan.ts'
import { addDays } from '#shared/time.ts'
import { AssigneeField } from './assignee.tsx'
import { stateKey } from './task-state.tsx'
import type { TaskDesk } from './use-task-desk.ts'

export type TaskSheetProps = { readonly task: Task; readonly today: Day; readonly desk: TaskDesk }

/** The sheet of the task that is open. */
export function TaskSheet({ task, today, desk }: TaskSheetProps): ReactElement {
  const { t } = useTranslation()
  usePlaceLeft('tasks')
  const { change, readOnly } = useEdit()
  const words = { part: 'tasks', target: { kind: 'tasks', id: task.id } } as const
  return (
    <Sheet isOpen title={t('tasks.taskSheet')} onClose={desk.close} foot={<Foot task={task} desk={desk} />}>
      <div className="records-fields">
        <LanguagePicker />
        <WordingField {...words} field="title" label={t('tasks.fieldTitle')} value={task.title} autoFocus />
        <Warnings kind="tasks" id={task.id} except={['wordings-stale']} />
        <div className="tasks-sheet-state">
          <p className="ui-label">{t('tasks.fieldState')}</p>
          <Segmented
            label={t('tasks.fieldState')}
            options={taskStates.map(state => ({ value: state, label: t(stateKey[state]) }))}
            value={task.state}
            isDisabled={readOnly}
            onChange={state => change('tasks', task.id, { state })}
          />
        </div>
        <AssigneeField task={task} />
        <DueField task={task} today={today} />
        <WordingField {...words} field="note" label={t('tasks.fieldNote')} value={task.note} multiline />
        <Authorship kind="tasks" id={task.id} />
      </div>
    </Sheet>
  )
}

function Foot({ task, desk }: Pick<TaskSheetProps, 'task' | 'desk'>): ReactElement {
  const { t } = useTranslation()
  return (
    <RecordFoot
      onDone={desk.close}
      talkWords={t('tasks.talkAbout')}
      onTalk={() => desk.talk(task.id)}
      deleteWords={t('tasks.delete')}
      onDelete={() => desk.remove(task)}
    />
  )
}

/** The day, with two usual ones as buttons: a calendar is slow for "in a week". */
function DueField({ task, today }: Pick<TaskSheetProps, 'task' | 'today'>): ReactElement {
  const { t } = useTranslation()
  const { change, readOnly } = useEdit()
  const at = useFieldMarks('tasks', task.id)
  const set = (due: Day | null) => change('tasks', task.id, { due })
  return (
    <div className="tasks-sheet-due">
      <DayField
        {...at('due')}
        label={t('tasks.fieldDue')}
        value={task.due}
        near={today}
        isReadOnly={readOnly}
        onCommit={set}
      />
      {readOnly ? null : (
        <div className="tasks-sheet-days">
          <Button size="small" onPress={() => set(addDays(today, 7))}>
            {t('tasks.inAWeek')}
          </Button>
          <Button size="small" onPress={() => set(addDays(today, 28))}>
            {t('tasks.inAMonth')}
          </Button>
        </div>
      )}
    </div>
  )
}
