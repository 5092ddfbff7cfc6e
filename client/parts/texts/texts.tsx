/** The longer texts of a plan: a list of sections, and one of them open, in one language or two side by side. */
import { Plus } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UndoHint } from '#client/records/undo-hint.tsx'
import { useEdit } from '#client/state/use-edit.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { useSelection } from '#client/state/use-selection.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { Button } from '#client/ui/button.tsx'
import { EmptyState } from '#client/ui/notice.tsx'
import { PartHeader } from '#client/ui/part-header.tsx'
import { SectionList } from './section-list.tsx'
import { SectionView } from './section-view.tsx'
import './texts.css'

/** Beside each other at a desk; on a phone the list first, then the section that was pressed. */
export function Texts(): ReactElement {
  const { t } = useTranslation()
  const sections = usePlan(plan => plan.sections)
  const edit = useEdit()
  const [language] = useWordingLanguage()
  const { selected, select, clear } = useSelection()
  const { setPlace } = usePresence()
  const [deleted, setDeleted] = useState<string | null>(null)
  const home = useRef<HTMLElement>(null)
  const chosen = selected?.kind === 'sections' ? sections.find(each => each.id === selected.id) : undefined
  const open = chosen ?? sections[0]
  useEffect(() => {
    setPlace('texts', open?.id ?? null)
  }, [setPlace, open?.id])
  const add = () => {
    const title = { [language]: { text: t('texts.newSection') } }
    select('sections', edit.add('sections', { title }))
    setDeleted(null)
    // Its name comes first: what stands there is a proposal to type over.
    requestAnimationFrame(() => requestAnimationFrame(() => home.current?.querySelector('input')?.select()))
  }
  const addButton = edit.readOnly ? undefined : (
    <Button icon={<Plus aria-hidden size={18} />} onPress={add}>
      {t('texts.addSection')}
    </Button>
  )
  return (
    <section
      ref={home}
      className="texts"
      aria-label={t('texts.title')}
      data-open={chosen === undefined ? undefined : true}
    >
      <PartHeader
        title={t('texts.title')}
        summary={t('texts.summary', { count: sections.length })}
        actions={addButton}
      />
      {open === undefined ? (
        <EmptyState title={t('texts.empty')} action={addButton}>
          {t('texts.emptyHint')}
        </EmptyState>
      ) : (
        <div className="texts-split">
          <SectionList sections={sections} open={open.id} onDeleted={setDeleted} />
          <SectionView key={open.id} section={open} onBack={clear} />
        </div>
      )}
      <UndoHint words={deleted} onDone={() => setDeleted(null)} />
    </section>
  )
}
