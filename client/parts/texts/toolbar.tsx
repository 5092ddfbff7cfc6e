/** The buttons over a text. Each tells whether it is on at the caret. */
import { type Editor, useEditorState } from '@tiptap/react'
import {
  Bold,
  Heading2,
  Heading3,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  Table,
  TextQuote,
  Underline,
} from 'lucide-react'
import { type ReactElement, type ReactNode, useState } from 'react'
import { Toolbar as RacToolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#client/ui/button.tsx'
import { Menu, type MenuEntry } from '#client/ui/menu.tsx'
import { LinkSheet } from './link-sheet.tsx'

type Chain = ReturnType<Editor['chain']>
type Tool = {
  readonly name: 'bold' | 'italic' | 'underline' | 'heading2' | 'heading3' | 'bulletList' | 'orderedList' | 'quote'
  readonly icon: LucideIcon
  isOn(editor: Editor): boolean
  press(chain: Chain): Chain
}

const tools: readonly Tool[] = [
  { name: 'bold', icon: Bold, isOn: e => e.isActive('bold'), press: c => c.toggleBold() },
  { name: 'italic', icon: Italic, isOn: e => e.isActive('italic'), press: c => c.toggleItalic() },
  { name: 'underline', icon: Underline, isOn: e => e.isActive('underline'), press: c => c.toggleUnderline() },
  {
    name: 'heading2',
    icon: Heading2,
    isOn: e => e.isActive('heading', { level: 2 }),
    press: c => c.toggleHeading({ level: 2 }),
  },
  {
    name: 'heading3',
    icon: Heading3,
    isOn: e => e.isActive('heading', { level: 3 }),
    press: c => c.toggleHeading({ level: 3 }),
  },
  { name: 'bulletList', icon: List, isOn: e => e.isActive('bulletList'), press: c => c.toggleBulletList() },
  { name: 'orderedList', icon: ListOrdered, isOn: e => e.isActive('orderedList'), press: c => c.toggleOrderedList() },
  { name: 'quote', icon: TextQuote, isOn: e => e.isActive('blockquote'), press: c => c.toggleBlockquote() },
]

export type ToolbarProps = { readonly editor: Editor; readonly label: string; readonly children: ReactNode }

/** A row of buttons; arrow keys move along it. `children` stand at its end. */
export function Toolbar({ editor, label, children }: ToolbarProps): ReactElement {
  const { t } = useTranslation()
  const on = useEditorState({ editor, selector: ({ editor: now }) => tools.map(tool => tool.isOn(now)) })
  const isLink = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('link') })
  const [linking, setLinking] = useState(false)
  return (
    <RacToolbar aria-label={label} className="texts-toolbar">
      {tools.map(({ name, icon: Icon, press }, index) => (
        <IconButton
          key={name}
          label={t(`texts.${name}`)}
          icon={<Icon aria-hidden size={18} />}
          aria-pressed={on[index] ?? false}
          onPress={() => press(editor.chain().focus()).run()}
        />
      ))}
      <IconButton
        label={t('texts.link')}
        icon={<Link2 aria-hidden size={18} />}
        aria-pressed={isLink}
        onPress={() => setLinking(true)}
      />
      <TableTool editor={editor} />
      {children}
      {linking ? <LinkSheet editor={editor} onClose={() => setLinking(false)} /> : null}
    </RacToolbar>
  )
}

function TableTool({ editor }: { readonly editor: Editor }): ReactElement {
  const { t } = useTranslation()
  const isInTable = useEditorState({ editor, selector: ({ editor: now }) => now.isActive('table') })
  const icon = <Table aria-hidden size={18} />
  const insert = () => editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run()
  if (!isInTable) return <IconButton label={t('texts.table')} icon={icon} onPress={insert} />
  const entry = (id: string, label: string, act: (chain: Chain) => Chain): MenuEntry => ({
    id,
    label,
    onAction: () => act(editor.chain().focus()).run(),
  })
  return (
    <Menu
      label={t('texts.tableMenu')}
      trigger={<IconButton label={t('texts.tableMenu')} icon={icon} aria-pressed />}
      entries={[
        entry('addRow', t('texts.addRow'), c => c.addRowAfter()),
        entry('addColumn', t('texts.addColumn'), c => c.addColumnAfter()),
        entry('deleteRow', t('texts.deleteRow'), c => c.deleteRow()),
        entry('deleteColumn', t('texts.deleteColumn'), c => c.deleteColumn()),
        entry('deleteTable', t('texts.deleteTable'), c => c.deleteTable()),
      ]}
    />
  )
}
