/** A further device: a code that is shown here and typed there. The page sees by itself when it has worked. */
import { Smartphone } from 'lucide-react'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '#client/link/clock.ts'
import { CodeShown } from '#client/records/code-shown.tsx'
import { askDevices, giveDeviceCode } from '#client/state/account-calls.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { CodeReply, DeviceInfo } from '#shared/protocol/account.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

/** Milliseconds between two looks for the device that comes. */
const lookEveryMs = 4_000

/** A button, then the code with three steps, then which device has come. */
export function AddDevice(): ReactElement {
  const { t } = useTranslation()
  const [given, setGiven] = useState<CodeReply | null>(null)
  const { isPending, refusal, send } = useSending()
  const came = useNewDevice(given)
  return (
    <div className="account-way">
      <h3>{t('account.add.title')}</h3>
      <p className="account-hint">{t('account.add.help')}</p>
      {given === null ? null : came === null ? (
        <Steps given={given} />
      ) : (
        <Notice tone="ok" role="status">
          {t('account.add.came', { device: came.name || t('account.devices.unnamed') })}
        </Notice>
      )}
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      <Button
        icon={<Smartphone aria-hidden size={18} />}
        isPending={isPending}
        onPress={() => send(giveDeviceCode, setGiven)}
      >
        {t(given === null ? 'account.add.button' : 'account.add.again')}
      </Button>
    </div>
  )
}

function Steps({ given }: { readonly given: CodeReply }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <ol className="account-steps">
        <li>
          {t('account.add.open')} <bdi dir="ltr">{`${location.host}/sign-in`}</bdi>
        </li>
        <li>{t('account.add.choose', { way: t('account.signIn.code') })}</li>
        <li>{t('account.add.enter')}</li>
      </ol>
      <CodeShown code={given.code} label={t('account.codeLabel')} />
      <p className="account-hint">{t('account.add.holds', { until: format.dateTime(given.expires) })}</p>
    </>
  )
}

/** The device that came in since the code was shown; null until it has. */
function useNewDevice(given: CodeReply | null): DeviceInfo | null {
  const [came, setCame] = useState<DeviceInfo | null>(null)
  useEffect(() => {
    setCame(null)
    if (given === null) return
    let known: readonly string[] | null = null
    let stop = () => {}
    const look = async () => {
      const devices = await devicesOrNone()
      const fresh = known === null ? undefined : devices.find(({ id }) => known?.includes(id) === false)
      known ??= devices.length === 0 ? null : devices.map(({ id }) => id)
      if (fresh !== undefined) setCame(fresh)
      else if (browserClock.now() < given.expires) stop = browserClock.after(lookEveryMs, () => void look())
    }
    void look()
    return () => stop()
  }, [given])
  return came
}

/** None while the line is broken: the next look may find it. */
async function devicesOrNone(): Promise<readonly DeviceInfo[]> {
  try {
    return (await askDevices()).devices
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
