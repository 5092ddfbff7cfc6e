/** Takes the plan out as a file: which state of it, which form, which language. */
import {
  BookText,
  Braces,
  CalendarArrowDown,
  FileCode,
  FileSpreadsheet,
  FileText,
  Globe,
  Hash,
  MapPin,
  Navigation,
  Sheet as SheetIcon,
} from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportAddress } from '#client/state/api.ts'
import { useBoard } from '#client/state/use-board.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useProposals } from '#client/state/use-proposals.ts'
import { useWordingLanguage } from '#client/state/use-wording-language.ts'
import { onDemand } from '#client/ui/on-demand.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { Sheet } from '#client/ui/sheet.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import type { ExportFormat } from '#shared/protocol/routes.ts'
import { csvLists } from './csv-lists.ts'
import { Feed } from './exporting/feed.tsx'
import { LettersEntry } from './letters/letters-entry.tsx'

const LettersSheet = onDemand(async () => (await import('./letters/letters-sheet.tsx')).LettersSheet)

// For people first, for programs last.
const icons: Readonly<Record<ExportFormat, ReactElement>> = {
  pdf: <BookText aria-hidden size={22} />,
  html: <FileCode aria-hidden size={22} />,
  docx: <FileText aria-hidden size={22} />,
  xlsx: <FileSpreadsheet aria-hidden size={22} />,
  ics: <CalendarArrowDown aria-hidden size={22} />,
  csv: <SheetIcon aria-hidden size={22} />,
  md: <Hash aria-hidden size={22} />,
  gpx: <Navigation aria-hidden size={22} />,
  kml: <Globe aria-hidden size={22} />,
  geojson: <MapPin aria-hidden size={22} />,
  json: <Braces aria-hidden size={22} />,
}
const shownFormats = Object.keys(icons) as ExportFormat[]

type ExportSheetProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** The sheet with the choices and one link a form. */
export function ExportSheet({ isOpen, onClose }: ExportSheetProps): ReactElement {
  const { t } = useTranslation()
  const [isWriting, setWriting] = useState(false)
  const write = () => {
    onClose()
    setWriting(true)
  }
  return (
    <>
      <Sheet title={t('board.export')} isOpen={isOpen} onClose={onClose}>
        <LateWords>
          <Choices />
          <LettersEntry onPress={write} />
        </LateWords>
      </Sheet>
      <LettersSheet isOpen={isWriting} onClose={() => setWriting(false)} />
    </>
  )
}

function Choices(): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { agreed, proposals } = useProposals()
  const languages = usePlan(plan => plan.languages)
  const [wording] = useWordingLanguage()
  const [version, setVersion] = useState(agreed === null ? 'draft' : String(agreed.version))
  const [language, setLanguage] = useState(wording)
  const newestFirst = [...proposals].sort((left, right) => right.version - left.version)
  const versions = newestFirst.map(each => ({
    value: String(each.version),
    label: t('exporting.versionOf', { number: each.version, when: format.dateTime(each.at) }),
  }))
  return (
    <>
      <SelectField
        label={t('exporting.which')}
        description={version === 'draft' ? t('exporting.draftHelp') : t('exporting.versionHelp')}
        value={version}
        options={[{ value: 'draft', label: t('exporting.draft') }, ...versions]}
        onChange={setVersion}
      />
      <SelectField
        label={t('exporting.language')}
        value={language}
        options={languages.map(value => ({ value, label: format.language(value) }))}
        onChange={setLanguage}
      />
      <Files version={version === 'draft' ? 'draft' : Number(version)} language={language} />
      <Feed />
    </>
  )
}

type FilesProps = { readonly version: number | 'draft'; readonly language: string }

function Files({ version, language }: FilesProps): ReactElement {
  const { t } = useTranslation()
  const { id } = useBoard()
  return (
    <ul className="export-files">
      {shownFormats.map(format => (
        <li key={format} className="export-file">
          {icons[format]}
          <div>
            {format === 'csv' ? (
              <>
                <p className="export-name">{t('exporting.csv')}</p>
                <p className="export-lists">
                  {csvLists.map(list => (
                    <a key={list} href={exportAddress(id, 'csv', { version, language, list })} download>
                      {t(`exporting.list.${list}`)}
                    </a>
                  ))}
                </p>
              </>
            ) : (
              <p className="export-name">
                <a href={exportAddress(id, format, { version, language })} download>
                  {t(`exporting.${format}`)}
                </a>
              </p>
            )}
            <p className="export-help">{t(`exporting.${format}Help`)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
