/** Before signing out, where something on this device has not reached the server: wait, keep a file of it, or let it go. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceContents } from '#client/link/device-contents.ts'
import { asFile } from '#client/state/own-device.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { offerFile } from '#client/ui/offer-file.ts'
import { LateWords } from '#client/words/late-words.tsx'
import { Lines } from './section.tsx'

type UnsentDialogProps = {
  readonly isOpen: boolean
  readonly contents: DeviceContents | null
  readonly onLeave: () => Promise<void>
  readonly onClose: () => void
}

/** Focus begins on staying. */
export function UnsentDialog(props: UnsentDialogProps): ReactElement {
  return (
    <LateWords>
      <Question {...props} />
    </LateWords>
  )
}

function Question({ isOpen, contents, onLeave, onClose }: UnsentDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <ConfirmDialog
      title={t('privacy.unsent.title')}
      isOpen={isOpen}
      confirmLabel={t('privacy.unsent.leave')}
      cancelLabel={t('privacy.unsent.stay')}
      tone="danger"
      onConfirm={onLeave}
      onClose={onClose}
    >
      {contents === null ? null : <UnsentWork contents={contents} />}
      <p>{t('privacy.unsent.help')}</p>
    </ConfirmDialog>
  )
}

/** What there is, and the way to a file of it. */
export function UnsentWork({ contents }: { readonly contents: DeviceContents }): ReactElement {
  const { t } = useTranslation()
  const { edits, sayings, asides, copies } = contents
  const counts = [
    ['privacy.unsent.edits', edits.length],
    ['privacy.unsent.messages', sayings.length],
    ['privacy.unsent.aside', asides.length + copies.length],
  ] as const
  const lines = counts.filter(([, number]) => number > 0).map(([key, number]) => t(key, { number }))
  return (
    <>
      <Lines lines={lines} />
      <Button onPress={() => offerFile('twinboard-unsent.json', asFile(contents))}>{t('privacy.unsent.save')}</Button>
    </>
  )
}
