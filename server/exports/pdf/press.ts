/**
 * The press: sets a template of ours with texts of a plan and gives the printed file. Typst does it, without a network, and
 * with no files but the templates and the fonts. What is printed goes in as text and is never read as markup.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** What is printed. `inputs` reach the template as `sys.inputs`, each a text (mostly JSON). */
export type PrintJob = {
  readonly template: 'plan' | 'letter'
  readonly inputs: Readonly<Record<string, string>>
}

/** A press with its templates and fonts loaded. Setting takes some 50 ms and holds the thread: never use it in the server's own. */
export class Press {
  readonly #compiler: NodeCompiler
  readonly #templates: string

  /** Folders of the templates and of the fonts. */
  constructor({ templates, fonts }: { readonly templates: string; readonly fonts: string }) {
    this.#templates = templates
    this.#compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
  }

  /** The file's bytes. Throws with what Typst says when it cannot be set. */
  print({ template, inputs }: PrintJob): Uint8Array {
    const set = this.#compiler.compile({ mainFilePath: `${this.#templates}/${template}.typ`, inputs: { ...inputs } })
    if (set.result === null) {
      const error = set.takeError()
      throw new Error(
        `The press failed: ${error ? JSON.stringify(this.#compiler.fetchDiagnostics(error)) : 'no reason'}`,
      )
    }
    const file = this.#compiler.pdf(set.result, { pdfStandard: 'ua-1' })
    this.#compiler.evictCache(0) // what was set once is seldom set again; its memory would stay
    return new Uint8Array(file)
  }
}
