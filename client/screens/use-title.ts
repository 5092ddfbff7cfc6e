/** The title of the document: what a screen reader says first and what stands on the tab. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** `(3) Route · Remembrance Train – Twinboard`: new messages first, then from the particular to the general. */
export function useTitle(title: string, unread = 0): void {
  const { t } = useTranslation()
  const product = t('common.product')
  useEffect(() => {
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${title === '' ? '' : `${title} – `}${product}`
  }, [title, unread, product])
}
