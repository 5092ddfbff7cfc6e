/** An address as a picture that the camera of a phone reads, for paper and for the screen beside it. */
import { generate } from 'lean-qr'
import { type ReactElement, useMemo } from 'react'

/** Light fields around the picture, without which cameras do not find it. */
const margin = 4

/** Black on white in light and dark, since that is what cameras are sure of. `name` is what it is for those who do not see it. */
export function QrPicture({ address, name }: { readonly address: string; readonly name: string }): ReactElement {
  const { size, path } = useMemo(() => drawn(address), [address])
  const box = `${-margin} ${-margin} ${size + 2 * margin} ${size + 2 * margin}`
  return (
    <svg className="qr" viewBox={box} role="img" aria-label={name} shapeRendering="crispEdges">
      <rect x={-margin} y={-margin} width={size + 2 * margin} height={size + 2 * margin} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(address: string): { readonly size: number; readonly path: string } {
  const code = generate(address)
  const fields = Array.from({ length: code.size ** 2 }, (_, i) => [i % code.size, Math.floor(i / code.size)] as const)
  const dark = fields.filter(([x, y]) => code.get(x, y))
  return { size: code.size, path: dark.map(([x, y]) => `M${x} ${y}h1v1h-1z`).join('') }
}
