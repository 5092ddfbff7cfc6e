/**
 * The press: sets a template of ours with texts of a plan and gives the printed file. Typst does it, without a network, and
 * with no files but the templates and the fonts. What is printed goes in as text and is never read as markup.
 */
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { ExportPreview } from '../input.ts'
import { bothStandards } from './both-standards.ts'
import { type Coverage, type Covers, coversOf } from './coverage.ts'
import { languageSetting } from './languages.ts'
import type { PrintJob } from './print-job.ts'
import { printableIn } from './printable.ts'
import { pagesOf } from './svg-pages.ts'

type PressDeps = {
  /** Folder of the templates. */
  readonly templates: string
  /** Folder of the fonts, and what is in it. */
  readonly fonts: string
  readonly coverage: Coverage
}

/** A press with its templates and fonts loaded. Setting takes some 50 ms and holds the thread: never use it in the server's own. */
export class Press {
  readonly #compiler: NodeCompiler
  readonly #templates: string
  readonly #covers: Covers

  constructor({ templates, fonts, coverage }: PressDeps) {
    this.#templates = templates
    this.#covers = coversOf(coverage)
    this.#compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
  }

  /** The bytes of a PDF that is a file for archives (PDF/A-3a) and for reading aloud (PDF/UA-1). Throws with what Typst says. */
  print(job: PrintJob): Uint8Array {
    return this.#set(job, pages =>
      bothStandards({
        archive: this.#compiler.pdf(pages, { pdfStandard: 'a-3a' }),
        accessible: this.#compiler.pdf(pages, { pdfStandard: 'ua-1' }),
      }),
    )
  }

  /** The first `most` pages as pictures. */
  preview(job: PrintJob, most: number): ExportPreview {
    return this.#set(job, pages => ({
      pages: pagesOf(this.#compiler.plainSvg(pages), pages.numOfPages).slice(0, most),
      of: pages.numOfPages,
    }))
  }

  #set<T>(job: PrintJob, use: (pages: NodeTypstDocument) => T): T {
    const mainFilePath = `${this.#templates}/${job.template}.typ`
    const set = this.#compiler.compile({ mainFilePath, inputs: this.#inputs(job) })
    try {
      if (set.result !== null) return use(set.result)
      const error = set.takeError()
      const reasons = error === null ? 'no reason' : JSON.stringify(this.#compiler.fetchDiagnostics(error))
      throw new Error(`The press failed: ${reasons}`)
    } finally {
      this.#compiler.evictCache(0) // what was set once is seldom set again; its memory would stay
    }
  }

  #inputs({ content, languages, attached }: PrintJob): Record<string, string> {
    const settings = Object.fromEntries(languages.map(tag => [tag, languageSetting(tag)]))
    return {
      content: JSON.stringify(printableIn(content, this.#covers)),
      languages: JSON.stringify(settings),
      ...(attached === undefined ? {} : { attached }),
    }
  }
}
