/** Where I am signed in: each device with how it came in and when it was last used; to name, to end, to end all others. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askDevices, endDevice, endOtherDevices } from '#client/state/account-calls.ts'
import { useReply } from '#client/state/use-reply.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { DeviceInfo, DevicesReply } from '#shared/protocol/account.ts'
import { Device } from './device.tsx'
import { NotYet } from './not-yet.tsx'
import { Tokens } from './tokens.tsx'

/** The list, this device first; beneath it the programs that act for me, if there are any. */
export function Devices(): ReactElement {
  const { t } = useTranslation()
  const [reply, again] = useReply(askDevices)
  return (
    <section className="account-card" aria-labelledby="account-devices">
      <h2 id="account-devices">{t('account.devices.title')}</h2>
      <p className="account-hint">{t('account.devices.help')}</p>
      <NotYet reply={reply} />
      {reply.state === 'here' ? <List {...reply.value} onChanged={again} /> : null}
    </section>
  )
}

function List({ devices, tokens, onChanged }: DevicesReply & { readonly onChanged: () => void }): ReactElement {
  const { t } = useTranslation()
  const [ending, setEnding] = useState<DeviceInfo | 'others' | null>(null)
  const { refusal, send } = useSending()
  const sorted = [...devices].sort((left, right) => Number(right.isThis) - Number(left.isThis))
  const end = () =>
    send(() => (ending === 'others' || ending === null ? endOtherDevices() : endDevice(ending.id)), onChanged)
  return (
    <>
      <ul className="account-devices">
        {sorted.map(device => (
          <Device key={device.id} device={device} onEnd={() => setEnding(device)} onChanged={onChanged} />
        ))}
      </ul>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      {devices.length > 1 ? (
        <div>
          <Button variant="danger" onPress={() => setEnding('others')}>
            {t('account.devices.endOthers')}
          </Button>
        </div>
      ) : null}
      <Tokens tokens={tokens} onChanged={onChanged} />
      <ConfirmDialog
        tone="danger"
        isOpen={ending !== null}
        title={t(ending === 'others' ? 'account.devices.endOthersTitle' : 'account.devices.endTitle')}
        confirmLabel={t(ending === 'others' ? 'account.devices.endOthers' : 'account.devices.end')}
        cancelLabel={t('common.cancel')}
        onConfirm={end}
        onClose={() => setEnding(null)}
      >
        {t('account.devices.endText')}
      </ConfirmDialog>
    </>
  )
}
