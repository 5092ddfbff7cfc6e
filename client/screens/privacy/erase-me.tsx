/** Erasing oneself: what goes, what stays and why, and the name typed to say that it is meant. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emptyDevice } from '#client/state/own-device.ts'
import { eraseMe } from '#client/state/privacy.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Actor } from '#shared/agreement/roles.ts'
import type { RefusalCode } from '#shared/protocol/refusals.ts'
import { Lines, Section } from './section.tsx'
import { useDeed } from './use-deed.ts'

/** The section. The page is loaded anew afterwards, so that nothing of the person stays in memory. */
export function EraseMe({ actor }: { readonly actor: Actor }): ReactElement {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [erase, refused] = useDeed(async () => {
    await eraseMe(typed)
    await emptyDevice(actor.member)
    location.assign('/sign-in')
  })
  return (
    <Section title={t('privacy.erase.title')}>
      <p>{t('privacy.erase.about')}</p>
      <h3>{t('privacy.erase.goesTitle')}</h3>
      <p>{t('privacy.erase.goes')}</p>
      <h3>{t('privacy.erase.staysTitle')}</h3>
      <Lines lines={[t('privacy.erase.signed'), t('privacy.erase.written'), t('privacy.erase.named')]} />
      <TextField
        label={t('privacy.erase.type', { name: actor.name })}
        value={typed}
        onChange={setTyped}
        onCommit={setTyped}
        dir="auto"
        autoComplete="off"
      />
      <Refused code={refused} />
      <Button variant="danger" isDisabled={typed.trim() !== actor.name.trim()} onPress={() => setAsking(true)}>
        {t('privacy.erase.do')}
      </Button>
      <ConfirmDialog
        title={t('privacy.erase.sure')}
        isOpen={isAsking}
        confirmLabel={t('privacy.erase.do')}
        cancelLabel={t('privacy.erase.cancel')}
        tone="danger"
        onConfirm={erase}
        onClose={() => setAsking(false)}
      >
        <p>{t('privacy.erase.about')}</p>
      </ConfirmDialog>
    </Section>
  )
}

/** Why it was not done. */
export function Refused({ code }: { readonly code: RefusalCode | null }): ReactElement | null {
  const { t } = useTranslation()
  if (code === null) return null
  return (
    <Notice tone="stop" role="alert">
      {t(`refusal.${code}`)}
    </Notice>
  )
}
