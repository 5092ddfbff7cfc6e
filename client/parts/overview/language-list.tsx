/** The plan's working languages in their order: the first is the one that counts. */
import { ArrowUp, Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '#client/state/use-board.ts'
import { useEdit } from '#client/state/use-edit.ts'
import { useFormat } from '#client/state/use-format.ts'
import { usePlan } from '#client/state/use-plan.ts'
import { useAnnounce } from '#client/ui/announcer.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { Menu } from '#client/ui/menu.tsx'
import type { Language, Plan } from '#shared/plan/plan.ts'

/** Languages of partner cities that can be added; any other tag that a plan holds already stays. */
const offered: readonly Language[] =
  'ar be bg bs cs da de el en es et fa fi fr he hr hu hy it ja ka kk ko lt lv mk nl no pl pt ro ru sk sl sq sr sv tr uk zh'.split(
    ' ',
  )

/** Taking a language off keeps its texts, so it can come back. */
export function LanguageList(): ReactElement {
  const { t } = useTranslation()
  const languages = usePlan(languagesOf)
  return (
    <fieldset className="overview-languages">
      <legend>{t('overview.languages')}</legend>
      <p className="ui-description">{t('overview.languagesHint')}</p>
      <ol>
        {languages.map((language, index) => (
          <LanguageRow key={language} language={language} index={index} languages={languages} />
        ))}
      </ol>
      <AddLanguage languages={languages} />
    </fieldset>
  )
}

function languagesOf(plan: Plan): readonly Language[] {
  return plan.languages
}

type RowProps = { readonly language: Language; readonly index: number; readonly languages: readonly Language[] }

function LanguageRow({ language, index, languages }: RowProps): ReactElement {
  const { t } = useTranslation()
  const edit = useEdit()
  const name = useFormat().language(language)
  const announce = useAnnounce()
  const raise = () => {
    const others = languages.filter(each => each !== language)
    edit.changePlan({ languages: [...others.slice(0, index - 1), language, ...others.slice(index - 1)] })
    announce(t('overview.languageUp', { language: name }))
  }
  return (
    <li className="overview-language">
      <span className="overview-language-name">
        {name}
        {index === 0 ? <span className="overview-more">{t('overview.counts')}</span> : null}
      </span>
      {edit.readOnly || index === 0 ? null : (
        <IconButton
          label={t('overview.languageUp', { language: name })}
          icon={<ArrowUp aria-hidden size={18} />}
          onPress={raise}
        />
      )}
      {edit.readOnly || languages.length === 1 ? null : (
        <IconButton
          label={t('overview.languageRemove', { language: name })}
          icon={<X aria-hidden size={18} />}
          onPress={() => edit.changePlan({ languages: languages.filter(each => each !== language) })}
        />
      )}
    </li>
  )
}

function AddLanguage({ languages }: Pick<RowProps, 'languages'>): ReactElement | null {
  const { t } = useTranslation()
  const edit = useEdit()
  const format = useFormat()
  const { committees } = useBoard()
  if (edit.readOnly) return null
  const near = committees.map(each => spokenIn(each.country))
  const others = [...offered].sort((a, b) => format.collator.compare(format.language(a), format.language(b)))
  return (
    <Menu
      label={t('overview.languageAdd')}
      trigger={
        <Button size="small" icon={<Plus aria-hidden size={16} />}>
          {t('overview.languageAdd')}
        </Button>
      }
      entries={[...new Set([...near, ...others])]
        .filter(language => offered.includes(language) && !languages.includes(language))
        .map(language => ({
          id: language,
          label: format.language(language),
          onAction: () => edit.changePlan({ languages: [...languages, language] }),
        }))}
    />
  )
}

/** The language that most people of a country speak: those of the partners stand first among the offered. */
function spokenIn(country: string): Language {
  return country === '' ? '' : new Intl.Locale(`und-${country}`).maximize().language
}
