/** The sign-in page for somebody who came without a link: the ways back in, one under the other. */
import '../account/account.css'
import { ChevronDown, KeyRound, Link2, Smartphone } from 'lucide-react'
import { type ReactElement, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#client/ui/button.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { ByCode } from './by-code.tsx'
import { ByLink } from './by-link.tsx'
import { ByPassword } from './by-password.tsx'

type WithoutLinkProps = { readonly onLink: (secret: string) => void }

/** Each way that this server has. `onLink` gets the secret of a link that was pasted. */
export function WithoutLink(props: WithoutLinkProps): ReactElement {
  return (
    <LateWords>
      <Ways {...props} />
    </LateWords>
  )
}

function Ways({ onLink }: WithoutLinkProps): ReactElement {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | null>(null)
  const way = (name: string, icon: ReactElement, form: ReactNode) => (
    <Way
      title={t(`account.signIn.${name}`)}
      icon={icon}
      isOpen={open === name}
      onOpen={() => setOpen(open === name ? null : name)}
    >
      {form}
    </Way>
  )
  return (
    <div className="come-back">
      <p>{t('account.signIn.choose')}</p>
      {way('code', <Smartphone aria-hidden size={20} />, <ByCode />)}
      {way('password', <KeyRound aria-hidden size={20} />, <ByPassword />)}
      {way('link', <Link2 aria-hidden size={20} />, <ByLink onLink={onLink} />)}
      <p className="sign-in-note">{t('account.signIn.lost')}</p>
    </div>
  )
}

type WayProps = {
  readonly title: string
  readonly icon: ReactElement
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly children: ReactNode
}

function Way({ title, icon, isOpen, onOpen, children }: WayProps): ReactElement {
  const id = useId()
  return (
    <section className="come-back-way" aria-labelledby={id}>
      <h2 id={id}>
        <Button className="come-back-open" icon={icon} aria-expanded={isOpen} onPress={onOpen}>
          {title}
          <ChevronDown aria-hidden size={18} className="come-back-arrow" />
        </Button>
      </h2>
      {isOpen ? <div className="come-back-form">{children}</div> : null}
    </section>
  )
}
