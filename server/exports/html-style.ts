/** The style of our HTML files, for screen and paper, and what they may load. Colours are those of the design tokens, written out: the file stands alone. */

/** What a file of ours may load when it is opened: nothing. */
export const htmlPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

export const htmlStyle = `
:root { color-scheme: light; --ink: #18212e; --quiet: #4c5766; --line: #dfdacd; --accent: #12355b; --stop: #a8261b; --paper: #fffefb; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "IBM Plex Sans", "Noto Sans", system-ui, sans-serif; overflow-wrap: break-word; }
header { border-block-end: 3px solid var(--accent); margin-block-end: 1.5rem; padding-block-end: 1rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .75rem; border-block-end: 1px solid var(--line); padding-block-end: .25rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1rem 0 .25rem; }
p, ul, ol, blockquote { margin: .5rem 0; }
.edition, .label, .stale { color: var(--quiet); }
.label { font-weight: 600; }
.draft { display: inline-block; border: 2px solid var(--stop); color: var(--stop); font-weight: 700; padding: .1rem .6rem; }
.mark { position: fixed; inset: 0; display: grid; place-items: center; pointer-events: none; z-index: 1;
  font-size: 13vmin; font-weight: 800; letter-spacing: .08em; white-space: nowrap; color: var(--stop); opacity: .08; rotate: -30deg; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .25rem 1.25rem; margin: .5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9rem; }
caption { text-align: start; font-weight: 600; padding-block: .5rem .25rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem; border-block-end: 1px solid var(--line); white-space: pre-line; }
thead th { border-block-end: 2px solid var(--ink); font-weight: 600; }
.end { text-align: end; font-variant-numeric: tabular-nums; }
.map { margin: 1rem 0; max-width: 58rem; break-inside: avoid; }
.map svg { display: block; width: 100%; height: auto; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.map figcaption { color: var(--quiet); font-size: .85rem; padding-block-start: .25rem; }
.route { list-style: none; margin: 1rem 0; padding: 0; }
.route li { position: relative; padding-inline-start: 2rem; padding-block-end: .4rem; }
.route li::before { content: ""; position: absolute; inset-inline-start: .3rem; inset-block-start: .3rem; width: .9rem; height: .9rem;
  border: 3px solid var(--accent); border-radius: 50%; background: var(--paper); z-index: 1; }
.route li:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: .65rem; inset-block: 1rem -.4rem;
  border-inline-start: 4px solid var(--accent); }
.route li.charter::after { border-inline-start-style: dashed; }
.route li.unknown::after, .route li.missing::after, .route li.not-running::after { border-inline-start: 4px dotted var(--quiet); }
.route .times { color: var(--quiet); font-variant-numeric: tabular-nums; }
.route .onward { display: block; color: var(--quiet); font-size: .9rem; padding-block: .15rem .35rem; }
footer { margin-block-start: 3rem; padding-block-start: .75rem; border-block-start: 1px solid var(--line); color: var(--quiet); font-size: .8rem; }
footer p { margin: 0; }
@media print {
  @page { size: A4; margin: 16mm 14mm; }
  body { padding: 0; max-width: none; font-size: 10pt; background: none; }
  table { font-size: 8pt; }
  th, td { padding: .25rem .4rem; }
  h2, h3, caption, thead { break-after: avoid; }
  tr, .route li { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  a { color: inherit; }
  .route li::before, .route li::after, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
