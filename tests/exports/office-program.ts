/** LibreOffice as a reader of our files: opens them without a screen and gives back what it understood. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Every sheet of a workbook as a file: comma, quotes where needed, UTF-8, days and numbers without quotes. */
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
const missing =
  'The office tests need LibreOffice: `apt-get install --no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui`.'

/** Files by name (`plan.docx`, `plan.xlsx`), and what was made of them: `plan.html`, `plan-Sheet.csv`. */
export type Files = ReadonlyMap<string, Uint8Array>
export type Opened = { readonly texts: ReadonlyMap<string, string>; readonly complaints: readonly string[] }

/** Opens all files, documents at one start of the program and workbooks at another, with settings of its own. */
export function openInOffice(files: Files): Opened {
  install()
  const folder = mkdtempSync(join(tmpdir(), 'twinboard-office-'))
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const named = (ending: string) => [...files.keys()].filter(name => name.endsWith(ending))
    const complaints = [convert(folder, 'html', named('.docx')), convert(folder, everySheet, named('.xlsx'))].flat()
    const made = readdirSync(folder).filter(name => /\.(html|csv)$/.test(name))
    return {
      texts: new Map(made.map(name => [name.normalize('NFC'), readFileSync(join(folder, name), 'utf8')])),
      complaints,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What the program says beside its list of what it did; it ends well even when a file could not be opened. Java it can do without. */
function convert(folder: string, to: string, names: readonly string[]): string[] {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  const words = ['--headless', '--norestore', profile, '--convert-to', to, '--outdir', folder, ...names]
  const { status, stdout, stderr } = run('soffice', words, folder)
  const said = `${stdout}\n${stderr}`
    .split('\n')
    .filter(line => /error|fail|abort|could not|damaged|corrupt/i.test(line) && !line.includes('javaldx'))
  return status === 0 ? said : [`ended with ${status}`, ...said]
}

/** Only as root: asking for a password in the middle of a test run would hang it. */
function install(): void {
  if (has()) return
  const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui']
  const debian = (...words: string[]) => run('apt-get', ['-y', '-qq', ...words], tmpdir()).status === 0
  const isRoot = process.getuid?.() === 0
  if (isRoot && !debian('install', '--no-install-recommends', ...packages)) {
    debian('update')
    debian('install', '--no-install-recommends', ...packages)
  }
  if (!has()) throw new Error(missing)
}

function has(): boolean {
  return run('sh', ['-c', 'command -v soffice'], tmpdir()).status === 0
}

function run(program: string, words: readonly string[], cwd: string) {
  // It looks for fonts like any program, and not for those of the press alone.
  const { FONTCONFIG_FILE: _, ...own } = process.env
  return spawnSync(program, words, { cwd, env: { ...own, DEBIAN_FRONTEND: 'noninteractive' }, encoding: 'utf8' })
}
