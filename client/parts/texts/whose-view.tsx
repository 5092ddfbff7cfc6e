/** Whose the words of a text are: marked in the editor, and as a list under it. Fetched when somebody asks. */
import type { Editor } from '@tiptap/react'
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AuthorLine } from '#client/records/author-line.tsx'
import { useSession } from '#client/state/board-context.ts'
import { useKeptReply } from '#client/state/use-kept-reply.ts'
import { useReplica } from '#client/state/use-replica.ts'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { Id } from '#shared/ids.ts'
import { sectionText } from '#shared/plan/edits.ts'
import type { Language } from '#shared/plan/plan.ts'
import type { Author, PassagesReply } from '#shared/protocol/authors.ts'
import { type Look, showWhose } from './whose.ts'
import { passagesOf, type Run, runsIn } from './whose-words.ts'

export type WhoseViewProps = { readonly editor: Editor; readonly section: Id; readonly language: Language }

/** Passages that are listed before the rest is asked for. */
const mostAtOnce = 20
const excerptCharacters = 80

/** Asks again some seconds after the text has changed, and takes the marks away when it goes. */
export function WhoseView(props: WhoseViewProps): ReactElement {
  return (
    <LateWords>
      <Fetched {...props} />
    </LateWords>
  )
}

function Fetched({ editor, section, language }: WhoseViewProps): ReactElement {
  const { t } = useTranslation()
  const { api, info } = useSession()
  const changes = useChanges(editor)
  const ask = useCallback(() => api.passages(info.id, section, language), [api, info.id, section, language])
  const reply = useKeptReply(ask, changes)
  if (reply.state === 'refused') return <Notice tone="warn">{t(`refusal.${reply.refusal.code}`)}</Notice>
  if (reply.state === 'asked') return <Spinner label={t('common.loading')} />
  return <Passages editor={editor} section={section} language={language} told={reply.value} changes={changes} />
}

/** Rises whenever the text changes. */
function useChanges(editor: Editor): number {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    const count = () => setChanges(last => last + 1)
    editor.on('update', count)
    return () => void editor.off('update', count)
  }, [editor])
  return changes
}

type PassagesProps = WhoseViewProps & { readonly told: PassagesReply; readonly changes: number }

function Passages({ editor, section, language, told, changes }: PassagesProps): ReactElement {
  const { t } = useTranslation()
  const { doc } = useReplica()
  const [isWhole, setWhole] = useState(false)
  const looks = useLooks(told.authors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change the words stand elsewhere
  const runs = useMemo(
    () => runsIn(sectionText(doc, section, language), editor.state.doc, told.passages),
    [doc, section, language, editor, told, changes],
  )
  useEffect(() => showWhose(editor.view, { runs, looks }), [editor, runs, looks])
  useEffect(() => () => void (editor.isDestroyed || showWhose(editor.view, null)), [editor])
  const passages = passagesOf(runs, editor.state.doc)
  const shown = isWhole ? passages : passages.slice(0, mostAtOnce)
  return (
    <section className="texts-passages" aria-label={t('authors.passages')}>
      {runs.length === 0 ? <p className="ui-description">{t('authors.nothing')}</p> : null}
      <ol>
        {shown.map(run => (
          <PassageLine
            key={run.from}
            run={run}
            author={told.authors[run.by]}
            words={wordsOf(editor, run)}
            lang={language}
          />
        ))}
      </ol>
      {shown.length === passages.length ? null : (
        <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
          {t('authors.all')}
        </Button>
      )}
    </section>
  )
}

type PassageLineProps = {
  readonly run: Run
  readonly author: Author | undefined
  readonly words: string
  readonly lang: Language
}

function PassageLine({ run, author, words, lang }: PassageLineProps): ReactElement | null {
  if (author === undefined) return null
  return (
    <li>
      <q lang={lang} dir="auto">
        {words}
      </q>
      <AuthorLine author={author} at={run.at} />
    </li>
  )
}

function wordsOf(editor: Editor, { from, to }: Run): string {
  const words = editor.state.doc.textBetween(from, Math.min(to, editor.state.doc.content.size), ' ').trim()
  return words.length > excerptCharacters ? `${words.slice(0, excerptCharacters)}…` : words
}

function useLooks(authors: readonly Author[]): readonly Look[] {
  const { t } = useTranslation()
  return useMemo(
    () =>
      authors.map(author =>
        author.is === 'member'
          ? {
              initials: author.committee.initials,
              name: `${author.name} · ${author.committee.city}`,
              colour: author.committee.colour,
            }
          : { initials: '–', name: t(`authors.${author.is}`), colour: 8 },
      ),
    [authors, t],
  )
}
