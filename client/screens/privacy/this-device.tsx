/** What this device keeps, and whether it is one's own. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOwnDevice, setOwnDevice } from '#client/state/own-device.ts'
import { CheckField } from '#client/ui/check-field.tsx'
import { SignOut } from '../sign-out.tsx'
import { Section } from './section.tsx'

/** The choice and the way out, which empties the device. */
export function ThisDevice(): ReactElement {
  const { t } = useTranslation()
  return (
    <Section title={t('privacy.device.title')}>
      <p>{t('privacy.device.about')}</p>
      <OwnDevice />
      <SignOut />
    </Section>
  )
}

/** The choice alone, for the settings. */
export function OwnDevice(): ReactElement {
  const { t } = useTranslation()
  const [isOwn, setOwn] = useState(() => isOwnDevice())
  const choose = (next: boolean) => {
    setOwnDevice(next)
    setOwn(next)
  }
  return (
    <>
      <CheckField label={t('privacy.device.own')} value={isOwn} onChange={choose} />
      {isOwn ? null : <p className="privacy-quiet">{t('privacy.device.shared')}</p>}
    </>
  )
}
