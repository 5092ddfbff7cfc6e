/** How it ended at the town hall, told on the page that the browser came back to. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/notice.tsx'
import { type OidcOutcome, oidcOutcomes } from '#shared/protocol/ways.ts'

/** Nothing when the browser comes from elsewhere. */
export function TownHallOutcome(): ReactElement | null {
  const { t } = useTranslation()
  const outcome = outcomeIn(location.search)
  if (outcome === null) return null
  const isDone = outcome === 'connected'
  return (
    <Notice tone={isDone ? 'ok' : 'warn'} role={isDone ? 'status' : 'alert'}>
      {t(`account.oidc.${outcome}`)}
    </Notice>
  )
}

function outcomeIn(search: string): OidcOutcome | null {
  const said = new URLSearchParams(search).get('oidc')
  return oidcOutcomes.find(outcome => outcome === said) ?? null
}
