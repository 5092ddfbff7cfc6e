/** The words of the fields (client/ui) in the language of the page. */
import { type ReactElement, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { UiWordsProvider } from '#client/ui/ui-words.tsx'
import { limits } from '#shared/protocol/limits.ts'

/** Stands once around the app, within the words. */
export function AppUiWords({ children }: { readonly children: ReactNode }): ReactElement {
  const { t } = useTranslation()
  const words = useMemo(
    () => ({
      close: t('common.close'),
      loading: t('common.loading'),
      clear: t('common.clear'),
      openCalendar: t('common.openCalendar'),
      day: t('common.day'),
      time: t('common.time'),
      notANumber: t('common.notANumber'),
      mostCharacters: limits.fieldCharacters,
      tooLong: (count: number) => t('common.tooLong', { count, most: limits.fieldCharacters }),
    }),
    [t],
  )
  return <UiWordsProvider words={words}>{children}</UiWordsProvider>
}
