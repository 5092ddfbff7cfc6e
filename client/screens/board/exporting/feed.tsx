/** A calendar that keeps itself up to date: an address is made here for a calendar program, and ended here. */
import '../../feeds/feeds.css'
import { CalendarSync } from 'lucide-react'
import { type ReactElement, useCallback, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askFeeds, makeFeed } from '#client/state/feeds.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useReply } from '#client/state/use-reply.ts'
import { useSending } from '#client/state/use-sending.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import type { FeedContent, FeedInfo } from '#shared/protocol/feeds.ts'
import { feedContents } from '#shared/protocol/feeds.ts'
import { FeedList } from '../../feeds/feed-list.tsx'
import { FeedMade } from './feed-made.tsx'

/** What it is in two sentences, the choices with their button, the address that was made, and the list. */
export function Feed(): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const ask = useCallback(() => askFeeds(id), [id])
  const [reply, again] = useReply(ask)
  const [secret, setSecret] = useState<string | null>(null)
  const heading = useId()
  const made = (fresh: string) => {
    setSecret(fresh)
    again()
  }
  return (
    <section className="feed" aria-labelledby={heading}>
      <h3 id={heading}>{t('calendar.title')}</h3>
      <p>{t('calendar.help')}</p>
      <Make onMade={made} />
      {secret === null ? null : <FeedMade key={secret} secret={secret} />}
      {reply.state === 'refused' ? (
        <Notice tone="warn" role="alert">
          {t(`refusal.${reply.refusal.code}`, reply.refusal.facts)}
        </Notice>
      ) : null}
      {reply.state === 'here' ? <Lists feeds={reply.value.feeds} onEnded={again} /> : null}
    </section>
  )
}

function Make({ onMade }: { readonly onMade: (secret: string) => void }): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const format = useFormat()
  const languages = usePlan(plan => plan.languages)
  const [wording] = useWordingLanguage()
  const [shows, setShows] = useState<FeedContent>('agreed')
  const [language, setLanguage] = useState(wording)
  const { isPending, refusal, send } = useSending()
  const make = () =>
    send(
      () => makeFeed(id, { language, shows }),
      ({ secret }) => onMade(secret),
    )
  return (
    <>
      <SelectField
        label={t('calendar.shows')}
        description={t(`calendar.${shows}Help`)}
        value={shows}
        options={feedContents.map(value => ({ value, label: t(`calendar.${value}`) }))}
        onChange={setShows}
      />
      {languages.length > 1 ? (
        <SelectField
          label={t('calendar.language')}
          value={language}
          options={languages.map(value => ({ value, label: format.language(value) }))}
          onChange={setLanguage}
        />
      ) : null}
      <Button className="feed-make" icon={<CalendarSync aria-hidden size={18} />} isPending={isPending} onPress={make}>
        {t('calendar.make')}
      </Button>
      {refusal === null ? null : (
        <Notice tone="stop" role="alert">
          {t(`refusal.${refusal.code}`, refusal.facts)}
        </Notice>
      )}
    </>
  )
}

type ListsProps = { readonly feeds: readonly FeedInfo[]; readonly onEnded: () => void }

function Lists({ feeds, onEnded }: ListsProps): ReactElement {
  const { t } = useTranslation()
  const { me } = useBoard()
  const mine = feeds.filter(({ member }) => member === me.member)
  const others = feeds.filter(({ member }) => member !== me.member)
  const parts = [
    { title: t('calendar.mine'), feeds: mine },
    { title: t('calendar.others'), feeds: others },
  ].filter(part => part.feeds.length > 0)
  return (
    <>
      {parts.map(part => (
        <div key={part.title}>
          <h4>{part.title}</h4>
          <FeedList feeds={part.feeds} headOf={({ name }) => name} onEnded={onEnded} />
        </div>
      ))}
    </>
  )
}
