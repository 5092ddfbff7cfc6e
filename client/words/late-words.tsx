/** Around screens and sheets that few visits need: their words are fetched with them and not with the page. */
import { type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patiently } from '#client/ui/fetched.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { bestLanguage } from '#shared/words/words.ts'
import { bringLateWords, hasLateWords } from './load-words.ts'

/** Shows `children` once the late words of the reader's language are there. */
export function LateWords({ children }: { readonly children: ReactNode }): ReactElement {
  const { t, i18n } = useTranslation()
  const [isThere, setThere] = useState(() => hasLateWords(i18n, bestLanguage([i18n.language])))
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    patiently(() => bringLateWords(i18n, bestLanguage([i18n.language]))).then(() => setThere(true), setFault)
  }, [i18n])
  if (fault !== null) throw fault // for the nearest edge
  return isThere ? <>{children}</> : <Spinner label={t('common.loading')} />
}
