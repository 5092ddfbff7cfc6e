/** Where a bug ends: it is shown in words, and what stands around it goes on. Edits on their way are not touched. */
import { Component, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'

type FailureProps = {
  /** What is lost from view: the whole page, or one part of it. */
  readonly kind: 'page' | 'part'
  readonly children: ReactNode
}
type FailureState = { readonly error: unknown }

/** Catches what is thrown while its children are rendered. React offers this only to a class. */
export class Failure extends Component<FailureProps, FailureState> {
  override state: FailureState = { error: null }

  static getDerivedStateFromError(error: unknown): FailureState {
    return { error }
  }

  readonly #again = () => this.setState({ error: null })

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <FailureWords kind={this.props.kind} error={this.state.error} onAgain={this.#again} />
  }
}

type WordsProps = Pick<FailureProps, 'kind'> & FailureState & { readonly onAgain: () => void }

function FailureWords({ kind, error, onAgain }: WordsProps): ReactElement {
  const { t } = useTranslation()
  const [title, why] =
    kind === 'page' ? ['common.failed', 'common.failedWhy'] : ['common.partFailed', 'common.partFailedWhy']
  return (
    <div className="failure">
      <Notice tone="stop" role="alert">
        <p>
          <strong>{t(title)}</strong>
        </p>
        <p>{t(why)}</p>
        <details>
          <summary>{t('common.failedDetail')}</summary>
          <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
        </details>
      </Notice>
      <div className="failure-buttons">
        <Button variant="primary" onPress={onAgain}>
          {t('common.again')}
        </Button>
        <Button onPress={() => location.reload()}>{t('common.reload')}</Button>
      </div>
    </div>
  )
}
