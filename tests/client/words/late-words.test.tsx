/** Late words go with the reader's language: also when it is changed while a late screen is open. */
import { render, screen } from '@testing-library/react'
import { act } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { expect, test } from 'vitest'
import { LateWords } from '#client/words/late-words.tsx'
import { changeLanguage, startWords } from '#client/words/load-words.ts'
import type { InterfaceLanguage } from '#shared/words/words.ts'

/** A screen with late words, and a settings button elsewhere, each with its own hold on the words. */
function Late() {
  const { t } = useTranslation()
  return <h1>{t('account.back.title')}</h1>
}

function Settings({ next }: { readonly next: InterfaceLanguage }) {
  const { i18n } = useTranslation()
  return (
    <button type="button" onClick={() => void changeLanguage(i18n, next)}>
      {next}
    </button>
  )
}

test('W1 a screen whose words came late has them in the next language too', async () => {
  const i18n = await startWords('en')
  render(
    <I18nextProvider i18n={i18n}>
      <Settings next="de" />
      <LateWords>
        <Late />
      </LateWords>
    </I18nextProvider>,
  )
  const english = (await screen.findByRole('heading')).textContent
  await act(async () => screen.getByRole('button').click())
  await expect.poll(() => screen.getByRole('heading').textContent).not.toBe(english)
  expect(screen.getByRole('heading').textContent).not.toMatch(/^account\./)
})
