/** The title of the board; editors change it in place. */
import { Pencil } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { IconButton } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { usePlanTitle } from './use-plan-title.ts'

/** The one `h1` of a board. */
export function BoardTitle(): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useEdit()
  const [isEditing, setEditing] = useState(false)
  const title = usePlanTitle()
  if (isEditing) return <TitleField onDone={() => setEditing(false)} />
  return (
    <div className="board-title">
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      {readOnly ? null : (
        <IconButton
          className="board-title-edit"
          label={t('board.editTitle')}
          icon={<Pencil aria-hidden size={16} />}
          onPress={() => setEditing(true)}
        />
      )}
    </div>
  )
}

function TitleField({ onDone }: { readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation()
  const { word } = useEdit()
  const [language] = useWordingLanguage()
  const title = usePlanTitle()
  return (
    <TextField
      className="board-title-field"
      label={t('board.title')}
      isLabelHidden
      lang={language}
      value={title.language === language ? title.text : ''}
      placeholder={title.text}
      onCommit={text => word('plan', 'title', language, text.trim())}
      onFocusChange={isFocused => {
        if (!isFocused) onDone()
      }}
      autoFocus
    />
  )
}
