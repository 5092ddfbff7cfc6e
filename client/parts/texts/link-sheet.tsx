/** Sets or removes the link at the selected words. Only addresses that every export can carry are taken. */
import type { Editor } from '@tiptap/react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { isLinkAddress } from '#shared/plan/richtext.ts'

export type LinkSheetProps = { readonly editor: Editor; readonly onClose: () => void }

/** A dialog with one field. */
export function LinkSheet({ editor, onClose }: LinkSheetProps): ReactElement {
  const { t } = useTranslation()
  const present: string = editor.getAttributes('link').href ?? ''
  const [address, setAddress] = useState(present)
  const [isWrong, setWrong] = useState(false)
  const set = () => {
    const href = address.trim()
    if (!isLinkAddress(href)) return setWrong(true)
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && present === '')
      chain.insertContent({ type: 'text', text: href, marks: [mark(href)] }).run()
    else chain.setLink({ href }).run()
    onClose()
  }
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    onClose()
  }
  return (
    <Sheet
      place="dialog"
      isOpen
      onClose={onClose}
      title={t('texts.linkTitle')}
      foot={
        <>
          {present === '' ? null : (
            <Button variant="quiet" onPress={remove}>
              {t('texts.linkRemove')}
            </Button>
          )}
          <Button variant="primary" onPress={set}>
            {t('texts.linkSet')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('texts.linkAddress')}
        value={address}
        onCommit={setAddress}
        onChange={setAddress}
        dir="ltr"
        inputMode="url"
        autoFocus
        description={t('texts.linkHint')}
        error={isWrong ? t('texts.linkWrong') : undefined}
      />
    </Sheet>
  )
}

function mark(href: string): { type: string; attrs: { href: string } } {
  return { type: 'link', attrs: { href } }
}
