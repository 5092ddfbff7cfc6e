/** The form of a letter, one step below the other: which, from whom, to whom, who is invited, what it says, place and date. */
import { type ReactElement, type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { DayField } from '#client/ui/day-field.tsx'
import { LineField } from '#client/ui/line-field.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { Segmented } from '#client/ui/segmented.tsx'
import { SelectField } from '#client/ui/select-field.tsx'
import { TextField } from '#client/ui/text-field.tsx'
import { letterKinds, letterLimits } from '#shared/protocol/letters.ts'
import { LetterSays } from './letter-says.tsx'
import { PersonRows } from './person-rows.tsx'
import { areLinesShort, type LetterDraft, linesIn } from './use-letter.ts'

export type StepProps = { readonly draft: LetterDraft; readonly isTried: boolean }

/** All steps. From `isTried` on, each says what it lacks. */
export function LetterForm({ draft, isTried }: StepProps): ReactElement {
  const { t } = useTranslation()
  const { kind } = draft.fields
  return (
    <>
      <Step number={1} title={t('letters.kind.title')}>
        <Segmented
          label={t('letters.kind.title')}
          options={letterKinds.map(value => ({ value, label: t(`letters.kind.${value}`) }))}
          value={kind}
          onChange={value => draft.set({ kind: value })}
        />
        <p className="ui-description">{t(kind === 'visa' ? 'letters.kind.visaHelp' : 'letters.kind.invitationHelp')}</p>
      </Step>
      <Step number={2} title={t('letters.from.title')}>
        <From draft={draft} />
      </Step>
      <Step number={3} title={t('letters.to.title')}>
        <To draft={draft} isTried={isTried} />
      </Step>
      <Step number={4} title={t('letters.people.title')}>
        <Notice tone="info">{t('letters.kept')}</Notice>
        <PersonRows draft={draft} isTried={isTried} />
      </Step>
      <Step number={5} title={t('letters.says.title')}>
        <LetterSays draft={draft} />
      </Step>
      <Step number={6} title={t('letters.end.title')}>
        <End draft={draft} />
      </Step>
      <Notice tone="info">{t('letters.advice')}</Notice>
    </>
  )
}

type OneStepProps = { readonly number: number; readonly title: string; readonly children: ReactNode }

function Step({ number, title, children }: OneStepProps): ReactElement {
  const id = useId()
  return (
    <section className="letter-step" aria-labelledby={id}>
      <h3 id={id} className="letter-step-title">
        <span className="letter-step-number" aria-hidden>
          {number}
        </span>
        {title}
      </h3>
      {children}
    </section>
  )
}

function From({ draft: { fields, set } }: Pick<StepProps, 'draft'>): ReactElement {
  const { t } = useTranslation()
  const { committees, members } = useBoard()
  const seated = members.filter(({ committee, guest }) => committee === fields.from && guest === null)
  const named = seated.map(({ id, name, office }) => ({ value: id, label: [name, office].filter(Boolean).join(', ') }))
  return (
    <>
      <SelectField
        label={t('letters.from.committee')}
        value={fields.from}
        options={committees.map(({ id, city }) => ({ value: id, label: city }))}
        onChange={from => set({ from, signer: null })}
      />
      <SelectField
        label={t('letters.from.signer')}
        value={fields.signer ?? ''}
        options={[{ value: '', label: t('letters.from.nobody') }, ...named]}
        onChange={signer => set({ signer: signer === '' ? null : signer })}
      />
      <Lines
        label={t('letters.from.sender')}
        help={t('letters.from.senderHelp', { most: letterLimits.senderLines })}
        value={fields.sender}
        most={letterLimits.senderLines}
        onChange={sender => set({ sender })}
      />
    </>
  )
}

function To({ draft: { fields, set }, isTried }: StepProps): ReactElement {
  const { t } = useTranslation()
  const words = fields.kind === 'visa' ? 'office' : 'guests'
  const isMissing = isTried && fields.kind === 'visa' && linesIn(fields.to).length === 0
  return (
    <Lines
      label={t(`letters.to.${words}`)}
      help={t(`letters.to.${words}Help`, { most: letterLimits.addressLines })}
      value={fields.to}
      most={letterLimits.addressLines}
      error={isMissing ? t('letters.to.missing') : undefined}
      onChange={to => set({ to })}
    />
  )
}

type LinesProps = {
  readonly label: string
  readonly help: string
  readonly value: string
  readonly most: number
  readonly error?: string | undefined
  readonly onChange: (text: string) => void
}

function Lines({ label, help, value, most, error, onChange }: LinesProps): ReactElement {
  const { t } = useTranslation()
  const tooLong = t('letters.lines', { most, letters: letterLimits.lineCharacters })
  return (
    <TextField
      label={label}
      description={help}
      value={value}
      multiline
      rows={most}
      error={areLinesShort(linesIn(value), most) ? error : tooLong}
      onChange={onChange}
      onCommit={onChange}
    />
  )
}

function End({ draft: { fields, set } }: Pick<StepProps, 'draft'>): ReactElement {
  const { t } = useTranslation()
  const { committee } = useBoard()
  return (
    <div className="letter-pair">
      <LineField
        label={t('letters.end.place')}
        description={t('letters.end.placeHelp', { city: committee(fields.from)?.city ?? '' })}
        value={fields.place}
        onChange={place => set({ place })}
        autoComplete="off"
        maxLength={letterLimits.lineCharacters}
      />
      <DayField
        label={t('letters.end.day')}
        description={t('letters.end.dayHelp')}
        value={fields.day === '' ? null : fields.day}
        onCommit={day => set({ day: day ?? '' })}
      />
    </div>
  )
}
