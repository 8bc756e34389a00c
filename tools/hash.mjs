import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const NEVER = new Set(['node_modules', '.git', 'dist'])

/** One hash over names and contents of files and folders below `root`. Paths that do not exist count as such. */
export function hashFiles(root, paths, ignore = []) {
  const hash = createHash('sha256')
  const ignored = new Set(ignore)
  const add = (path) => {
    if (ignored.has(path)) return
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) if (!NEVER.has(name)) add(`${path}/${name}`)
      return
    }
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}
