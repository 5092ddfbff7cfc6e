/** For a chair or an owner: a code for a colleague who signs and has no password, to be read out by telephone (trust.md S9). */
import '#client/records/code.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CodeShown } from '#client/records/code-shown.tsx'
import { giveSigningCode } from '#client/state/account-calls.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Proposal } from '#shared/agreement/standing.ts'
import type { CodeReply } from '#shared/protocol/account.ts'
import type { MemberInfo } from '#shared/protocol/routes.ts'

export type VouchProps = {
  readonly proposal: Proposal
  readonly signatories: readonly MemberInfo[]
  readonly isOpen: boolean
  readonly onClose: () => void
}
type Given = CodeReply & { readonly to: MemberInfo }

/** A dialog: first whom the code is for, then the code. */
export function Vouch(props: VouchProps): ReactElement {
  return (
    <LateWords>
      <VouchSheet {...props} />
    </LateWords>
  )
}

function VouchSheet({ proposal, signatories, isOpen, onClose }: VouchProps): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const [given, setGiven] = useState<Given | null>(null)
  const { isPending, refusal, send } = useSending()
  const give = (to: MemberInfo) =>
    send(
      () => giveSigningCode(id, proposal.id, to.id),
      code => setGiven({ ...code, to }),
    )
  const close = () => {
    setGiven(null)
    onClose()
  }
  return (
    <Sheet place="dialog" title={t('account.vouch.title')} isOpen={isOpen} onClose={close}>
      {refusal === null ? null : (
        <Notice tone="warn" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
      {given === null ? (
        <WhoFor signatories={signatories} isPending={isPending} onGive={give} />
      ) : (
        <TheCode given={given} version={proposal.version} />
      )}
    </Sheet>
  )
}

type WhoForProps = Pick<VouchProps, 'signatories'> & {
  readonly isPending: boolean
  readonly onGive: (to: MemberInfo) => void
}

function WhoFor({ signatories, isPending, onGive }: WhoForProps): ReactElement {
  const { t } = useTranslation()
  const { committee } = useBoard()
  return (
    <>
      <p>{t('account.vouch.why')}</p>
      <ul className="vouch-list">
        {signatories.map(each => (
          <li key={each.id}>
            <span>
              <bdi>{each.name}</bdi>
              <bdi className="vouch-office">
                {[each.office, committee(each.committee)?.city].filter(Boolean).join(', ')}
              </bdi>
            </span>
            <Button isPending={isPending} onPress={() => onGive(each)}>
              {t('account.vouch.give', { name: each.name })}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function TheCode({ given, version }: { readonly given: Given; readonly version: number }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { name } = given.to
  return (
    <>
      <p>{t('account.vouch.read', { name })}</p>
      <CodeShown code={given.code} label={t('account.codeLabel')} />
      <p>{t('account.vouch.holds', { version, until: format.dateTime(given.expires) })}</p>
      <Notice tone="warn">{t('account.vouch.sure', { name })}</Notice>
    </>
  )
}
