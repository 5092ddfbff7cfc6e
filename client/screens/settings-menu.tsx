/** The way to the settings. */
import { Settings2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'

const SettingsSheet = onDemand(async () => (await import('./settings-sheet.tsx')).SettingsSheet)

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
      <SettingsSheet canSignOut={canSignOut} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
