/** The button that shows whose the words of a text are, and what it shows. */
import type { Editor } from '@tiptap/react'
import { UserRoundPen } from 'lucide-react'
import { type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { IconButton } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import type { Id } from '#shared/ids.ts'
import type { Language } from '#shared/plan/plan.ts'

const View = fetched(async () => (await import('./whose-view.tsx')).WhoseView)

type Whose = { readonly tool: ReactElement | null; readonly view: ReactElement | null }

/** `tool` for the bar over the text, `view` for the place under it. Nothing for guests, who may not ask. */
export function useWhose(editor: Editor, section: Id, language: Language): Whose {
  const { t } = useTranslation()
  const { may } = useBoard()
  const [isOn, setOn] = useState(false)
  if (!may('read-whole')) return { tool: null, view: null }
  const tool = (
    <IconButton
      className="texts-whose-tool"
      label={t('texts.whoWrote')}
      icon={<UserRoundPen aria-hidden size={18} />}
      aria-pressed={isOn}
      onPress={() => setOn(on => !on)}
    />
  )
  const view = isOn ? (
    <Suspense fallback={<Spinner label={t('common.loading')} />}>
      <View editor={editor} section={section} language={language} />
    </Suspense>
  ) : null
  return { tool, view }
}
