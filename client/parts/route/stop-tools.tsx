/** What can be done with the selected stop. */
import { ArrowDown, ArrowUp, MessageSquare, Pencil, Plus, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '#client/ui/button.tsx'
import type { LineRow } from './line-rows.ts'
import type { StopActions } from './stop-actions.ts'

export type StopToolsProps = { readonly row: LineRow; readonly count: number; readonly actions: StopActions }

/** A group of buttons. Readers may only talk. */
export function StopTools({ row, count, actions }: StopToolsProps): ReactElement {
  const { t } = useTranslation()
  const { name } = row.stop
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: presses here must not select the card again
    <div className="route-tools" onClick={event => event.stopPropagation()}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={t('route.tools', { name })} className="route-tools-row">
        {actions.canEdit ? <EditTools row={row} count={count} actions={actions} /> : null}
        <Button
          size="small"
          variant="quiet"
          icon={<MessageSquare aria-hidden size={16} />}
          aria-label={t('route.talkAbout', { name })}
          onPress={() => actions.talk(row.stop)}
        >
          {t('route.talk')}
        </Button>
        {actions.canEdit ? <DeleteTool row={row} actions={actions} /> : null}
      </div>
    </div>
  )
}

function EditTools({ row, count, actions }: StopToolsProps): ReactElement {
  const { t } = useTranslation()
  const { stop, index } = row
  const tool = { size: 'small', variant: 'quiet' } as const
  return (
    <>
      <Button
        size="small"
        icon={<Pencil aria-hidden size={16} />}
        aria-label={t('route.editStop', { name: stop.name })}
        onPress={() => actions.edit(stop)}
      >
        {t('route.edit')}
      </Button>
      <Button
        {...tool}
        className="route-tool-earlier"
        icon={<ArrowUp aria-hidden size={16} />}
        aria-label={t('route.moveEarlier', { name: stop.name })}
        isDisabled={index === 0}
        onPress={() => actions.move(stop.id, index - 1)}
      >
        {t('route.earlier')}
      </Button>
      <Button
        {...tool}
        className="route-tool-later"
        icon={<ArrowDown aria-hidden size={16} />}
        aria-label={t('route.moveLater', { name: stop.name })}
        isDisabled={index === count - 1}
        onPress={() => actions.move(stop.id, index + 1)}
      >
        {t('route.later')}
      </Button>
      <Button
        {...tool}
        icon={<Plus aria-hidden size={16} />}
        aria-label={t('route.addAfterStop', { name: stop.name })}
        onPress={() => actions.addAfter(stop)}
      >
        {t('route.addAfter')}
      </Button>
    </>
  )
}

function DeleteTool({ row, actions }: Pick<StopToolsProps, 'row' | 'actions'>): ReactElement {
  const { t } = useTranslation()
  return (
    <IconButton
      className="route-tool-delete"
      icon={<Trash2 aria-hidden size={16} />}
      label={t('route.deleteStop', { name: row.stop.name })}
      onPress={() => actions.remove(row.stop)}
    />
  )
}
