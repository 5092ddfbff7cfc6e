/** Writes `tried-first.bin` anew, by hand, when the list that it is made of has changed: `node server/passwords/collect.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dictionary } from '@zxcvbn-ts/language-common'
import { commonFile } from './common-file.ts'

await writeFile(join(import.meta.dirname, 'tried-first.bin'), commonFile(dictionary['passwords-common']))
