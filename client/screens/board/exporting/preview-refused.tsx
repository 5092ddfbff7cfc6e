/** In place of a preview that could not be made. The download is another thing. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Refusal } from '#shared/protocol/refusals.ts'

type PreviewRefusedProps = { readonly refusal: Refusal; readonly onAgain: () => void }

/** Says why, and that the file can still be had. */
export function PreviewRefused({ refusal, onAgain }: PreviewRefusedProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Notice tone="warn" role="status" action={<Button onPress={onAgain}>{t('common.again')}</Button>}>
      <p>{t(`refusal.${refusal.code}`, refusal.facts)}</p>
      <p>{t('exporting.preview.stillThere')}</p>
    </Notice>
  )
}
