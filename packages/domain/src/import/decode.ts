export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export type Decoded = { encoding: Encoding; text: string }

/**
 * Text of an exported file. A byte order mark decides; without one, zero bytes tell UTF-16, and bytes that are valid UTF-8
 * are UTF-8, because a text with umlauts in Windows-1252 practically never is. The labels are those of the WHATWG Encoding Standard.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return read(bytes, 'utf-8')
  if (startsWith(bytes, [0xff, 0xfe])) return read(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return read(bytes, 'utf-16be')
  const wide = utf16WithoutMark(bytes)
  if (wide) return read(bytes, wide)
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return read(bytes, 'windows-1252')
  }
}

/** Excel workbooks and PDFs are often uploaded under the name of their CSV; both are told apart from text by their first bytes. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

export function isText(text: string): boolean {
  return !text.includes('\0') && !text.startsWith('%PDF-')
}

function read(bytes: Uint8Array, encoding: Encoding): Decoded {
  return { encoding, text: new TextDecoder(encoding).decode(bytes) }
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte)
}

// Header names are mostly ASCII, so that every second byte of their UTF-16 form is zero.
function utf16WithoutMark(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, Math.min(bytes.length, 512))
  if (head.length < 8 || bytes.length % 2 === 1) return undefined
  const zeros = (offset: number) => head.filter((byte, index) => index % 2 === offset && byte === 0).length
  const half = head.length / 2
  if (zeros(1) > half * 0.7 && zeros(0) === 0) return 'utf-16le'
  if (zeros(0) > half * 0.7 && zeros(1) === 0) return 'utf-16be'
  return undefined
}
