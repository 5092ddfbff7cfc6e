/** The button of a chair or an owner that leads to a code for a colleague who signs. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { Button } from '#client/ui/button.tsx'
import { onDemand } from '#client/ui/on-demand.tsx'
import { may } from '#shared/agreement/roles.ts'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'

const Vouch = onDemand(async () => (await import('./vouch.tsx')).Vouch)

/** Nothing for somebody who may vouch for nobody that is still to sign. */
export function Vouching({ proposal }: { readonly proposal: Proposal }): ReactElement | null {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const signatories = useSignatories(proposal)
  if (signatories.length === 0) return null
  return (
    <>
      <Button variant="quiet" size="small" onPress={() => setOpen(true)}>
        {t('agreement.vouch')}
      </Button>
      <Vouch proposal={proposal} signatories={signatories} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

/** Those for whom I may vouch and whose committee has not answered; the server asks the same again. */
function useSignatories({ committees, decisions }: Proposal): readonly MemberInfo[] {
  const { me, members } = useBoard()
  return members.filter(({ id, committee, signatory, guest }) => {
    const isAsked = committees.includes(committee) && !decisions.some(each => each.committee === committee)
    if (!isAsked || !signatory || guest !== null || id === me.member) return false
    return may(me, 'vouch', { partnership: me.partnership, committee })
  })
}
