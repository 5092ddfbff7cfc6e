/** A field for one translated text: written in the chosen language, with the source beside it where that helps. */
import { History } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { WordField, WordTarget } from '#shared/plan/kinds.ts'
import { sourceLanguage, wordingOf } from '#shared/plan/languages.ts'
import type { Translated } from '#shared/plan/plan.ts'
import { useFieldMarks } from './editing.tsx'

export type WordingFieldProps = {
  readonly part: string
  /** The record, or the plan itself. */
  readonly target: WordTarget
  /** Name of the field in the plan: `title`, `note`. */
  readonly field: WordField
  readonly label: string
  readonly value: Translated
  readonly multiline?: boolean
  readonly description?: string
  readonly autoFocus?: boolean
}

/** Writes what was typed in the chosen language; the others then read as older than the source. */
export function WordingField(props: WordingFieldProps): ReactElement {
  const { target, field, value } = props
  const edit = useEdit()
  const [language] = useWordingLanguage()
  const at = useFieldMarks(props.part, target === 'plan' ? 'plan' : target.id)
  return (
    <div className="records-wording">
      <TextField
        label={props.label}
        value={value[language]?.text ?? ''}
        onCommit={text => edit.word(target, field, language, text)}
        {...at(field)}
        multiline={props.multiline}
        isReadOnly={edit.readOnly}
        lang={language}
        autoFocus={props.autoFocus}
        description={props.description}
      />
      <Source {...props} />
    </div>
  )
}

/** The wording that stands in for a missing one, or the word that this one is older, with the press that confirms it. */
function Source({ target, field, value }: WordingFieldProps): ReactElement | null {
  const { t } = useTranslation()
  const edit = useEdit()
  const format = useFormat()
  const [language] = useWordingLanguage()
  const languages = usePlan(plan => plan.languages)
  const best = wordingOf(value, language, languages)
  if (best === null) return null
  if (best.language !== language) return <SourceText language={best.language} text={best.text} />
  const source = sourceLanguage(value, languages)
  if (!best.stale || source === null) return null
  return (
    <div className="records-source">
      <p className="records-stale">
        <History aria-hidden size={14} />
        {t('records.olderThan', { language: format.language(source) })}
      </p>
      <SourceText language={source} text={value[source]?.text ?? ''} />
      {edit.readOnly ? null : (
        <Button size="small" onPress={() => edit.confirmWording(target, field, language)}>
          {t('records.unchanged')}
        </Button>
      )}
    </div>
  )
}

function SourceText({ language, text }: { readonly language: string; readonly text: string }): ReactElement {
  const format = useFormat()
  return (
    <p className="records-source-text">
      <span className="records-language">{format.language(language)}</span>{' '}
      <span lang={language} dir="auto">
        {text}
      </span>
    </p>
  )
}
