/** Begins a board: a title, its language, and who takes part. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '#client/state/app-context.ts'
import { Button } from '#client/ui/button.tsx'
import { CheckField } from '#client/ui/check-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { Id } from '#shared/ids.ts'
import { Refusal } from '#shared/protocol/refusals.ts'
import type { Committee } from '#shared/protocol/routes.ts'
import { isInterfaceLanguage, languageNames, languages } from '#shared/words/words.ts'
import { usePartners } from './use-partners.ts'

type NewBoardProps = {
  readonly isOpen: boolean
  readonly mine: Committee
  readonly onClose: () => void
  readonly onMade: (board: Id) => void
}

/** A sheet with the few things a board needs at its beginning; all of them can be changed later. */
export function NewBoard(props: NewBoardProps): ReactElement {
  const { t } = useTranslation()
  const others = usePartners(props.mine)
  const form = useNewBoard(props, others ?? [])
  return (
    <Sheet
      title={t('home.newTitle')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      foot={
        <>
          <Button variant="primary" isPending={form.isPending || others === null} onPress={form.make}>
            {t('home.create')}
          </Button>
          <Button onPress={props.onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {form.refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${form.refusal.code}`, form.refusal.facts)}
        </Notice>
      )}
      <form
        onSubmit={event => {
          event.preventDefault()
          form.make()
        }}
      >
        <TextField
          label={t('home.name')}
          description={t('home.nameHelp')}
          error={form.isNameMissing ? t('home.nameMissing') : undefined}
          value={form.title}
          onCommit={form.setTitle}
          onChange={form.setTitle}
          lang={form.language}
          isRequired
          autoFocus
        />
      </form>
      <SelectField
        label={t('home.nameLanguage')}
        value={form.language}
        options={languages.map(value => ({ value, label: languageNames[value].name, lang: value }))}
        onChange={form.setLanguage}
      />
      <fieldset>
        <legend className="ui-label">{t('home.committees')}</legend>
        <CheckField label={props.mine.city} value isDisabled onChange={() => undefined} />
        {others === null ? <Spinner label={t('common.loading')} /> : null}
        {others?.map(({ id, city }) => (
          <CheckField key={id} label={city} value={form.isIn(id)} onChange={isIn => form.setIn(id, isIn)} />
        ))}
      </fieldset>
    </Sheet>
  )
}

function useNewBoard({ mine, onMade }: NewBoardProps, others: readonly Committee[]) {
  const { api } = useApp()
  const { i18n } = useTranslation()
  const [title, setTitle] = useState('')
  const [language, setLanguage] = useState(() => (isInterfaceLanguage(i18n.language) ? i18n.language : languages[0]))
  const [left, setLeft] = useState<readonly Id[]>([])
  const [isTried, setTried] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const isNamed = title.trim() !== ''
  const ask = async () => {
    setTried(true)
    if (!isNamed) return
    setPending(true)
    try {
      const committees = [mine.id, ...others.map(each => each.id).filter(id => !left.includes(id))]
      onMade((await api.createBoard({ title: title.trim(), language, committees })).id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setRefusal(error)
    } finally {
      setPending(false)
    }
  }
  return {
    title,
    setTitle,
    language,
    setLanguage,
    isNameMissing: isTried && !isNamed,
    isIn: (id: Id) => !left.includes(id),
    setIn: (id: Id, isIn: boolean) => setLeft(isIn ? left.filter(each => each !== id) : [...left, id]),
    make: () => void ask(),
    isPending,
    refusal,
  }
}
