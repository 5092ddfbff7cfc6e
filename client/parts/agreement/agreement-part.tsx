/** The part "Agreement" with its words, which no other part needs. */
import type { ReactElement } from 'react'
import { LateWords } from '#client/words/late-words.tsx'
import { Agreement } from './agreement.tsx'

/** Shown once the words are there. */
export function AgreementPart(): ReactElement {
  return (
    <LateWords>
      <Agreement />
    </LateWords>
  )
}
