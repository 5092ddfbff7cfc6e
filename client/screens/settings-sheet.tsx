/** The sheet of the settings: language, light or dark, size of the letters, the way to the account, and the way out. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { themes, typeSizes, useSettings } from '#client/state/settings.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { languageNames, languages } from '#shared/words/words.ts'
import { BoardPeople } from './people/board-people.tsx'
import { SignOut } from './sign-out.tsx'

type SettingsSheetProps = { readonly canSignOut: boolean; readonly isOpen: boolean; readonly onClose: () => void }

/** Whatever is chosen holds at once. */
export function SettingsSheet({ canSignOut, isOpen, onClose }: SettingsSheetProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Sheet title={t('board.settings')} isOpen={isOpen} onClose={onClose}>
      <SettingsFields />
      {canSignOut ? <BoardPeople /> : null}
      {canSignOut ? <ToAccount /> : null}
      <p>
        <Link href="/privacy">{t('common.privacy')}</Link>
      </p>
      {canSignOut ? <SignOut /> : null}
    </Sheet>
  )
}

function ToAccount(): ReactElement {
  const { t } = useTranslation()
  return (
    <p>
      <Link href="/account">{t('common.account')}</Link>
    </p>
  )
}

/** The fields alone, for a sheet that holds more than them. */
export function SettingsFields(): ReactElement {
  const { t } = useTranslation()
  const { language, theme, typeSize, setLanguage, setTheme, setTypeSize } = useSettings()
  return (
    <>
      <SelectField
        label={t('board.languageOfPage')}
        value={language}
        options={languages.map(value => ({ value, label: languageNames[value].name, lang: value }))}
        onChange={next => void setLanguage(next)}
      />
      <div className="ui-field">
        <span className="ui-label">{t('board.theme.label')}</span>
        <Segmented
          label={t('board.theme.label')}
          options={themes.map(value => ({ value, label: t(`board.theme.${value}`) }))}
          value={theme}
          onChange={setTheme}
        />
      </div>
      <div className="ui-field">
        <span className="ui-label">{t('board.type.label')}</span>
        <Segmented
          label={t('board.type.label')}
          options={typeSizes.map(value => ({ value, label: t(`board.type.${value}`) }))}
          value={typeSize}
          onChange={setTypeSize}
        />
      </div>
    </>
  )
}
