import { fromBase64 } from './base64.ts'

/** Hands over a file that came as base64: nothing of it stands in an address. */
export function download(base64: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([fromBase64(base64)], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
