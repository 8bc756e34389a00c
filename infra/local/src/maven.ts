import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import type { Available } from './errors.ts'
import { findOnPath } from './temporal-binaries.ts'

/** Whether Java of at least the given major version is there. */
export function findJava(atLeast: number): Available<string> {
  const home = process.env.JAVA_HOME
  const java = (home && findOnPath('java', `${home}/bin`)) || findOnPath('java')
  if (!java) return { ok: false, reason: `Java ${atLeast} or newer is not installed` }
  // Java prints its version to stderr.
  const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' })
  // "17.0.15" or, up to Java 8, "1.8.0_402".
  const major = Number(/version "(?:1\.)?(\d+)/.exec(stderr ?? '')?.[1])
  if (!Number.isInteger(major)) return { ok: false, reason: `${java} does not run` }
  if (major < atLeast) return { ok: false, reason: `Java ${atLeast} or newer is needed, ${java} is ${major}` }
  return { ok: true, value: java }
}

export async function runMaven(args: readonly string[], cwd: string): Promise<Available<true>> {
  const maven = findOnPath('mvn')
  if (maven === undefined) return { ok: false, reason: 'Maven (mvn) is not installed' }
  try {
    await promisify(execFile)(maven, ['-q', '-B', ...args], { cwd, timeout: 900_000, maxBuffer: 1 << 24 })
    return { ok: true, value: true }
  } catch (error) {
    const text = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    const line = text.split('\n').find((each) => each.includes('ERROR')) ?? text.split('\n')[0] ?? ''
    return { ok: false, reason: `Maven failed: ${line.slice(0, 300)}` }
  }
}
