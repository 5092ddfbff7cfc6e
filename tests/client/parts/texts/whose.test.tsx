/** Whose the words of a text are, in the editor and as a list. */
import { act, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Texts } from '#client/parts/texts/texts.tsx'
import { addRecord, sectionText } from '#shared/plan/edits.ts'
import type { PassagesReply } from '#shared/protocol/authors.ts'
import { cologne, renderOnBoard, volgograd } from '#tests/client/harness/board.tsx'

const authors: PassagesReply['authors'] = [
  { is: 'member', id: 'anke', name: 'Anke Kallrath', committee: cologne, hasLeft: false, guestOf: null },
  { is: 'member', id: 'oleg', name: 'Oleg Morozov', committee: volgograd, hasLeft: false, guestOf: null },
]

/** A paragraph of which the second half is Oleg's, and what the server tells of it. */
function written() {
  const words = new Y.XmlText('Welcome to Volgograd.')
  const plan = (doc: Y.Doc) => {
    addRecord(doc, 'sections', 'inv', { title: { en: { text: 'Invitation' } } }, 'end')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [words])
    sectionText(doc, 'inv', 'en').push([paragraph])
  }
  const passages = async (): Promise<PassagesReply> => {
    const { client, clock } = words._start?.id ?? { client: 0, clock: 0 }
    return {
      ...{ seq: 3, authors },
      passages: [
        { client, clock, length: 11, by: 0, at: 1 },
        { client, clock: clock + 11, length: 10, by: 1, at: 2 },
      ],
    }
  }
  return { words, plan, passages }
}

const marked = (text: HTMLElement) => [...text.querySelectorAll('.texts-whose')].map(each => each.textContent)

test('U3 whose the words are is marked by initials and listed in words, and goes again', async () => {
  const { plan, passages } = written()
  await renderOnBoard(<Texts />, { plan, api: { passages } })
  const text = await screen.findByRole('textbox', { name: /Text of “Invitation”/ })
  const button = screen.getByRole('button', { name: 'Show who wrote this' })
  await userEvent.click(button)
  const list = await screen.findByRole('region', { name: 'Who wrote this text' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(line => line.textContent?.replace(/\d.*/, '')),
  ).toEqual(['Welcome toKÖAnke Kallrath · Cologne', 'Volgograd.VOOleg Morozov · Volgograd'])
  await waitFor(() => expect(marked(text)).toEqual(['Welcome to ', 'Volgograd.']))
  expect([...text.querySelectorAll('.texts-whose-initials')].map(each => each.textContent)).toEqual(['KÖ', 'VO'])
  await userEvent.click(button)
  await waitFor(() => expect(marked(text)).toEqual([]))
})

test('U3 words that were written since are nobody’s until it is known whose they are', async () => {
  const { words, plan, passages } = written()
  const { board } = await renderOnBoard(<Texts />, { plan, api: { passages } })
  const text = await screen.findByRole('textbox', { name: /Text of “Invitation”/ })
  await userEvent.click(screen.getByRole('button', { name: 'Show who wrote this' }))
  await waitFor(() => expect(marked(text)).toEqual(['Welcome to ', 'Volgograd.']))
  await act(async () => board.fromElsewhere(() => words.insert(3, 'NEW')))
  await waitFor(() => expect(marked(text)).toEqual(['Wel', 'come to ', 'Volgograd.']))
})
