/** "Who wrote this" at the end of a record's fields: a press asks the server, and nothing is fetched before. */
import { UserRoundPen } from 'lucide-react'
import { type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { Button } from '#client/ui/button.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import type { Id } from '#shared/ids.ts'
import type { RecordKind } from '#shared/protocol/authors.ts'

const View = fetched(async () => (await import('./authorship-view.tsx')).AuthorshipView)

export type AuthorshipProps = {
  readonly kind: RecordKind
  readonly id: Id
  /** What the record is called, where several of them stand in one sheet. */
  readonly name?: string
}

/** A button that opens and closes the list. Nothing for guests, who may not ask. */
export function Authorship({ kind, id, name }: AuthorshipProps): ReactElement | null {
  const { t } = useTranslation()
  const { may } = useBoard()
  const [isOpen, setOpen] = useState(false)
  if (!may('read-whole')) return null
  const words = t('records.whoWrote')
  return (
    <div className="records-authorship">
      <Button
        size="small"
        variant="quiet"
        icon={<UserRoundPen aria-hidden size={16} />}
        aria-expanded={isOpen}
        aria-label={name === undefined ? undefined : t('records.whoWroteOf', { name })}
        onPress={() => setOpen(open => !open)}
      >
        {words}
      </Button>
      {isOpen ? (
        <Suspense fallback={<Spinner label={t('common.loading')} />}>
          <View kind={kind} id={id} />
        </Suspense>
      ) : null}
    </div>
  )
}
