/** Texts of a frozen plan in one language; where it has none, in another, which is named. */
import { type ReactElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { wordingOf } from '#shared/plan/languages.ts'
import type { Language, Plan, Translated } from '#shared/plan/plan.ts'

/** A function that words a translated text, or answers null when nobody wrote it. */
export function useWords(plan: Plan, language: Language): (translated: Translated) => ReturnType<typeof wordingOf> {
  return useCallback(translated => wordingOf(translated, language, plan.languages), [plan, language])
}

type FrozenWordsProps = { readonly plan: Plan; readonly language: Language; readonly text: Translated }

/** The words with their language marked. Nothing when nobody wrote them. */
export function FrozenWords({ plan, language, text }: FrozenWordsProps): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  const wording = useWords(plan, language)(text)
  if (wording === null) return null
  const isOther = wording.language !== language
  return (
    <>
      <span lang={wording.language} dir="auto">
        {wording.text}
      </span>
      {isOther ? (
        <small className="frozen-other">
          {t('frozen.otherLanguage', { language: format.language(wording.language) })}
        </small>
      ) : null}
    </>
  )
}
