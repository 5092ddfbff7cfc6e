/** The page where anybody checks, without an account, whether a plan was agreed: one file in, plain words out. */
import './verify/verify.css'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#client/state/use-format.ts'
import { Spinner } from '#client/ui/spinner.tsx'
import { LateWords } from '#client/words/late-words.tsx'
import { Page } from './page.tsx'
import { ChooseFile } from './verify/choose-file.tsx'
import { examine, type Verdict } from './verify/examine.ts'
import { Otherwise } from './verify/otherwise.tsx'
import { Result } from './verify/result.tsx'

/** The page at `/verify`. */
export function Verify(): ReactElement {
  return (
    <LateWords>
      <VerifyPage />
    </LateWords>
  )
}

type Looked = { readonly names: readonly string[]; readonly verdict: Verdict | null }

function VerifyPage(): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [looked, setLooked] = useState<Looked | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  if (fault !== null) throw fault // for the nearest edge
  const look = (files: readonly File[]) => {
    const names = files.map(({ name }) => name)
    const now: Looked = { names, verdict: null }
    setLooked(now)
    const set = (verdict: Verdict) => setLooked(before => (before === now ? { names, verdict } : before))
    read(files).then(set, setFault)
  }
  return (
    <Page title={t('verify.title')}>
      <div className="verify">
        <h1>{t('verify.title')}</h1>
        <p>{t('verify.about')}</p>
        <ChooseFile isFirst={looked === null} onChoose={look} />
        {looked === null ? null : (
          <p className="verify-quiet">
            <bdi>{t('verify.file', { name: format.list(looked.names) })}</bdi>
          </p>
        )}
        {looked !== null && looked.verdict === null ? <Spinner label={t('verify.checking')} /> : null}
        {looked?.verdict == null ? null : <Result verdict={looked.verdict} />}
        <Otherwise />
      </div>
    </Page>
  )
}

async function read(files: readonly File[]): Promise<Verdict> {
  const opened = await Promise.all(files.map(contentOf))
  const entries = opened.flatMap(each => each ?? [])
  return entries.length < opened.length ? { state: 'refused', why: 'damaged' } : examine(entries)
}

/** null when the file cannot be read: it was moved since it was chosen, or it is a folder. */
function contentOf(file: File): Promise<{ name: string; bytes: Uint8Array } | null> {
  return file.arrayBuffer().then(
    bytes => ({ name: file.name, bytes: new Uint8Array(bytes) }),
    () => null,
  )
}
