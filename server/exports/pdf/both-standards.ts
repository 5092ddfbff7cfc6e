/**
 * One PDF that keeps two standards: PDF/A-3a, for archives, and PDF/UA-1, for people who have it read to them. The press
 * checks and writes one standard at a time (typst#7183), so it prints the same pages twice. The file for reading aloud is
 * taken, and what only the archive file has is written behind it: colour profile, marks of attached files, metadata.
 */
import { matched, objectsOf, type PdfObjects, pointedTo, updated } from './pdf-objects.ts'

type TwoFiles = {
  /** The pages as PDF/A-3a. */
  readonly archive: Uint8Array
  /** The same pages as PDF/UA-1. */
  readonly accessible: Uint8Array
}

/** The bytes of the one file. Throws when the press writes otherwise than it did. */
export function bothStandards(files: TwoFiles): Uint8Array {
  const archive = objectsOf(files.archive)
  const accessible = objectsOf(files.accessible)
  const [from, to] = [catalogOf(archive), catalogOf(accessible)]
  const [profile, intent] = [accessible.size, accessible.size + 1]
  const intents = archive.body(pointedTo(from.text, 'OutputIntents'))
  const intentText = archive.body(Number(matched(intents, /^\[(\d+) 0 R\]$/)[1]))
  const attached = attachedFiles(to.text)
  const changed = new Map([
    [profile, archive.body(pointedTo(intentText, 'DestOutputProfile'))],
    [intent, intentText.replace(/\/DestOutputProfile \d+/, `/DestOutputProfile ${profile}`)],
    [pointedTo(to.text, 'Metadata'), metadata(archive.body(pointedTo(from.text, 'Metadata')))],
    [to.number, catalog(to.text, intent, attached)],
    ...attached.map(number => [number, asSource(accessible.body(number))] as const),
  ])
  const id = matched(archive.trailer, /\/ID (\[.*?\])/s)[1] ?? ''
  return updated(accessible, changed, id)
}

function catalogOf(file: PdfObjects): { readonly number: number; readonly text: string } {
  const number = pointedTo(file.trailer, 'Root')
  return { number, text: file.body(number) }
}

/** The numbers of the descriptions of attached files. */
function attachedFiles(catalog: string): number[] {
  const names = catalog.match(/\/EmbeddedFiles <<\s*\/Names \[(.*?)\]\s*>>/s)?.[1] ?? ''
  return [...names.matchAll(/\) (\d+) 0 R/g)].map(found => Number(found[1]))
}

/** What we attach is what the pages were made from. */
function asSource(description: string): string {
  return description.replace(/>>$/, '  /AFRelationship /Source\n>>')
}

function catalog(text: string, intent: number, attached: readonly number[]): string {
  const files = attached.length === 0 ? '' : `  /AF [${attached.map(number => `${number} 0 R`).join(' ')}]\n`
  return text.replace(/>>$/, `  /OutputIntents [${intent} 0 R]\n${files}>>`)
}

const space = 'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
// PDF/A wants each name in the metadata that it does not know itself to be explained in it (ISO 19005-3, 6.6.2.3).
const explained = `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>`

/** The metadata of the archive file, with the other standard named and explained. `stream` holds one character a byte. */
function metadata(stream: string): string {
  const [, xmp = ''] = matched(stream, /\nstream\n(.*)\nendstream$/s)
  const [schemas, list = ''] = matched(
    xmp,
    /<pdfaExtension:schemas><rdf:Bag>(.*?)<\/rdf:Bag><\/pdfaExtension:schemas>/s,
  )
  const [, spaces = ''] = matched(xmp, /<rdf:Description rdf:about="" ([^>]*)>/)
  const part = '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>'
  matched(xmp, new RegExp(part))
  // Some readers look for the explanations in the first description only, so they get one of their own.
  const first = `<rdf:Description rdf:about="" ${spaces}><pdfaExtension:schemas><rdf:Bag>${list}${explained}</rdf:Bag></pdfaExtension:schemas></rdf:Description>`
  const whole = xmp
    .replace(schemas, '')
    .replace(part, `${part}<pdfuaid:part>1</pdfuaid:part>`)
    .replace(`<rdf:Description rdf:about="" ${spaces}>`, `${first}<rdf:Description rdf:about="" ${spaces} ${space}>`)
  return `<<\n  /Length ${whole.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${whole}\nendstream`
}
