/** What calls that bring files in look like. The bytes of the file are the body; what is chosen stands in the address. */
import { z } from 'zod'
import { isId } from '#shared/ids.ts'
import { type ImportField, importEncodings, importFields, importLists } from '#shared/protocol/imports.ts'
import { limits } from '#shared/protocol/limits.ts'

const fields: ReadonlySet<string> = new Set(Object.values(importFields).flat())
const column = z.union([z.literal(''), z.string().refine((field): field is ImportField => fields.has(field))])

/** `?list=tasks&columns=title,,due&head=yes&encoding=windows-1252` */
export const importQuery = z.object({
  list: z.enum(importLists).optional(),
  columns: z
    .string()
    .max(2000)
    .transform(text => text.split(','))
    .pipe(z.array(column.transform(field => (field === '' ? null : field))).max(limits.importColumns))
    .optional(),
  head: z
    .enum(['yes', 'no'])
    .transform(head => head === 'yes')
    .optional(),
  encoding: z.enum(importEncodings).optional(),
})

/** `?committees=<id>,<id>` */
export const newBoardQuery = z.object({
  committees: z
    .string()
    .max(4100)
    .transform(text => text.split(','))
    .pipe(z.array(z.string().refine(isId)).min(1).max(limits.committees)),
})
