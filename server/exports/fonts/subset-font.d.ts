/** What the build uses of subset-font, which comes without types. */
declare module 'subset-font' {
  /** `font` with the forms of the signs in `text` alone. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: 'sfnt'; readonly preserveNameIds: readonly number[] },
  ): Promise<Buffer>
}
