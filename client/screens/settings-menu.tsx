/** Language, light or dark, size of the letters, and the way out. */
import { LogOut, Settings2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { themes, typeSizes, useSettings } from '#client/state/settings.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { languageNames, languages } from '#shared/words/words.ts'

/** An icon that opens the settings. */
export function SettingsMenu({ canSignOut = false }: { readonly canSignOut?: boolean }): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={t('board.settings')}
        icon={<Settings2 aria-hidden size={20} />}
        onPress={() => setOpen(true)}
      />
      <Sheet title={t('board.settings')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SettingsFields />
        {canSignOut ? <SignOut /> : null}
      </Sheet>
    </>
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

/** Ends the session. The page is loaded anew, so that nothing of it stays in memory. */
export function SignOut(): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const leave = async () => {
    await api.signOut()
    location.assign('/sign-in')
  }
  return (
    <Button icon={<LogOut aria-hidden size={18} className="ui-flip" />} onPress={() => void leave()}>
      {t('board.signOut')}
    </Button>
  )
}
