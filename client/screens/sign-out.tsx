/** The way out. It empties the device of what is mine, and asks before it takes work along that the server does not have. */
import { LogOut } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceContents } from '#client/link/device-contents.ts'
import type { Api } from '#client/state/api.ts'
import { useApp } from '#client/state/app-context.ts'
import { Button } from '#client/ui/button.tsx'
import { patiently } from '#client/ui/fetched.ts'
import { onDemand } from '#client/ui/on-demand.tsx'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'

const UnsentDialog = onDemand(async () => (await import('./privacy/unsent-dialog.tsx')).UnsentDialog)

// Only whoever leaves needs it.
const ownDevice = () => patiently(() => import('#client/state/own-device.ts'))

type Unsent = { readonly member: Id; readonly contents: DeviceContents }

/** Ends the session. The page is loaded anew, so that nothing of it stays in memory. */
export function SignOut(): ReactElement {
  const { t } = useTranslation()
  const { api } = useApp()
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const ask = async () => {
    const { countOf, unsentHere } = await ownDevice()
    const member = await whoIsHere(api)
    const contents = member === null ? null : await unsentHere(member)
    if (member !== null && contents !== null && countOf(contents) > 0) setUnsent({ member, contents })
    else await leave(api, member)
  }
  return (
    <>
      <Button icon={<LogOut aria-hidden size={18} className="ui-flip" />} onPress={() => void ask()}>
        {t('board.signOut')}
      </Button>
      <UnsentDialog
        isOpen={unsent !== null}
        contents={unsent?.contents ?? null}
        onLeave={() => leave(api, unsent?.member ?? null)}
        onClose={() => setUnsent(null)}
      />
    </>
  )
}

/** The server first: whoever cannot reach it stays signed in, and their work stays here. */
async function leave(api: Api, member: Id | null): Promise<void> {
  const { emptyDevice, forgetTraces } = await ownDevice()
  await api.signOut()
  if (member === null) forgetTraces()
  else await emptyDevice(member)
  location.assign('/sign-in')
}

/** Null for somebody whose sign-in is over already. */
async function whoIsHere(api: Api): Promise<Id | null> {
  try {
    return (await api.me()).actor.member
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
