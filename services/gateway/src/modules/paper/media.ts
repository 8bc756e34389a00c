const starts = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte)

const MEDIA = [
  { type: 'application/pdf', magic: [...Buffer.from('%PDF-')] },
  { type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
] as const

/** What the bytes say they are by their first ones; a name or a header of an upload may say anything. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  return MEDIA.find(({ magic }) => starts(bytes, magic))?.type
}
