/** The rich text of one section in one language, edited by several people at once. Loaded only when a text is opened. */
import { EditorContent, useEditor } from '@tiptap/react'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { type ReactElement, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '#client/records/guest-of.tsx'
import { useBoard } from '#client/state/use-board.ts'
import { usePresence } from '#client/state/use-presence.ts'
import { useReplica } from '#client/state/use-replica.ts'
import type { Id } from '#shared/ids.ts'
import { sectionText } from '#shared/plan/edits.ts'
import type { Language } from '#shared/plan/plan.ts'
import { createCarets } from './carets.ts'
import { extensionsFor } from './extensions.ts'
import { RoomLeft } from './room-left.tsx'
import { bytesIn, type TooLong } from './roomy.ts'
import { Toolbar } from './toolbar.tsx'
import { useWhose } from './use-whose.tsx'

export type EditorProps = {
  readonly section: Id
  readonly language: Language
  /** Accessible name of the text. */
  readonly label: string
}

/** Toolbar and text. The key of this component must name section and language: a binding is for one text only. */
export default function Editor({ section, language, label }: EditorProps): ReactElement {
  const { t } = useTranslation()
  const { readOnly } = useReplica()
  const { setPlace } = usePresence()
  const [tooLong, setTooLong] = useState<TooLong | null>(null)
  const [bytes, setBytes] = useState(0)
  const extensions = useBoundExtensions(section, language, setTooLong)
  const editor = useEditor({
    extensions,
    editable: !readOnly,
    injectCSS: false,
    // An empty text as a node. As a string it would be parsed as markup, which the page's policy forbids.
    content: { type: 'doc', content: [{ type: 'paragraph' }] },
    onCreate: ({ editor }) => setBytes(bytesIn(editor.state.doc)),
    onUpdate: ({ editor }) => {
      setBytes(bytesIn(editor.state.doc))
      // What was refused is over: something else has been written since.
      setTooLong(null)
    },
    onFocus: () => setPlace('texts', section, `text@${language}`),
    onBlur: () => setPlace('texts', section),
    editorProps: {
      attributes: {
        class: 'texts-body',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        lang: language,
        dir: 'auto',
      },
    },
  })
  useEffect(() => {
    editor.setEditable(!readOnly, false)
  }, [editor, readOnly])
  const whose = useWhose(editor, section, language)
  return (
    <div className="texts-editor">
      {readOnly ? (
        whose.tool
      ) : (
        <Toolbar editor={editor} label={t('texts.toolbar')}>
          {whose.tool}
        </Toolbar>
      )}
      <EditorContent editor={editor} />
      <RoomLeft bytes={bytes} tooLong={tooLong} />
      {whose.view}
    </div>
  )
}

function useBoundExtensions(section: Id, language: Language, onTooLong: (step: TooLong) => void) {
  const { doc, undo, trackOrigin, carets: present, setCaret } = useReplica()
  const { committee } = useBoard()
  const nameOf = useNameOf()
  const root = `text/${section}/${language}`
  const carets = useMemo(() => createCarets(root, () => doc.clientID, setCaret), [root, doc, setCaret])
  useEffect(() => {
    trackOrigin(ySyncPluginKey)
  }, [trackOrigin])
  useEffect(() => {
    carets.show(present, each => {
      const colour = committee(each.committee)?.colour ?? 8
      // The plugin insists on a colour in hexadecimal; the look comes from the style sheet, by `colour`.
      return { name: nameOf(each), colour, color: '#000000' }
    })
  }, [carets, present, committee, nameOf])
  return useMemo(
    () => extensionsFor({ fragment: sectionText(doc, section, language), carets, undo, onTooLong }),
    [doc, section, language, carets, undo, onTooLong],
  )
}
