/** My city's notice on the page on people's data, and for its chair the words to change. */
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setNotice } from '#client/state/privacy.ts'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import type { CityNotice } from '#shared/protocol/privacy.ts'
import { languageNames, languages } from '#shared/words/words.ts'
import { NoticeWords } from './city-notice.tsx'
import { Section } from './section.tsx'

type NoticeSectionProps = {
  readonly notice: CityNotice
  readonly canEdit: boolean
  readonly onChanged: () => void
}

/** The notice as it is now. */
export function NoticeSection({ notice, canEdit, onChanged }: NoticeSectionProps): ReactElement {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title={t('privacy.notice.title', { city: notice.city })}>
      <NoticeWords words={notice.words} />
      {notice.isRead ? <p className="privacy-quiet">{t('privacy.notice.isRead')}</p> : null}
      {canEdit ? <Button onPress={() => setOpen(true)}>{t('privacy.notice.edit')}</Button> : null}
      {isOpen ? <EditNotice notice={notice} onClose={() => setOpen(false)} onChanged={onChanged} /> : null}
    </Section>
  )
}

type EditNoticeProps = {
  readonly notice: CityNotice
  readonly onClose: () => void
  readonly onChanged: () => void
}

function EditNotice({ notice, onClose, onChanged }: EditNoticeProps): ReactElement {
  const { t } = useTranslation()
  const [words, setWords] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(notice.words).map(([language, wording]) => [language, wording?.text ?? ''])),
  )
  const [isPending, setPending] = useState(false)
  const save = async () => {
    setPending(true)
    try {
      await setNotice(notice.committee, { words })
      onChanged()
      onClose()
    } finally {
      setPending(false)
    }
  }
  const foot = (
    <Button variant="primary" isPending={isPending} onPress={() => void save()}>
      {t('privacy.notice.save')}
    </Button>
  )
  return (
    <Sheet title={t('privacy.notice.edit')} isOpen onClose={onClose} foot={foot}>
      <p>{t('privacy.notice.editAbout')}</p>
      {languages.map(language => (
        <TextField
          key={language}
          label={languageNames[language].name}
          value={words[language] ?? ''}
          onCommit={text => setWords(last => ({ ...last, [language]: text }))}
          onChange={text => setWords(last => ({ ...last, [language]: text }))}
          multiline
          rows={4}
          lang={language}
          dir="auto"
        />
      ))}
    </Sheet>
  )
}
