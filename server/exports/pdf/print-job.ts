/** What the press is asked to print. */

export type PrintJob = {
  /** A file of `templates`, without its ending. */
  readonly template: 'plan' | 'letter'
  /** What is printed: a value of JSON that reaches the template as `sys.inputs.content`. Shown, never read as markup. */
  readonly content: unknown
  /** The tags of all languages in it; `languages.typ` knows how each is set. */
  readonly languages: readonly string[]
  /** Reaches the template as `sys.inputs.attached`, sign for sign, for a file that goes with the pages. */
  readonly attached?: string
}
