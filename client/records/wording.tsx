/**
 * A translated text as people read it: in the language they chose, or in another one that is then named, with a mark
 * when it is older than its source (everyone.md L4).
 */
import { History } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import type { Language, Translated } from '#shared/plan/plan.ts'
import './records.css'

export type WordingProps = {
  readonly of: Translated
  /** What stands there while nobody has written anything. */
  readonly empty?: string
  /** Leaves out the marks where room is short and the full text is one press away. */
  readonly isPlain?: boolean
}

/** The best wording of a text, in its own language and direction. Nothing at all when nobody wrote any. */
export function Wording({ of, empty, isPlain = false }: WordingProps): ReactElement | null {
  const { t } = useTranslation()
  const [language] = useWordingLanguage()
  const languages = usePlan(plan => plan.languages)
  const best = wordingOf(of, language, languages)
  if (best === null) return empty === undefined ? null : <span className="records-unwritten">{empty}</span>
  return (
    <>
      <span lang={best.language} dir="auto">
        {best.text}
      </span>
      {isPlain || best.language === language ? null : <LanguageMark language={best.language} />}
      {isPlain || !best.stale ? null : (
        <span className="records-stale">
          <History aria-hidden size={13} />
          {t('records.older')}
        </span>
      )}
    </>
  )
}

/** A function that gives the best wording as plain text: for names of buttons and for announcements. */
export function useWords(): (of: Translated, empty: string) => string {
  const [language] = useWordingLanguage()
  const languages = usePlan(plan => plan.languages)
  return (of, empty) => wordingOf(of, language, languages)?.text || empty
}

function LanguageMark({ language }: { readonly language: Language }): ReactElement {
  const format = useFormat()
  return <span className="records-language">{format.language(language)}</span>
}
