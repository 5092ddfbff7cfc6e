/** The pages of a printed sheet as pictures: the press gives one SVG of all of them, one below the other. */

/** An SVG for each page, with the letters that stand on it. Throws when there are not `count` pages. */
export function pagesOf(svg: string, count: number): string[] {
  const [, width = '', height = ''] = svg.match(/^<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/) ?? []
  const pages = [...svg.matchAll(/^ {4}<g(?: transform="[^"]*")?>\n(.*?)^ {4}<\/g>$/gms)].map(found => found[1] ?? '')
  if (pages.length !== count) throw new Error(`The pictures have another shape than expected: ${pages.length} pages.`)
  const size = `0 0 ${width} ${Number(height) / count}`
  const shared = sharedOf(svg)
  return pages.map(page => {
    const used = shared.filter(({ id }) => page.includes(`#${id}`)).map(({ element }) => element)
    const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return `<svg ${spaces} viewBox="${size}"><defs>${used.join('')}</defs>${page}</svg>`.replace(/\n\s*/g, '')
  })
}

/** What stands once and is pointed to: the forms of letters, paths to cut along, gradients. */
function sharedOf(svg: string): { readonly id: string; readonly element: string }[] {
  const groups = [...svg.matchAll(/^ {4}<defs[^>]*>\n(.*?)^ {4}<\/defs>$/gms)].map(found => found[1] ?? '')
  const elements = groups.flatMap(group => [...group.matchAll(/^ {8}<(\w+) id="([^"]+)".*?(?:^ {8}<\/\1>$|\/>\n)/gms)])
  return elements.map(([element, , id = '']) => ({ id, element }))
}
