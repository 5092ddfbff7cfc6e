/**
 * The browser takes no string as markup on our pages (Trusted Types, see `server/http/security.ts`). Two packages set
 * `innerHTML` all the same, to words that never change; exactly those are let through here, and nothing else. Whatever brings
 * one of the two imports this file before it, so that the first load is spared it. Pasted HTML has a policy of the editor's
 * own, and is read in a document where nothing runs.
 */

/** Emptying an element, as the announcer of React Aria does, and how Leaflet asks whether the browser draws SVG. */
const harmless: readonly string[] = ['', '<svg/>']

type Rules = { createHTML(html: string, type?: string, sink?: string): string | null }
type Page = { readonly trustedTypes?: { createPolicy(name: string, rules: Rules): unknown } }

// A browser without Trusted Types needs no rule for strings that nobody has vouched for.
;(globalThis as Page).trustedTypes?.createPolicy('default', {
  createHTML(html, _type, sink) {
    // Asked by hand, as the editor does before it makes its own policy: the answer must be no, and not an empty text.
    if (sink === undefined) throw new TypeError('no markup')
    return harmless.includes(html) ? html : null
  },
})
