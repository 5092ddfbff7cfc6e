/** The way out. */
import { LogOut } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { Button } from '#client/ui/button.tsx'

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
