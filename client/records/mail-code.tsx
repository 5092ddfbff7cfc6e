/** One press that sends the signatory a code to their own address; beneath it, where it went and how long it holds. */
import { Mail } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mailSigningCode } from '#client/state/account-calls.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { Id } from '#shared/ids.ts'
import type { MailedCodeReply } from '#shared/protocol/account.ts'

/** The button, and beneath it what came of it. The late words must be there. */
export function MailCode({ proposal }: { readonly proposal: Id }): ReactElement {
  const { t, i18n } = useTranslation()
  const { id } = useBoard()
  const format = useFormat()
  const [sent, setSent] = useState<MailedCodeReply | null>(null)
  const { isPending, refusal, send } = useSending()
  const mail = () => {
    setSent(null)
    send(() => mailSigningCode(id, proposal, i18n.language), setSent)
  }
  const wrong = refusal?.code === 'too-many' ? 'account.prove.mailOften' : `refusal.${refusal?.code}`
  return (
    <>
      <Button icon={<Mail aria-hidden size={18} />} isPending={isPending} onPress={mail}>
        {t('account.prove.mailSend')}
      </Button>
      {sent === null ? null : (
        <Notice tone="ok" role="status">
          {t('account.prove.mailSent', { address: sent.to, until: format.dateTime(sent.expires) })}
        </Notice>
      )}
      {refusal === null ? null : (
        <Notice tone="warn" role="alert">
          {t(wrong, refusal.facts)}
        </Notice>
      )}
    </>
  )
}
