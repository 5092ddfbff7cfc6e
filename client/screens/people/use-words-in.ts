/** Words in the language of somebody else, for what they will read on paper or in their mail. */
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patiently } from '#client/ui/fetched.ts'
import { bringLanguage } from '#client/words/load-words.ts'
import type { InterfaceLanguage } from '#shared/words/words.ts'

/** The words of `language`; null until they are there. */
export function useWordsIn(language: InterfaceLanguage): TFunction | null {
  const { i18n } = useTranslation()
  const [brought, setBrought] = useState<InterfaceLanguage | null>(null)
  useEffect(() => {
    let isWanted = true
    void patiently(() => bringLanguage(i18n, language)).then(() => isWanted && setBrought(language))
    return () => {
      isWanted = false
    }
  }, [i18n, language])
  return brought === language ? i18n.getFixedT(language) : null
}
