/**
 * What a text may hold, and how the editor is bound to the shared document. The node and mark kinds are those that
 * `shared/plan/richtext.ts` reads, so that whatever can be written here can be exported.
 */
import { Extension, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { yCursorPlugin, ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { isLinkAddress } from '#shared/plan/richtext.ts'
import type { Carets } from './carets.ts'
import { roomFor, type TooLong } from './roomy.ts'
import { Shallow } from './shallow.ts'
import { Whose } from './whose.ts'

export type Binding = {
  readonly fragment: Y.XmlFragment
  readonly carets: Carets
  /** Undo of my own steps over the whole plan; the editor has no history of its own. */
  readonly undo: Y.UndoManager
  /** A step of mine was refused because the text would have grown too large. */
  readonly onTooLong: (step: TooLong) => void
}

/** The editor's extensions, bound to one text. */
export function extensionsFor(binding: Binding): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      // It would write a paragraph into every text that ends with a list, as soon as anybody looks at it.
      trailingNode: false,
      code: false,
      codeBlock: false,
      heading: { levels: [2, 3] },
      link: {
        openOnClick: false,
        autolink: false,
        linkOnPaste: true,
        defaultProtocol: 'https',
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: null },
        isAllowedUri: isLinkAddress,
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    Shallow,
    Whose,
    roomFor(binding.onTooLong),
    bindingExtension(binding),
  ]
}

function bindingExtension({ fragment, carets, undo }: Binding): Extension {
  const step = (take: () => unknown) => () => {
    take()
    return true
  }
  return Extension.create({
    name: 'binding',
    priority: 1000,
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment),
      yCursorPlugin(carets.awareness, { cursorBuilder: caretElement, selectionBuilder: selectionLook }),
    ],
    addKeyboardShortcuts: () => ({
      'Mod-z': step(() => undo.undo()),
      'Mod-y': step(() => undo.redo()),
      'Shift-Mod-z': step(() => undo.redo()),
    }),
  })
}

type Owner = { readonly name: string; readonly colour?: number }

// Elements and classes, never markup: a name is text whatever it says.
function caretElement({ name, colour = 8 }: Owner): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'texts-caret'
  caret.dataset.city = String(colour)
  const label = document.createElement('bdi')
  label.className = 'texts-caret-name'
  label.textContent = name
  caret.append(label)
  return caret
}

function selectionLook({ colour = 8 }: Owner): Record<string, string> {
  return { class: 'texts-selection', 'data-city': String(colour) }
}
