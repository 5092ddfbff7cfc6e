/** Puts together the folder of the fonts that paper is printed with, from the packages they come in. Part of `npm run build`. */
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const packages = join(import.meta.dirname, '../../../node_modules/@expo-google-fonts')

/** Weights by package. The order in which a text looks for its signs stands in the templates. */
const wanted: Readonly<Record<string, readonly string[]>> = {
  'ibm-plex-sans': ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'],
  'noto-sans': ['400Regular', '600SemiBold'],
  vazirmatn: ['400Regular', '600SemiBold'],
  'noto-sans-hebrew': ['400Regular', '600SemiBold'],
  'noto-sans-georgian': ['400Regular', '600SemiBold'],
  'noto-sans-armenian': ['400Regular', '600SemiBold'],
  'noto-sans-sc': ['400Regular', '600SemiBold'],
  'noto-sans-jp': ['400Regular', '600SemiBold'],
  'noto-emoji': ['400Regular'],
}

/** Makes `folder` anew; it gets its name when all is in it. */
export async function buildFonts(folder: string): Promise<void> {
  const begun = `${folder}.new`
  await rm(begun, { recursive: true, force: true })
  await mkdir(begun, { recursive: true })
  for (const [name, weights] of Object.entries(wanted))
    for (const weight of weights) await copyFonts(join(packages, name, weight), begun)
  await rm(folder, { recursive: true, force: true })
  await rename(begun, folder)
}

async function copyFonts(from: string, to: string): Promise<void> {
  for (const file of await readdir(from)) if (file.endsWith('.ttf')) await copyFile(join(from, file), join(to, file))
}
