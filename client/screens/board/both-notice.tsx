/** After an interruption: what others and I changed in the same place meanwhile, each with the way to it. */
import { type ReactElement, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGoTo } from '#client/records/use-go-to.ts'
import { useSession } from '#client/state/board-context.ts'
import { useFormat } from '#client/state/use-format.ts'
import { useSource } from '#client/state/use-source.ts'
import { type WhileAway, watchAway } from '#client/state/while-away.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import type { BothChanged } from '#shared/plan/both-changed.ts'
import { nouns } from '#shared/plan/kinds.ts'

/** Things that are named; beyond them their number is told. */
const most = 6

/** Nothing while nobody was in anybody's way. `now`: milliseconds since 1970. */
export function BothNotice({ now }: { readonly now: () => number }): ReactElement | null {
  const { line } = useSession()
  const [watch, setWatch] = useState<WhileAway | null>(null)
  useEffect(() => {
    const begun = watchAway(line, now)
    setWatch(begun)
    return () => begun.stop()
  }, [line, now])
  return watch === null ? null : <Met watch={watch} />
}

function Met({ watch }: { readonly watch: WhileAway }): ReactElement | null {
  const { t } = useTranslation()
  const met = useSource(watch, all)
  if (met.length === 0) return null
  const close = (
    <Button size="small" onPress={watch.dismiss}>
      {t('common.close')}
    </Button>
  )
  return (
    <Notice tone="info" role="status" className="board-notice" action={close}>
      <p>{t('link.both.intro')}</p>
      <ul className="board-both">
        {met.slice(0, most).map(place => (
          <li key={keyOf(place)}>
            <Place place={place} />
          </li>
        ))}
      </ul>
      {met.length > most ? <p>{t('link.both.more', { count: met.length - most })}</p> : null}
    </Notice>
  )
}

function Place({ place }: { readonly place: BothChanged }): ReactElement {
  const goTo = useGoTo()
  const words = usePlaceWords(place)
  if (place.what === 'removed-by-me' || place.what === 'removed-by-them') return <span>{words}</span>
  return (
    <Button size="small" variant="quiet" onPress={() => goTo(place.kind, place.id)}>
      {words}
    </Button>
  )
}

/** "Brest – Arrival", "Grant – Text (German)", "Brest – removed by others". */
function usePlaceWords({ kind, label, field, language, what }: BothChanged): string {
  const { t } = useTranslation()
  const format = useFormat()
  // As a list of one, the name is set apart from the words around it where those run from the right.
  const thing = label === '' ? t(`fields.one.${kind}`) : format.list([label])
  if (what === 'removed-by-them') return t('link.both.others', { thing })
  if (what === 'removed-by-me') return t('link.both.me', { thing })
  const name = t(`fields.${nouns[kind]}.${field ?? 'order'}`)
  const inLanguage = (tag: string) => t('link.both.inLanguage', { field: name, language: format.language(tag) })
  return t('link.both.place', { thing, field: language === undefined ? name : inLanguage(language) })
}

function keyOf({ kind, id, field, language, what }: BothChanged): string {
  return `${kind} ${id} ${field} ${language} ${what}`
}

function all(met: readonly BothChanged[]): readonly BothChanged[] {
  return met
}
