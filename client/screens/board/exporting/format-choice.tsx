/** Which form the file has: one list in groups, one of them chosen. */
import {
  Archive,
  BookOpenText,
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
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#client/ui/select-field.tsx'
import { csvLists, type ExportFormat } from '#shared/protocol/routes.ts'
import type { ChoiceProps } from './choices.tsx'
import { type FormatGroup, formatGroups } from './formats.ts'

const icons: Readonly<Record<ExportFormat, ReactElement>> = {
  pdf: <BookOpenText aria-hidden size={20} />,
  zip: <Archive aria-hidden size={20} />,
  html: <FileCode aria-hidden size={20} />,
  docx: <FileText aria-hidden size={20} />,
  xlsx: <FileSpreadsheet aria-hidden size={20} />,
  ics: <CalendarArrowDown aria-hidden size={20} />,
  csv: <SheetIcon aria-hidden size={20} />,
  md: <Hash aria-hidden size={20} />,
  gpx: <Navigation aria-hidden size={20} />,
  kml: <Globe aria-hidden size={20} />,
  geojson: <MapPin aria-hidden size={20} />,
  json: <Braces aria-hidden size={20} />,
}

/** The groups. The arrow keys move through all of them, as through one list. */
export function FormatChoice(props: ChoiceProps): ReactElement {
  return (
    <div className="exporting-formats">
      <Group {...props} group="read" />
      <Group {...props} group="work" />
      <Group {...props} group="places" />
      <Group {...props} group="programs" />
    </div>
  )
}

function Group({ group, choice, onChange }: ChoiceProps & { readonly group: FormatGroup }): ReactElement {
  const { t } = useTranslation()
  return (
    <fieldset className="exporting-group">
      <legend>{t(`exporting.group.${group}`)}</legend>
      {formatGroups[group].map(format => (
        <label key={format} className="exporting-format">
          <input
            type="radio"
            name="export-format"
            value={format}
            checked={choice.format === format}
            onChange={() => onChange({ format })}
          />
          {icons[format]}
          <span className="exporting-format-words">
            <span className="exporting-format-name">{t(`exporting.${format}`)}</span>
            <span className="exporting-format-help">{t(`exporting.${format}Help`)}</span>
          </span>
        </label>
      ))}
      {group === 'work' && choice.format === 'csv' ? (
        <SelectField
          label={t('exporting.whichList')}
          value={choice.list}
          options={csvLists.map(value => ({ value, label: t(`exporting.list.${value}`) }))}
          onChange={list => onChange({ list })}
        />
      ) : null}
    </fieldset>
  )
}
