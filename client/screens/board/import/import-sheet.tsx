/** Brings records in from a file: choose it, look at what is in it, add what is wanted. */
import './import.css'
import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { FileDrop } from '#client/ui/file-drop.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { FoundView } from './found-view.tsx'
import { NoRoomNotice } from './no-room-notice.tsx'
import { type Import, useImport } from './use-import.ts'

type ImportSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** A new import each time it opens. */
export function ImportSheet({ isOpen, onClose }: ImportSheetProps): ReactElement {
  const { t } = useTranslation()
  const bringing = useImport()
  const close = () => {
    onClose()
    bringing.startOver()
  }
  return (
    <Sheet
      title={t('board.import')}
      isOpen={isOpen}
      onClose={close}
      className="import"
      foot={isOpen ? <Foot bringing={bringing} onClose={close} /> : undefined}
    >
      <LateWords>
        <Step bringing={bringing} />
      </LateWords>
    </Sheet>
  )
}

type StepProps = { readonly bringing: Import }

function Step({ bringing }: StepProps): ReactElement {
  const { t } = useTranslation()
  const { file, found, added, isPending, refusal, choose } = bringing
  if (added !== null) return <Receipt added={added} />
  return (
    <>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {file === null ? null : <p className="import-file">{file.name}</p>}
          <p>{t(`refusal.${refusal.code}`, refusal.facts)}</p>
        </Notice>
      )}
      {found === null ? (
        <>
          <p className="import-intro">{t('importing.intro')}</p>
          <FileDrop
            label={t('importing.choose')}
            choose={t('importing.choose')}
            drop={isPending ? t('importing.reading', { name: file?.name ?? '' }) : t('importing.drop')}
            isPending={isPending}
            onChoose={choose}
          />
          <p className="import-hint">{t('importing.forms')}</p>
          <p className="import-hint">{t('importing.wholePlan')}</p>
        </>
      ) : (
        <FoundView bringing={bringing} found={found} fileName={file?.name ?? ''} />
      )}
    </>
  )
}

function Foot({ bringing, onClose }: StepProps & { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation()
  const { found, leftOut, added, noRoom, isPending } = bringing
  if (added !== null)
    return (
      <>
        {added.isUndone ? null : <Button onPress={bringing.undo}>{t('common.undo')}</Button>}
        <Button variant="primary" onPress={onClose}>
          {t('common.close')}
        </Button>
      </>
    )
  if (found === null) return <Button onPress={onClose}>{t('common.cancel')}</Button>
  const count = found.records.length - leftOut.size
  return (
    <>
      {noRoom === null ? null : <NoRoomNotice noRoom={noRoom} />}
      {count === 0 ? null : (
        <Button variant="primary" isPending={isPending} onPress={bringing.add}>
          {t(`importing.add.${found.list}`, { count })}
        </Button>
      )}
      <Button onPress={onClose}>{t('common.cancel')}</Button>
    </>
  )
}

// What was pressed is gone: the words about it have the focus, and are read out.
function Receipt({ added }: { readonly added: NonNullable<Import['added']> }): ReactElement {
  const { t } = useTranslation()
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div ref={words} tabIndex={-1} className="import-receipt">
      <Notice tone={added.isUndone ? 'info' : 'ok'} role="status">
        {added.isUndone ? t('importing.undone') : t(`importing.added.${added.list}`, { count: added.count })}
      </Notice>
    </div>
  )
}
