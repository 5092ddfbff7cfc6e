/** The way from the export sheet to the letters. */
import { MailOpen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'

/** A row like those of the files, with a button. */
export function LettersEntry({ onPress }: { readonly onPress: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <div className="export-file">
      <MailOpen aria-hidden size={22} />
      <div>
        <p className="export-name">{t('letters.open')}</p>
        <p className="export-help">{t('letters.openHelp')}</p>
        <Button className="letters-entry" onPress={onPress}>
          {t('letters.write')}
        </Button>
      </div>
    </div>
  )
}
