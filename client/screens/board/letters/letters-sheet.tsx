/** Letters of invitation and for a visa: a sheet that forgets what was typed when it is closed, and asks before. */
import './letters.css'
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeLetter } from '#client/state/letters.ts'
import { useBoard } from '#client/state/use-board.ts'
import { type Sending, useSending } from '#client/state/use-sending.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { ConfirmDialog } from '#client/ui/confirm-dialog.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { offerFile } from '#client/ui/offer-file.ts'
import { Sheet } from '#client/ui/sheet.tsx'
import { No } from '../../people/no.tsx'
import { LetterForm } from './letter-form.tsx'
import { type LetterDraft, useLetter } from './use-letter.ts'

type LettersSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Opened from a sheet whose late words are there. */
export function LettersSheet({ isOpen, onClose }: LettersSheetProps): ReactElement {
  const { t } = useTranslation()
  const [language] = useWordingLanguage()
  const draft = useLetter(language)
  const making = useMaking(draft)
  const [isAsking, setAsking] = useState(false)
  useWarning(isOpen && draft.isTyped)
  const forget = () => {
    draft.forget()
    making.again()
    onClose()
  }
  return (
    <>
      <Sheet
        title={t('letters.title')}
        isOpen={isOpen}
        onClose={draft.isTyped ? () => setAsking(true) : forget}
        foot={<MakeButton making={making} />}
      >
        <LetterForm draft={draft} isTried={making.isTried} />
        <Outcome draft={draft} making={making} />
      </Sheet>
      <ConfirmDialog
        title={t('letters.close.title')}
        isOpen={isAsking}
        confirmLabel={t('letters.close.yes')}
        cancelLabel={t('letters.close.no')}
        onConfirm={forget}
        onClose={() => setAsking(false)}
      >
        <p>{t('letters.close.words')}</p>
      </ConfirmDialog>
    </>
  )
}

type Making = {
  readonly sending: Sending
  /** True after a press: from then on the form says what is missing. */
  readonly isTried: boolean
  /** Name of the last file that was made. */
  readonly made: string | null
  make(): void
  again(): void
}

function useMaking({ request }: LetterDraft): Making {
  const { id } = useBoard()
  const sending = useSending()
  const [isTried, setTried] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const make = () => {
    setTried(true)
    setMade(null)
    if (request === null) return
    sending.send(
      () => makeLetter(id, request),
      ({ name, content }) => {
        offerFile(name, content)
        setMade(name)
      },
    )
  }
  const again = () => {
    setTried(false)
    setMade(null)
  }
  return { sending, isTried, made, make, again }
}

function MakeButton({ making }: { readonly making: Making }): ReactElement {
  const { t } = useTranslation()
  return (
    <Button variant="primary" isPending={making.sending.isPending} onPress={making.make}>
      {t('letters.make')}
    </Button>
  )
}

function Outcome({ draft, making }: { readonly draft: LetterDraft; readonly making: Making }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <No refusal={making.sending.refusal} />
      {making.isTried && draft.request === null ? (
        <Notice tone="stop" role="alert">
          {t('letters.mend')}
        </Notice>
      ) : null}
      {making.made === null ? null : (
        <Notice tone="ok" role="status">
          {t('letters.made', { name: making.made })}
        </Notice>
      )}
    </>
  )
}

/** Has the browser ask before the page goes. */
function useWarning(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isTyped])
}
