/** Chunks that come late: a broken line is waited for, a bug is not hidden. */
import { act, render, screen } from '@testing-library/react'
import { type ReactElement, Suspense } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, test, vi } from 'vitest'
import { Failure } from '#client/screens/failure.tsx'
import { fetched } from '#client/ui/fetched.ts'
import { startWords } from '#client/words/load-words.ts'

function Part(): ReactElement {
  return <p data-testid="part" />
}

test('D4 a part that cannot be fetched is there as soon as the line is back', async () => {
  let isOnline = false
  const Late = fetched(async () => {
    if (!isOnline) throw new TypeError('Failed to fetch dynamically imported module')
    return Part
  })
  render(
    <Suspense fallback={<p data-testid="waiting" />}>
      <Late />
    </Suspense>,
  )
  await act(async () => undefined)
  expect(screen.queryByTestId('waiting')).toBeTruthy()
  isOnline = true
  await act(async () => void dispatchEvent(new Event('online')))
  expect(await screen.findByTestId('part')).toBeTruthy()
})

test('a bug in a part ends at its edge, in words, and can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let isBroken = true
  const Fragile = () => {
    if (isBroken) throw new Error('no such stop')
    return <Part />
  }
  render(
    <I18nextProvider i18n={await startWords('en')}>
      <Failure kind="part">
        <Fragile />
      </Failure>
    </I18nextProvider>,
  )
  expect(screen.getByRole('alert').textContent).toContain('This part could not be shown')
  expect(screen.getByText('Error: no such stop')).toBeTruthy()
  isBroken = false
  await act(async () => screen.getByRole('button', { name: 'Try again' }).click())
  expect(screen.getByTestId('part')).toBeTruthy()
})
