/** Begins a board with a whole plan out of a file: choose it, look at what it is, begin. */
import './board/import/import.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginBoard, readPlanFile } from '#client/state/import-calls.ts'
import { useSending } from '#client/state/use-sending.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { FileDrop } from '#client/ui/file-drop.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import type { PlanFileReply } from '#shared/protocol/imports.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { PlanFileView } from './plan-file-view.tsx'
import { usePartners } from './use-partners.ts'

type PlanFileProps = {
  readonly isOpen: boolean
  readonly mine: Committee
  readonly onClose: () => void
  readonly onMade: (board: Id) => void
}

/** Nothing is made before "begin" is pressed. */
export function PlanFile({ isOpen, mine, onClose, onMade }: PlanFileProps): ReactElement {
  const { t } = useTranslation()
  const others = usePartners(mine)
  const looking = useSending()
  const making = useSending()
  const [file, setFile] = useState<File | null>(null)
  const [shown, setShown] = useState<PlanFileReply | null>(null)
  const [left, setLeft] = useState<readonly Id[]>([])
  const refusal = looking.refusal ?? making.refusal
  const close = () => {
    onClose()
    setFile(null)
    setShown(null)
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    setShown(null)
    looking.send(() => readPlanFile(chosen), setShown)
  }
  const committees = [mine.id, ...(others ?? []).map(each => each.id).filter(id => !left.includes(id))]
  const begin = () => {
    if (file !== null)
      making.send(
        () => beginBoard(file, committees),
        ({ id }) => onMade(id),
      )
  }
  return (
    <Sheet
      title={t('home.fromFileTitle')}
      isOpen={isOpen}
      onClose={close}
      className="import"
      foot={
        <>
          {shown === null ? null : (
            <Button variant="primary" isPending={making.isPending || others === null} onPress={begin}>
              {t('home.create')}
            </Button>
          )}
          <Button onPress={close}>{t('common.cancel')}</Button>
        </>
      }
    >
      <LateWords>
        {refusal === null ? null : (
          <Notice tone="stop" role="alert">
            <p className="import-file">{file?.name}</p>
            <p>{t(`refusal.${refusal.code}`, refusal.facts)}</p>
          </Notice>
        )}
        {shown === null ? (
          <Choose isPending={looking.isPending} name={file?.name ?? ''} onChoose={choose} />
        ) : (
          <>
            <PlanFileView shown={shown} />
            <fieldset>
              <legend className="ui-label">{t('home.committees')}</legend>
              <CheckField label={mine.city} value isDisabled onChange={() => undefined} />
              {others?.map(({ id, city }) => (
                <CheckField
                  key={id}
                  label={city}
                  value={!left.includes(id)}
                  onChange={isIn => setLeft(isIn ? left.filter(each => each !== id) : [...left, id])}
                />
              ))}
            </fieldset>
          </>
        )}
      </LateWords>
    </Sheet>
  )
}

type ChooseProps = { readonly isPending: boolean; readonly name: string; readonly onChoose: (file: File) => void }

// Its words come late, and so does it.
function Choose({ isPending, name, onChoose }: ChooseProps): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <p className="import-intro">{t('importing.plan.intro')}</p>
      <FileDrop
        label={t('importing.choose')}
        choose={t('importing.choose')}
        drop={isPending ? t('importing.reading', { name }) : t('importing.drop')}
        isPending={isPending}
        onChoose={onChoose}
      />
      <p className="import-hint">{t('importing.plan.forms')}</p>
    </>
  )
}
