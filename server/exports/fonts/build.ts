/** Puts together the folder of the fonts that paper is printed with, from the packages they come in. Part of `npm run build`. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { chineseSigns, japaneseSigns } from './characters.ts'
import { type CodeRange, rangesOf, readFont } from './font-file.ts'

const packages = join(import.meta.dirname, '../../../node_modules/@expo-google-fonts')

/** Weights by package, and what is kept of one that is too large as it is. In which order they are asked stands in `pdf/languages.ts`. */
const wanted: readonly { readonly name: string; readonly weights: readonly string[]; readonly keep?: () => string }[] =
  [
    { name: 'ibm-plex-sans', weights: ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'] },
    { name: 'noto-sans', weights: ['400Regular', '600SemiBold'] },
    { name: 'vazirmatn', weights: ['400Regular', '600SemiBold'] },
    { name: 'noto-sans-hebrew', weights: ['400Regular', '600SemiBold'] },
    { name: 'noto-sans-georgian', weights: ['400Regular', '600SemiBold'] },
    { name: 'noto-sans-armenian', weights: ['400Regular', '600SemiBold'] },
    { name: 'noto-sans-sc', weights: ['400Regular', '600SemiBold'], keep: chineseSigns },
    { name: 'noto-sans-jp', weights: ['400Regular', '600SemiBold'], keep: japaneseSigns },
    { name: 'noto-emoji', weights: ['400Regular'] },
  ]

/** Of a font that is cut down, the names of its family and weight as people know them (OpenType, table `name`). */
const names = [1, 2, 4, 6, 16, 17]

/** Makes `folder` anew; it gets its name when all is in it: the fonts, and `coverage.json` with what they have forms for. */
export async function buildFonts(folder: string): Promise<void> {
  const begun = `${folder}.new`
  await rm(begun, { recursive: true, force: true })
  await mkdir(begun, { recursive: true })
  const fonts: Uint8Array[] = []
  for (const { name, weights, keep } of wanted)
    for (const weight of weights)
      for (const file of await fontFilesIn(join(packages, name, weight))) {
        const whole = await readFile(join(packages, name, weight, file))
        const font =
          keep === undefined ? whole : await subsetFont(whole, keep(), { targetFormat: 'sfnt', preserveNameIds: names })
        await writeFile(join(begun, file), font)
        fonts.push(font)
      }
  await writeFile(join(begun, 'coverage.json'), JSON.stringify(coverageOf(fonts)))
  await rm(folder, { recursive: true, force: true })
  await rename(begun, folder)
}

async function fontFilesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(file => file.endsWith('.ttf'))
}

/** By family, the code points that each of its weights has a form for. */
export function coverageOf(fonts: readonly Uint8Array[]): Record<string, CodeRange[]> {
  const families = new Map<string, ReadonlySet<number>>()
  for (const { family, codePoints } of fonts.map(readFont))
    families.set(family, families.get(family)?.intersection(codePoints) ?? codePoints)
  return Object.fromEntries([...families].map(([family, codePoints]) => [family, rangesOf(codePoints)]))
}
