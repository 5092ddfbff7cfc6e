/** A button that copies a text, and says that it did. */
import { Check, ClipboardCopy } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useAnnounce } from './announcer.tsx'
import { Button } from './button.tsx'

export type CopyButtonProps = {
  readonly text: string
  /** The words on it, before and after. */
  readonly label: string
  readonly copied: string
}

/** Not there where the browser gives no clipboard, which it does over https only; then the text is marked by hand. */
export function CopyButton({ text, label, copied }: CopyButtonProps): ReactElement | null {
  const announce = useAnnounce()
  const [isCopied, setCopied] = useState(false)
  if (navigator.clipboard === undefined) return null
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    announce(copied)
  }
  const icon = isCopied ? <Check aria-hidden size={18} /> : <ClipboardCopy aria-hidden size={18} />
  return (
    <Button variant="primary" icon={icon} onPress={() => void copy()}>
      {isCopied ? copied : label}
    </Button>
  )
}
