/** The page that checks agreements, as somebody without an account uses it: one file in, plain words out. */
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { renderApp } from '#tests/client/harness/app.tsx'
import { planJson, publishedKey, signedInput, testSigner } from '#tests/exports/signed-plans.ts'

const ours = testSigner()

afterEach(() => vi.unstubAllGlobals())

async function choose(file: File, language: 'en' | 'de' | 'ru' | 'ar' = 'en'): Promise<HTMLElement> {
  vi.stubGlobal('fetch', async () => Response.json({ keys: [publishedKey(ours)] }))
  const { container } = await renderApp('/verify', {}, language)
  await screen.findByRole('heading', { level: 1 })
  const input = container.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('there is nowhere to put a file')
  await userEvent.upload(input, file)
  return waitFor(() => {
    const heading = document.querySelector<HTMLElement>('.verify-verdict h2')
    if (heading === null) throw new Error('there is no verdict yet')
    return heading
  })
}

const fileOf = (input = signedInput(ours), name = 'Train-v3.json') => new File([planJson(input)], name)

test('E45 a stranger chooses the plan and reads at once that it is genuine, for which version, and who approved', async () => {
  const heading = await choose(fileOf())
  expect(heading.textContent).toBe('Genuine')
  await waitFor(() => expect(document.activeElement).toBe(heading))
  expect(screen.getByText(/agreed one, to the last comma/)).toBeTruthy()
  const facts = within(screen.getByRole('region', { name: 'What was signed' }))
  expect(facts.getByText('Gedenkzug 2027: Köln – Minsk').getAttribute('lang')).toBe('de')
  expect(facts.getByText('agreed by all')).toBeTruthy()
  expect(facts.getByText('https://plan.example')).toBeTruthy()
  const answers = facts.getAllByRole('listitem').map(item => item.textContent)
  expect(answers[1]).toMatch(/^Минск approved.*Алесь Крук, старшыня · 16 Jan 2027/)
  expect(screen.getByText('Your browser has checked everything itself.')).toBeTruthy()
})

test('E45 the fingerprint on the paper is compared as it is typed', async () => {
  await choose(fileOf())
  const { digest } = signedInput(ours).signed?.statement ?? { digest: '' }
  const field = screen.getByRole('textbox', { name: 'Fingerprint on the paper' })
  await userEvent.type(
    field,
    digest
      .slice(0, 16)
      .toUpperCase()
      .replace(/(.{4})/g, '$1 '),
  )
  expect(await screen.findByText(/same fingerprint/)).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, 'f'.repeat(16))
  expect(await screen.findByText(/another fingerprint/)).toBeTruthy()
  await userEvent.clear(field)
  await userEvent.type(field, 'version 3')
  expect(await screen.findByText(/at least 16 characters/)).toBeTruthy()
})

test('E45 a changed plan is called changed, and nothing of what it claims is shown', async () => {
  const text = planJson(signedInput(ours)).replace('Warszawa', 'Warschau')
  const heading = await choose(new File([text], 'Train-v3.json'))
  expect(heading.textContent).toBe('Changed')
  expect(screen.getByText('Fingerprint of the plan in this file')).toBeTruthy()
  expect(screen.queryByText('agreed by all')).toBeNull()
})

test('E45 a plan that waits for an answer, and one of another server, are called that', async () => {
  expect((await choose(fileOf(signedInput(ours, null)))).textContent).toBe('Genuine, but not agreed')
  expect(screen.getByText('has not answered', { exact: false })).toBeTruthy()
  cleanup()
  expect((await choose(fileOf(signedInput(testSigner(2))))).textContent).toBe('Signed by another server')
})

test('E45 a letter is no plan, and the page says what to choose instead, in each language', async () => {
  const said = {
    en: 'This file cannot be checked',
    de: 'Diese Datei lässt sich nicht prüfen',
    ar: 'لا يمكن التحقق من هذا الملف',
  }
  for (const [language, title] of Object.entries(said)) {
    const heading = await choose(new File(['Dear friends'], 'letter.txt'), language as 'en')
    expect(heading.textContent).toBe(title)
    cleanup()
  }
})

test('E45 the page is reached from the sign-in page, and tells how to check without it', async () => {
  await renderApp('/sign-in', {})
  await userEvent.click(await screen.findByRole('link', { name: 'Check an agreement' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Check an agreement' })).toBeTruthy()
  expect(screen.getByText(/^openssl pkeyutl -verify/)).toBeTruthy()
  expect(screen.getByText('The keys of this server').getAttribute('href')).toBe('/.well-known/twinboard-keys.json')
})
