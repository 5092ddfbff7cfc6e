/** A section in one language: its title, whether it is older than the source, and its text. */
import { History } from 'lucide-react'
import { type ReactElement, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldMarks } from '#client/records/editing.tsx'
import { useWords } from '#client/records/wording.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { isStale, isTextStale, sourceLanguage, textBasis } from '#shared/plan/languages.ts'
import type { Language, Section } from '#shared/plan/plan.ts'

const Editor = fetched(async () => (await import('./editor.tsx')).default)

export type TextColumnProps = { readonly section: Section; readonly language: Language }

/** Title and text. The editor comes when it is first needed. */
export function TextColumn({ section, language }: TextColumnProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const edit = useEdit()
  const name = useWords()(section.title, t('texts.untitled'))
  const at = useFieldMarks('texts', section.id)
  const languageName = format.language(language)
  return (
    <section className="texts-column" aria-label={languageName}>
      <TextField
        label={t('texts.sectionTitle', { language: languageName })}
        value={section.title[language]?.text ?? ''}
        onCommit={text => edit.word({ kind: 'sections', id: section.id }, 'title', language, text)}
        {...at(`title@${language}`)}
        isReadOnly={edit.readOnly}
        lang={language}
      />
      <TitleStale section={section} language={language} />
      <TextStale section={section} language={language} />
      <Suspense fallback={<Spinner label={t('texts.loading')} />}>
        <Editor
          key={`${section.id}/${language}`}
          section={section.id}
          language={language}
          label={t('texts.editor', { name, language: languageName })}
        />
      </Suspense>
    </section>
  )
}

function TitleStale({ section, language }: TextColumnProps): ReactElement | null {
  const edit = useEdit()
  const languages = usePlan(plan => plan.languages)
  const source = sourceLanguage(section.title, languages)
  if (source === null || !isStale(section.title, language, languages)) return null
  const confirm = () => edit.confirmWording({ kind: 'sections', id: section.id }, 'title', language)
  return <Stale source={source} words={section.title[source]?.text ?? ''} onConfirm={confirm} />
}

function TextStale({ section, language }: TextColumnProps): ReactElement | null {
  const edit = useEdit()
  const languages = usePlan(plan => plan.languages)
  const basis = textBasis(section, language, languages)
  if (basis === null || !isTextStale(section, language, languages)) return null
  return <Stale source={basis.language} words={null} onConfirm={() => edit.confirmText(section.id, language)} />
}

type StaleProps = {
  readonly source: Language
  /** The source's words where they are short; a longer text stands in its own column. */
  readonly words: string | null
  readonly onConfirm: () => void
}

function Stale({ source, words, onConfirm }: StaleProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { readOnly } = useEdit()
  return (
    <div className="texts-stale">
      <p>
        <History aria-hidden size={16} />
        <span>{t('texts.older', { language: format.language(source) })}</span>
        {words === null ? null : (
          <q lang={source} dir="auto">
            {words}
          </q>
        )}
      </p>
      {readOnly ? null : (
        <Button size="small" onPress={onConfirm}>
          {t('texts.unchanged')}
        </Button>
      )}
    </div>
  )
}
