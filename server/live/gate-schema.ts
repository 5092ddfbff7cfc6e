/**
 * What may stand where in the shared document: names of roots, keys, and the content each place takes. The gate's rule 5.
 * Keys are held to a form, not to a closed list: a field that a newer client adds must pass an older server, which reads
 * tolerantly and leaves it alone. Roots are a closed list, since every reader of a plan knows them by name.
 */
import { isId } from '#shared/ids.ts'
import { kindOfRoot, parseTextRoot } from '#shared/plan/kinds.ts'
import { reject } from './gate-cursor.ts'
import type { Content } from './gate-read.ts'
import { isPoison } from './gate-value.ts'

/** Kinds of place: the plan's scalars, a list of records, one record, a text, an element in it, a run of characters. */
export type Holder = 'meta' | 'list' | 'record' | 'text' | 'element' | 'run'

const fieldKey = /^[A-Za-z][A-Za-z0-9]{0,39}(@[A-Za-z0-9_-]{1,40})?$/ // title, title@zh-hans, shares@<committee>
const attributeKey = /^[A-Za-z][A-Za-z0-9_.:-]{0,63}$/
const formatName = /^[A-Za-z][A-Za-z0-9_-]{0,39}(--[A-Za-z0-9+/=]{8})?$/ // overlapping marks carry a digest

/**
 * Keys of `meta` that only the server writes: the schema, since a wrong number would lock every reader out, and the mark of
 * the epoch, since it tells old copies from new ones.
 */
export const serversOwn: readonly string[] = ['schema', 'epoch']

/** The kind of root that `name` is. Refuses a name that is no root of a plan. */
export function rootHolder(name: string): Holder {
  if (parseTextRoot(name)) return 'text'
  const kind = kindOfRoot(name) ?? reject(5, 'root')
  return kind === 'plan' ? 'meta' : 'list'
}

/** Refuses `content` under `sub` in `holder` unless a plan has such a thing there. A deleted placeholder may stand anywhere. */
export function checkHeld(holder: Holder, sub: string | null, content: Content, format: string): void {
  checkKey(holder, sub)
  if (content === 'deleted' || content === 'collected') return
  if (!takes(holder, sub).includes(content)) reject(5, 'place')
  if (content === 'format' && (!formatName.test(format) || isPoison(format))) reject(5, 'format')
}

function checkKey(holder: Holder, sub: string | null): void {
  const keyed = holder === 'meta' || holder === 'list' || holder === 'record'
  if (sub === null ? keyed : isPoison(sub) || !keyForm(holder, sub)) reject(5, 'key')
  if (holder === 'meta' && sub !== null && serversOwn.includes(sub)) reject(5, sub)
}

function keyForm(holder: Holder, sub: string): boolean {
  switch (holder) {
    case 'meta':
    case 'record':
      return fieldKey.test(sub)
    case 'list':
      return isId(sub)
    case 'element':
    case 'run':
      return attributeKey.test(sub)
    case 'text':
      return false
    default:
      return holder satisfies never
  }
}

function takes(holder: Holder, sub: string | null): readonly Content[] {
  switch (holder) {
    case 'meta':
    case 'record':
      return ['any']
    case 'list':
      return ['map']
    case 'text':
      return ['element', 'run']
    case 'element':
      return sub === null ? ['element', 'run'] : ['any']
    case 'run':
      return sub === null ? ['string', 'format'] : ['any']
    default:
      return holder satisfies never
  }
}
