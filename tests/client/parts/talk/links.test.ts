/** Addresses in what people wrote. */
import { expect, test } from 'vitest'
import { pieces } from '#client/parts/talk/links.ts'

const hrefs = (text: string) => pieces(text).flatMap(piece => piece.href ?? [])

test('T8 an address becomes a link, the sentence around it does not', () => {
  expect(pieces('See https://example.org/a?b=1. Thank you!')).toEqual([
    { text: 'See ', href: null },
    { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
    { text: '. Thank you!', href: null },
  ])
  expect(hrefs('(at https://example.org/x_(y))')).toEqual(['https://example.org/x_(y)'])
})

test('T8 only http and https become links', () => {
  expect(hrefs('javascript:alert(1) data:text/html,x ftp://a.b vbscript:x file:///etc/passwd')).toEqual([])
})

test('T8 the pieces together are the text again', () => {
  for (const text of ['', 'a', 'https://', 'https://a.b https://c.d!', '<b>https://x.y"onload=</b>'])
    expect(
      pieces(text)
        .map(piece => piece.text)
        .join(''),
    ).toBe(text)
})
