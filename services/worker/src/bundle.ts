import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode } from '@temporalio/worker'

const require = createRequire(import.meta.url)
const CACHE = fileURLToPath(new URL('../node_modules/.cache/nahtlos/', import.meta.url))

/** The workflows as one script for the sandbox. Bundling takes seconds, so the result is kept for the same sources. */
export async function workflowBundle(): Promise<{ code: string }> {
  const entry = fileURLToPath(import.meta.resolve('@nahtlos/workflows/workflows'))
  const file = join(CACHE, `workflows-${await sourceHash(dirname(entry))}.js`)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return { code: kept }
  const { code } = await bundleWorkflowCode({ workflowsPath: entry })
  try {
    await mkdir(CACHE, { recursive: true })
    // Written aside and renamed: two workers that start at once never read half a file.
    const making = `${file}.${process.pid}`
    await writeFile(making, code)
    await rename(making, file)
  } catch {
    // A read-only installation bundles at each start.
  }
  return { code }
}

async function sourceHash(folder: string): Promise<string> {
  const hash = createHash('sha256').update(require('@temporalio/worker/package.json').version)
  for (const path of globSync(join(folder, '*.ts')).sort())
    hash.update(basename(path)).update(await readFile(path))
  return hash.digest('hex').slice(0, 20)
}
