/** The foot of a record's sheet: done, talk about it, and, for those who may edit, delete it. */
import { MessageSquare, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { Button } from '#client/ui/button.tsx'

export type RecordFootProps = {
  readonly onDone: () => void
  readonly talkWords: string
  readonly onTalk: () => void
  readonly deleteWords: string
  readonly onDelete: () => void
}

/** Three buttons, the last of them only where the plan can be edited. */
export function RecordFoot({ onDone, talkWords, onTalk, deleteWords, onDelete }: RecordFootProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  return (
    <>
      <Button variant="primary" onPress={onDone}>
        {t('common.done')}
      </Button>
      <Button icon={<MessageSquare aria-hidden size={18} />} onPress={onTalk}>
        {talkWords}
      </Button>
      {readOnly ? null : (
        <Button variant="danger" icon={<Trash2 aria-hidden size={18} />} onPress={onDelete}>
          {deleteWords}
        </Button>
      )}
    </>
  )
}
