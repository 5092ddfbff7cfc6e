/** The register: what was done to people and committees of late, by whom and when. */
import { type ReactElement, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import type { RegisterLine } from '#shared/protocol/people.ts'
import { useEventWords } from './use-event-words.ts'

const shownAtFirst = 8

/** Newest first. */
export function RegisterList({ lines }: { readonly lines: readonly RegisterLine[] }): ReactElement {
  const { t } = useTranslation()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst)
  return (
    <section className="people-register" aria-labelledby={id}>
      <h2 id={id}>{t('people.register')}</h2>
      <p className="ui-description">{lines.length === 0 ? t('people.registerEmpty') : t('people.registerHelp')}</p>
      <ol>
        {shown.map(line => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {shown.length < lines.length ? <Button onPress={() => setWhole(true)}>{t('people.registerMore')}</Button> : null}
    </section>
  )
}

function Line({ line }: { readonly line: RegisterLine }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useEventWords()
  return (
    <li className="people-line">
      <time className="figures" dateTime={new Date(line.at).toISOString()}>
        {format.dateTime(line.at)}
      </time>
      <span>{words(line.event)}</span>
      <span className="people-by">{t('people.doneBy', { name: line.by.name })}</span>
    </li>
  )
}
