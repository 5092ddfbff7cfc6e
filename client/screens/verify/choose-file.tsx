/** Where the file comes in: chosen with a button, or dropped. */
import { FileSearch } from 'lucide-react'
import type { ReactElement } from 'react'
import { DropZone, type FileDropItem, FileTrigger, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'

type ChooseFileProps = {
  /** Nothing was chosen yet. */
  readonly isFirst: boolean
  readonly onChoose: (files: readonly File[]) => void
}

/** A field for files with one button in it. Several may come at once: a certificate can be three files. */
export function ChooseFile({ isFirst, onChoose }: ChooseFileProps): ReactElement {
  const { t } = useTranslation()
  const choose = (files: readonly File[]) => {
    if (files.length > 0) onChoose(files)
  }
  return (
    <DropZone
      className="verify-drop"
      onDrop={async ({ items }) => {
        const files = items.filter((item): item is FileDropItem => item.kind === 'file')
        choose(await Promise.all(files.map(item => item.getFile())))
      }}
    >
      <Text slot="label">{t('verify.drop')}</Text>
      <FileTrigger allowsMultiple onSelect={list => choose([...(list ?? [])])}>
        <Button variant="primary" icon={<FileSearch aria-hidden size={20} />}>
          {t(isFirst ? 'verify.choose' : 'verify.chooseOther')}
        </Button>
      </FileTrigger>
      <p className="verify-quiet">
        {t('verify.kinds')} {t('verify.stays')}
      </p>
    </DropZone>
  )
}
