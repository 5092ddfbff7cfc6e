/** One of my devices in the list. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameDevice } from '#client/state/account-calls.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import type { DeviceInfo } from '#shared/protocol/account.ts'

type DeviceProps = { readonly device: DeviceInfo; readonly onEnd: () => void; readonly onChanged: () => void }

/** A row; the one that is looked at says so and has no button to end it, since that is signing out. */
export function Device({ device, onEnd, onChanged }: DeviceProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [isNaming, setNaming] = useState(false)
  const name = device.name || t('account.devices.unnamed')
  return (
    <li className="account-device">
      <div>
        <span className="account-device-name">
          <bdi>{name}</bdi>
        </span>
        {device.isThis ? <span className="account-here">{t('account.devices.this')}</span> : null}
        <p className="account-hint">
          {t(`account.devices.way.${device.way}`)} ·{' '}
          {t('account.devices.lastUsed', { when: format.dateTime(device.seenAt) })}
        </p>
      </div>
      {isNaming ? (
        <Naming
          device={device}
          onDone={() => {
            setNaming(false)
            onChanged()
          }}
        />
      ) : (
        <div className="account-buttons">
          <Button variant="quiet" aria-label={t('account.devices.nameOf', { name })} onPress={() => setNaming(true)}>
            {t('account.devices.name')}
          </Button>
          {device.isThis ? null : (
            <Button aria-label={t('account.devices.endOf', { name })} onPress={onEnd}>
              {t('account.devices.end')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function Naming({ device, onDone }: { readonly device: DeviceInfo; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(device.name)
  const { isPending, refusal, send } = useSending()
  return (
    <form
      className="password-form"
      onSubmit={event => {
        event.preventDefault()
        if (name.trim() !== '') send(() => nameDevice(device.id, name.trim()), onDone)
      }}
    >
      <LineField
        autoFocus
        label={t('account.devices.nameLabel')}
        autoComplete="off"
        value={name}
        onChange={setName}
        error={refusal === null ? undefined : t(`refusal.${refusal.code}`, refusal.facts)}
      />
      <div>
        <Button type="submit" isPending={isPending}>
          {t('account.devices.save')}
        </Button>
      </div>
    </form>
  )
}
