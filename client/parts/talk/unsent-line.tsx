/** A message of mine that the server does not have yet: its words, where it is, and what can be done when it was refused. */
import { CloudOff, HardDriveDownload, RotateCcw, Trash2, Upload } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnsentMessage } from '#client/state/use-talk.ts'
import { useTalk } from '#client/state/use-talk.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Words } from './message-line.tsx'

/** The state stands in words, as with edits: on its way, kept on this device, or only in this page. */
export function UnsentLine({ message }: { readonly message: UnsentMessage }): ReactElement {
  return (
    <article className="talk-message">
      <Words text={message.text} language={message.language} />
      {message.refused === null ? <OnItsWay message={message} /> : <Refused message={message} code={message.refused} />}
    </article>
  )
}

function OnItsWay({ message }: { readonly message: UnsentMessage }): ReactElement {
  const { t } = useTranslation()
  const { isConnected } = useTalk()
  const [icon, words] = isConnected
    ? [<Upload key="way" aria-hidden size={14} />, t('talk.sending')]
    : message.isKept
      ? [<HardDriveDownload key="kept" aria-hidden size={14} />, t('talk.kept')]
      : [<CloudOff key="page" aria-hidden size={14} />, t('talk.onlyHere')]
  return (
    <p className="talk-state">
      {icon}
      {words}
    </p>
  )
}

type RefusedProps = { readonly message: UnsentMessage; readonly code: NonNullable<UnsentMessage['refused']> }

function Refused({ message, code }: RefusedProps): ReactElement {
  const { t } = useTranslation()
  const { sayAgain, dropUnsent } = useTalk()
  return (
    <>
      <Notice tone="stop">
        {t('talk.failed')} {t(`refusal.${code}`)}
      </Notice>
      <div className="talk-unsent-buttons">
        <Button
          size="small"
          icon={<RotateCcw aria-hidden size={16} className="ui-flip" />}
          onPress={() => sayAgain(message.id)}
        >
          {t('talk.again')}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 aria-hidden size={16} />}
          onPress={() => dropUnsent(message.id)}
        >
          {t('talk.drop')}
        </Button>
      </div>
    </>
  )
}
