/** The foot of the sheet: the button that downloads, how far it is, and the receipt. */
import { Download as DownloadIcon, X } from 'lucide-react'
import type { MouseEvent, ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '#client/state/download.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { addressOf } from './address.ts'
import type { Choice } from './choice.ts'
import { sizeOf } from './size.ts'
import type { Download } from './use-download.ts'

type DownloadBarProps = {
  readonly choice: Choice
  readonly download: Download
  /** Whether the chosen file can be begun from here. */
  readonly isOffered: boolean
}

/** The link works by itself too: opened in another tab, or kept by the browser's own menu. */
export function DownloadBar({ choice, download, isOffered }: DownloadBarProps): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const { state, begin, cancel } = download
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    begin(choice)
  }
  return (
    <div className="exporting-foot">
      <div className="exporting-told" role="status">
        <Told state={state} />
      </div>
      <div className="exporting-buttons">
        {state.is === 'running' && state.isLong ? (
          <Button icon={<X aria-hidden size={18} />} onPress={cancel}>
            {t('exporting.cancel')}
          </Button>
        ) : null}
        {isOffered ? (
          <a
            className="ui-button ui-button-primary ui-button-normal"
            href={addressOf(id, choice)}
            download
            onClick={onClick}
          >
            <DownloadIcon aria-hidden size={18} />
            <span className="ui-button-words">
              {t('exporting.download', { form: t(`exporting.${choice.format}`) })}
            </span>
          </a>
        ) : null}
      </div>
    </div>
  )
}

function Told({ state }: { readonly state: Download['state'] }): ReactElement | null {
  const { t } = useTranslation()
  const format = useFormat()
  switch (state.is) {
    case 'none':
      return null
    case 'running':
      return state.isLong ? <Running stage={state.stage} /> : null
    case 'done': {
      const { name, bytes, digest } = state.file
      return (
        <Notice tone="ok">
          <p>
            {t('exporting.arrived')} <bdi className="exporting-file">{name}</bdi>, {sizeOf(bytes, format)}
          </p>
          <p className="exporting-digest">
            {t('exporting.fileDigest')} <code dir="ltr">{digest}</code>
          </p>
        </Notice>
      )
    }
    case 'refused':
      return (
        <Notice tone="warn">
          <p>{t(`refusal.${state.refusal.code}`, state.refusal.facts)}</p>
          <p>{t('exporting.notArrived')}</p>
        </Notice>
      )
  }
}

function Running({ stage }: { readonly stage: Stage }): ReactElement {
  const { t } = useTranslation()
  const words = useStageWords(stage)
  const of = stage.is === 'making' || stage.is === 'arriving' ? stage.of : 0
  const done = stage.is === 'making' ? stage.done : stage.is === 'arriving' ? stage.bytes : 0
  return (
    <>
      <p>{words}</p>
      <progress aria-label={t('exporting.progress')} {...(of > 0 ? { value: done, max: of } : {})} />
    </>
  )
}

function useStageWords(stage: Stage): string {
  const { t } = useTranslation()
  const format = useFormat()
  switch (stage.is) {
    case 'asked':
      return t('exporting.stage.making')
    case 'waiting':
      return t('exporting.stage.waiting', { count: stage.before })
    case 'making':
      if (stage.of === 0) return t('exporting.stage.making')
      return t('exporting.stage.makingPart', { part: Math.min(stage.done + 1, stage.of), of: stage.of })
    case 'arriving':
      if (stage.of === 0) return t('exporting.stage.arriving', { part: sizeOf(stage.bytes, format) })
      return t('exporting.stage.arriving', { part: format.percent(Math.floor((stage.bytes / stage.of) * 100) * 100) })
  }
}
