/** Takes the plan out as a file: which state of it, in which form and language; how it will look; and who did so before. */
import './exporting.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { onDemand } from '#client/ui/on-demand.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { LettersEntry } from '../letters/letters-entry.tsx'
import { useChoice } from './choice.ts'
import { Choices } from './choices.tsx'
import { DownloadBar } from './download-bar.tsx'
import { Feed } from './feed.tsx'
import { FormatChoice } from './format-choice.tsx'
import { History } from './history.tsx'
import { Preview } from './preview.tsx'
import { useDownload } from './use-download.ts'

const LettersSheet = onDemand(async () => (await import('../letters/letters-sheet.tsx')).LettersSheet)

type ExportSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** The sheet; its words come with it. */
export function ExportSheet({ isOpen, onClose }: ExportSheetProps): ReactElement {
  const { t } = useTranslation()
  const [isWriting, setWriting] = useState(false)
  const write = () => {
    onClose()
    setWriting(true)
  }
  return (
    <>
      <Sheet title={t('board.export')} isOpen={isOpen} onClose={onClose} place="whole">
        <LateWords>
          <Content onWrite={write} />
        </LateWords>
      </Sheet>
      <LettersSheet isOpen={isWriting} onClose={() => setWriting(false)} />
    </>
  )
}

type Side = 'new' | 'history'

function Content({ onWrite }: { readonly onWrite: () => void }): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  const [side, setSide] = useState<Side>('new')
  const [choice, change] = useChoice()
  const download = useDownload(id)
  const sides = [
    { value: 'new', label: t('exporting.new') },
    { value: 'history', label: t('exporting.history.title') },
  ] as const
  return (
    <div className="exporting">
      <Segmented label={t('exporting.sides')} value={side} options={sides} onChange={setSide} />
      {side === 'new' ? (
        <div className="exporting-new">
          <div className="exporting-choices">
            <Choices choice={choice} onChange={change} />
            <FormatChoice choice={choice} onChange={change} />
          </div>
          <Preview choice={choice} />
          <div className="exporting-more">
            <Feed />
            <LettersEntry onPress={onWrite} />
          </div>
        </div>
      ) : (
        <History
          onAgain={again => {
            change(again)
            setSide('new')
            download.begin(again)
          }}
        />
      )}
      <DownloadBar choice={choice} download={download} isOffered={side === 'new'} />
    </div>
  )
}
