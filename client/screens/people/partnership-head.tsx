/** The head of the page: the name of the bond, where it stands, and what an owner can do about it. */
import { PencilLine, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { Notice } from '#client/ui/notice.tsx'
import { may } from '#shared/agreement/roles.ts'
import type { House } from '../people.tsx'
import { CommitteeSheet } from './committee-sheet.tsx'
import { PartnershipSheet } from './partnership-sheet.tsx'
import { StatusWords } from './status-words.tsx'

type HouseProps = { readonly house: House }

/** With one committee only, it says what the next step is. */
export function PartnershipHead({ house }: HouseProps): ReactElement {
  const { t } = useTranslation()
  const { partnership, committees, actor } = house
  const [open, setOpen] = useState<'partnership' | 'committee' | null>(null)
  const isOwner = may(actor, 'run-partnership', actor)
  const isAlone = committees.length === 1
  const close = () => setOpen(null)
  return (
    <header className="people-head">
      <div>
        <h1>
          <bdi>{partnership.name || t('people.title')}</bdi>
        </h1>
        <p className="people-head-line">
          <StatusWords partnership={partnership} />
        </p>
      </div>
      {isOwner ? (
        <div className="people-head-buttons">
          <Button icon={<PencilLine aria-hidden size={18} />} onPress={() => setOpen('partnership')}>
            {t('people.editPartnership')}
          </Button>
          {isAlone ? null : (
            <Button icon={<Plus aria-hidden size={18} />} onPress={() => setOpen('committee')}>
              {t('people.addCommittee')}
            </Button>
          )}
        </div>
      ) : null}
      {isOwner && isAlone ? (
        <Notice
          tone="info"
          action={
            <Button variant="primary" onPress={() => setOpen('committee')}>
              {t('people.addPartner')}
            </Button>
          }
        >
          <b>{t('people.alone')}</b>
          <p>{t('people.aloneHelp')}</p>
        </Notice>
      ) : null}
      {open === 'partnership' ? <PartnershipSheet house={house} onClose={close} /> : null}
      {open === 'committee' ? <CommitteeSheet house={house} committee={null} onClose={close} /> : null}
    </header>
  )
}
