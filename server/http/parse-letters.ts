/** What comes from outside about letters. What is typed is text of one line without signs that nobody sees. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { costSentences, type LetterRequest, letterKinds, letterLimits } from '#shared/protocol/letters.ts'
import { nameFrom } from '#shared/protocol/names.ts'
import { isPlainText } from '#shared/protocol/plain-text.ts'
import { isDay } from '#shared/time.ts'
import { languages } from '#shared/words/words.ts'

const id = z.string().refine(isId)
const line = (most: number) => z.string().max(most).refine(isPlainText).transform(nameFrom)
const written = (most: number) => line(most).refine(text => text !== '')
const lines = (most: number) => z.array(written(letterLimits.lineCharacters)).max(most)
const day = z.literal('').or(z.string().refine(isDay))

const person = z.strictObject({
  name: written(letterLimits.nameCharacters),
  born: day,
  nationality: line(letterLimits.nameCharacters),
  passport: line(letterLimits.nameCharacters),
})

/** A letter to a consulate says which one; whoever gets two languages gets two different ones. */
export const letterBody: z.ZodType<LetterRequest> = z
  .strictObject({
    kind: z.enum(letterKinds),
    version: z.literal('draft').or(z.number().int().min(1).max(999_999_999)),
    language: z.enum(languages),
    beside: z.enum(languages).nullable(),
    from: id,
    signer: id.nullable(),
    sender: lines(letterLimits.senderLines),
    to: lines(letterLimits.addressLines),
    persons: z.array(person).min(1).max(letterLimits.persons),
    apart: z.boolean(),
    costs: z.enum(costSentences),
    programme: z.boolean(),
    place: line(letterLimits.lineCharacters),
    day,
  })
  .refine(({ kind, to }) => kind !== 'visa' || to.length > 0, { path: ['to'] })
  .refine(({ language, beside }) => language !== beside, { path: ['beside'] })
