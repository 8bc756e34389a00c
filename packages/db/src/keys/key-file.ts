import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { parseMasterKeys } from './master-keys.ts'

/**
 * Puts a new master key before the one in the file. A file that holds several already is a rotation that was cut off: it
 * is left as it is. @returns whether a key was made.
 */
export async function addMasterKey(file: string): Promise<boolean> {
  const lines = linesOf(await readFile(file, 'utf8'))
  if (lines.length > 1) return false
  await replaceFile(file, [randomBytes(32).toString('base64'), ...lines])
  return true
}

/**
 * Leaves only the first key in the file; the others move to a file beside it, one each. They are needed for backups of
 * the key store from before and for nothing else. @returns the paths of those files.
 */
export async function retireMasterKeys(file: string): Promise<string[]> {
  const [current, ...former] = linesOf(await readFile(file, 'utf8'))
  const retired: string[] = []
  for (const line of former) {
    const [key] = parseMasterKeys(line)
    const path = `${file}.${key?.id}.retired`
    await replaceFile(path, [line])
    retired.push(path)
  }
  if (current !== undefined) await replaceFile(file, [current])
  return retired
}

function linesOf(text: string): string[] {
  // Parsed first: a file with something else in it is not touched.
  parseMasterKeys(text)
  return text.split(/[\s,]+/).filter((line) => line !== '')
}

// Old or new, never half: written beside, flushed, renamed.
async function replaceFile(file: string, lines: readonly string[]): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(`${lines.join('\n')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}
