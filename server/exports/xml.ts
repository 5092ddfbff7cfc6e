/** Text into XML: nothing that people wrote is ever markup, and nothing that XML forbids gets in. */

// What XML 1.0 forbids even as a reference (section 2.2): control characters except tab and line breaks, and two non-characters.
const forbidden = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** `text` for an element's content or a quoted attribute. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(forbidden, '\ufffd')
    .replace(/[<>&"']/g, sign => `&#${sign.charCodeAt(0)};`)
}

/** `<name>text</name>`, or nothing when there is no text. */
export function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`
}
