/** The few words that the fields themselves say. They come in from the app, so that this folder holds no language. */
import { createContext, type ReactElement, type ReactNode, useContext } from 'react'

export type UiWords = {
  readonly close: string
  readonly loading: string
  readonly clear: string
  readonly openCalendar: string
  readonly day: string
  readonly time: string
  /** What a number field says about text that is no number, or is out of bounds. */
  readonly notANumber: string
  /** The most characters that a field takes, and what it says about `count` too many. */
  readonly mostCharacters: number
  tooLong(count: number): string
}

const none: UiWords = {
  close: '',
  loading: '',
  clear: '',
  openCalendar: '',
  day: '',
  time: '',
  notANumber: '',
  mostCharacters: Number.POSITIVE_INFINITY,
  tooLong: () => '',
}
const UiWordsContext = createContext<UiWords>(none)

/** Gives `words` to all fields and sheets within. */
export function UiWordsProvider(props: { readonly words: UiWords; readonly children: ReactNode }): ReactElement {
  return <UiWordsContext value={props.words}>{props.children}</UiWordsContext>
}

/** The words of the nearest provider. */
export function useUiWords(): UiWords {
  return useContext(UiWordsContext)
}
