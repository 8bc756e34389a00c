import { existsSync } from 'node:fs'
import { findChromium } from '../../packages/testkit/src/browser.ts'
import { runProgram } from './processes.ts'
import type { StageResult } from './report.ts'

/** Finds Chromium, or installs Debian's where this may: as root, with apt-get. Else names what is missing. */
export async function ensureChromium(root: string, minutes: number): Promise<StageResult> {
  let path = findChromium()
  let why = ''
  if (path === undefined) {
    why = await install(root, minutes)
    path = findChromium()
  }
  if (path === undefined) return missing(`Chromium is missing: ${why}`)
  const { code, output } = await runProgram(path, ['--version', '--no-sandbox'], { cwd: root, minutes: 1 })
  if (code !== 0) return missing(`${path} does not run:\n${output}`)
  return { passed: 1, failures: [], skips: [] }
}

async function install(root: string, minutes: number): Promise<string> {
  const hint = 'Install it (Debian: `apt-get install chromium`) or name one in NAHTLOS_CHROMIUM.'
  if (process.getuid?.() !== 0) return `only root may install it by apt-get. ${hint}`
  if (!existsSync('/usr/bin/apt-get')) return `there is no apt-get to install it. ${hint}`
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runProgram('apt-get', ['update', '-qq'], { cwd: root, env, minutes })
  const args = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
  const done = await runProgram('apt-get', args, { cwd: root, env, minutes })
  return `apt-get could not install it (exit code ${done.code}). ${hint}\n${update.output}${done.output}`
}

function missing(detail: string): StageResult {
  return { passed: 0, failures: [{ name: 'chromium', detail }], skips: [] }
}
