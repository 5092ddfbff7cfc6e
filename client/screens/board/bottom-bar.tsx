/** The bar at the foot of a phone: four parts, and a sheet with everything else. */
import { Ellipsis } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { onDemand } from '#client/ui/on-demand.tsx'
import type { Part } from './parts.tsx'
import { PartLink } from './rail.tsx'
import { useParts } from './use-parts.ts'

const MoreSheet = onDemand(async () => (await import('./more-sheet.tsx')).MoreSheet)

/** The navigation of a board on a phone. */
export function BottomBar({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation()
  const { bar } = useParts()
  const [isOpen, setOpen] = useState(false)
  return (
    <nav className="bottom-bar" aria-label={t('board.parts')}>
      <ul>
        {bar.map(each => (
          <li key={each}>
            <PartLink part={each} isHere={each === part} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className={bar.includes(part) ? 'part-link' : 'part-link part-link-here'}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            <Ellipsis aria-hidden size={20} />
            <span className="part-link-words">{t('common.more')}</span>
          </button>
        </li>
      </ul>
      <MoreSheet part={part} isOpen={isOpen} onClose={() => setOpen(false)} />
    </nav>
  )
}
