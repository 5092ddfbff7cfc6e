/** A place to choose a file, or to let one fall. */
import { FileUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './button.tsx'

export type FileDropProps = {
  /** What the place is for. */
  readonly label: string
  /** The words on the button. */
  readonly choose: string
  /** The words that say that a file may fall here. */
  readonly drop: string
  readonly isPending: boolean
  readonly onChoose: (file: File) => void
}

/** Takes one file; of several that fall at once the first. */
export function FileDrop({ label, choose, drop, isPending, onChoose }: FileDropProps): ReactElement {
  return (
    <DropZone
      className="ui-drop"
      aria-label={label}
      isDisabled={isPending}
      onDrop={async ({ items }) => {
        for (const item of items) if (item.kind === 'file') return onChoose(await item.getFile())
      }}
    >
      <FileUp aria-hidden size={28} />
      <FileTrigger
        onSelect={files => {
          const file = files?.item(0)
          if (file) onChoose(file)
        }}
      >
        <Button variant="primary" isPending={isPending}>
          {choose}
        </Button>
      </FileTrigger>
      <Text slot="label" className="ui-drop-words">
        {drop}
      </Text>
    </DropZone>
  )
}
