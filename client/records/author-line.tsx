/** Somebody who wrote something: the mark of their city, their name, their city and when, in the reader's own time. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Mark } from '#client/ui/mark.tsx'
import type { Author } from '#shared/protocol/authors.ts'
import './authorship.css'

/** `at`: milliseconds since 1970. Names and times stand apart, so that none can turn the words beside it. */
export function AuthorLine({ author, at }: { readonly author: Author; readonly at: number }): ReactElement {
  const format = useFormat()
  return (
    <span className="authorship-line">
      <AuthorMark author={author} />
      <span className="authorship-words">
        <AuthorName author={author} />
        <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>
      </span>
    </span>
  )
}

function AuthorMark({ author }: { readonly author: Author }): ReactElement {
  if (author.is !== 'member') return <Mark initials="–" colour={8} name="" size="small" />
  const { initials, colour } = author.committee
  return <Mark initials={initials} colour={colour} name="" size="small" />
}

function AuthorName({ author }: { readonly author: Author }): ReactElement {
  const { t } = useTranslation()
  if (author.is !== 'member') return <span>{t(`authors.${author.is}`)}</span>
  return (
    <span>
      <bdi className="authorship-name">{author.name}</bdi>
      {' · '}
      <bdi>{author.committee.city}</bdi>
      {author.guestOf === null ? null : <span> · {t('authors.guestOf', { name: author.guestOf })}</span>}
      {author.hasLeft ? <span> · {t('authors.hasLeft')}</span> : null}
    </span>
  )
}
