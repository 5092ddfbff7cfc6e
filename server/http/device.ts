/** A short name for the device that a request comes from, for the list of one's sessions. */

/** Order matters: Edge and Opera also say Chrome, Chrome also says Safari, Android also says Linux. */
const browsers = [
  ['Edge', /Edg/],
  ['Opera', /OPR/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const
const systems = [
  ['Android', /Android/],
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux|X11/],
] as const

/** `Firefox · Linux` from a `User-Agent`, or what of it can be told; empty when nothing can. */
export function deviceName(userAgent = ''): string {
  const found = [browsers, systems].map(list => list.find(([, sign]) => sign.test(userAgent))?.[0])
  return found.filter(name => name !== undefined).join(' · ')
}
