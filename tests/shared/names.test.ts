/** Names as they come in, and names that look like others. */
import { expect, test } from 'vitest'
import { lookAlike, nameFrom } from '#shared/protocol/names.ts'

test.each([
  ['  Anna   Weber\n', 'Anna Weber'],
  ['Anna\u202eWeber\u2069', 'AnnaWeber'],
  ['An\u200bna\u0000', ''],
  ['\u202e\u200b ', ''],
  ['...', ''],
  ['نی\u200cما', 'نی\u200cما'],
  ['Zoe\u0308', 'Zoë'],
  ['\ud800', ''],
])('W7 of %j the name %j is kept', (typed, kept) => expect(nameFrom(typed)).toBe(kept))

test.each([
  ['Anna Weber', 'anna  weber', true],
  ['Anna Weber', 'Аnnа Wеbеr', true],
  ['Zoë', 'Zoe', true],
  ['O. Berg', '0 Berg', true],
  ['Anna Weber', 'Anna Werner', false],
])('S8 %j and %j look alike: %s', (one, other, alike) => expect(lookAlike(one, other)).toBe(alike))
