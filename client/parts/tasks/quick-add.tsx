/** A line to type a new task into: Enter adds it and leaves the field ready for the next one. */
import { Plus } from 'lucide-react'
import { type ReactElement, type SubmitEvent, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { limits } from '#shared/protocol/limits.ts'

/** The form above the tasks. Nothing is added while the line is empty. */
export function QuickAdd({ onAdd }: { readonly onAdd: (title: string) => void }): ReactElement {
  const { t } = useTranslation()
  const [language] = useWordingLanguage()
  const [text, setText] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const title = text.trim()
    if (title === '') return
    setText('')
    onAdd(title)
  }
  return (
    <form className="tasks-add" onSubmit={submit}>
      <TextField className="tasks-add-field" value={text} onChange={setText} maxLength={limits.fieldCharacters}>
        <Label className="ui-hidden">{t('tasks.quickAdd')}</Label>
        <Input className="ui-box" lang={language} dir="auto" autoComplete="off" placeholder={t('tasks.quickAddHint')} />
      </TextField>
      <Button type="submit" icon={<Plus aria-hidden size={18} />}>
        {t('common.add')}
      </Button>
    </form>
  )
}
