export const MOST_BYTES = 5 * 1024 * 1024

/** What the gateway takes; it looks at the bytes, this only helps to choose. */
export const ACCEPT = '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'

const TYPES: Readonly<Record<string, { name: string; extension: string }>> = {
  'application/pdf': { name: 'PDF', extension: 'pdf' },
  'image/jpeg': { name: 'JPEG', extension: 'jpg' },
  'image/png': { name: 'PNG', extension: 'png' },
}

export function typeName(mediaType: string): string {
  return TYPES[mediaType]?.name ?? mediaType
}

/** A name for the file on the device that tells neither the person nor what the paper is about. */
export function fileName(word: string, mediaType: string): string {
  return `${word}.${TYPES[mediaType]?.extension ?? 'bin'}`
}

/** Size as a number and its unit, as file managers show it. */
export function sizeOf(bytes: number): { value: number; unit: 'kB' | 'MB' } {
  return bytes < 1_000_000
    ? { value: Math.max(1, Math.round(bytes / 1000)), unit: 'kB' }
    : { value: Math.round(bytes / 100_000) / 10, unit: 'MB' }
}

/** Why a file cannot be sent, as a code of the gateway; undefined when it may. */
export function fileProblem(
  file: { size: number } | undefined,
): 'FILE_MISSING' | 'FILE_TOO_LARGE' | undefined {
  if (file === undefined) return 'FILE_MISSING'
  return file.size > MOST_BYTES ? 'FILE_TOO_LARGE' : undefined
}
