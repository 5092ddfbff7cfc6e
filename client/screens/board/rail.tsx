/** The rail at the side: the parts of the plan, and below them what is missing before it can be agreed. */
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useBoard } from '#client/state/use-board.ts'
import { type Part, partIcons } from './parts.tsx'
import { ReadyList } from './ready-list.tsx'
import { useCounts } from './use-counts.ts'
import { useParts } from './use-parts.ts'

type RailProps = {
  readonly part: Part
  /** Lists the talk too, because it has no place of its own in this window. */
  readonly hasTalk: boolean
}

/** The navigation of a board in a window that is wide enough for it. */
export function Rail({ part, hasTalk }: RailProps): ReactElement {
  const { t } = useTranslation()
  const { all } = useParts()
  const { may } = useBoard()
  return (
    <div className="rail">
      <nav aria-label={t('board.parts')}>
        <ul>
          {all
            .filter(each => hasTalk || each !== 'talk')
            .map(each => (
              <li key={each}>
                <PartLink part={each} isHere={each === part} />
              </li>
            ))}
        </ul>
      </nav>
      {may('read-whole') ? <ReadyList /> : null}
    </div>
  )
}

/** The way to a part, with how much is open there. */
export function PartLink({ part, isHere }: { readonly part: Part; readonly isHere: boolean }): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const count = useCounts()[part]
  return (
    <Link href={`/boards/${id}/${part}`} className="part-link" {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {partIcons[part]}
      <span className="part-link-words">{t(`board.${part}`)}</span>
      {count === undefined || count.count === 0 ? null : (
        <span className="part-link-count">
          <span aria-hidden>{count.count}</span>
          <span className="ui-hidden">{t(count.words, { count: count.count })}</span>
        </span>
      )}
    </Link>
  )
}
