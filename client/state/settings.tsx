/** How this person wants the page: language, light or dark, size of the letters. Kept on the device. */
import {
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '#client/words/load-words.ts'
import { bestLanguage, type InterfaceLanguage, isInterfaceLanguage, languageNames } from '#shared/words/words.ts'
import { useApp } from './app-context.ts'
import type { Kept } from './kept.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const typeSizes = ['normal', 'large'] as const
export type TypeSize = (typeof typeSizes)[number]

export type Settings = {
  readonly language: InterfaceLanguage
  readonly theme: Theme
  readonly typeSize: TypeSize
  setLanguage(language: InterfaceLanguage): Promise<void>
  setTheme(theme: Theme): void
  setTypeSize(size: TypeSize): void
}

const SettingsContext = createContext<Settings | null>(null)

/** The language chosen on this device, else the best of those that the browser wants. */
export function keptLanguage(kept: Kept, wanted: readonly string[]): InterfaceLanguage {
  const chosen = kept.read('language')
  return isInterfaceLanguage(chosen) ? chosen : bestLanguage(wanted)
}

/** Writes the choices to the page's root element, where the styles and screen readers find them. */
export function SettingsProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const { kept } = useApp()
  const { i18n } = useTranslation()
  const language = bestLanguage([i18n.language])
  const [theme, setTheme] = useChoice<Theme>('theme', themes, kept)
  const [typeSize, setTypeSize] = useChoice<TypeSize>('type', typeSizes, kept)
  const setLanguage = useCallback(
    async (next: InterfaceLanguage) => {
      kept.write('language', next)
      await changeLanguage(i18n, next)
    },
    [kept, i18n],
  )
  useEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dir = languageNames[language].dir
    root.dataset.theme = theme
    root.dataset.type = typeSize
  }, [language, theme, typeSize])
  const settings = useMemo(
    () => ({ language, theme, typeSize, setLanguage, setTheme, setTypeSize }),
    [language, theme, typeSize, setLanguage, setTheme, setTypeSize],
  )
  return <SettingsContext value={settings}>{children}</SettingsContext>
}

/** The settings and how to change them. */
export function useSettings(): Settings {
  const settings = useContext(SettingsContext)
  if (settings === null) throw new Error('outside of the settings')
  return settings
}

// The first of the options is the one that holds when nothing was chosen.
function useChoice<Choice extends string>(
  key: string,
  options: readonly [Choice, ...Choice[]],
  kept: Kept,
): readonly [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState(() => options.find(each => each === kept.read(key)) ?? options[0])
  const choose = useCallback(
    (next: Choice) => {
      setChoice(next)
      kept.write(key, next)
    },
    [key, kept],
  )
  return [choice, choose]
}
