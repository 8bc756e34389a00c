import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { type Ended, runProgram } from './processes.ts'
import { readVitestReport, type StageResult } from './report.ts'
import type { Stage } from './stages.ts'

/** Runs one stage. `filters` narrow a suite to files whose path contains one of them. */
export async function runStage(
  stage: Stage,
  root: string,
  filters: readonly string[] = [],
): Promise<StageResult> {
  if ('browser' in stage.kind) return ensureChromium(root, stage.limit)
  if ('suite' in stage.kind) return runSuite(stage, stage.kind.suite, root, filters)
  const [program, ...args] = stage.kind.check
  const ended = await runProgram(program, args, { cwd: root, minutes: stage.limit, env: { NO_COLOR: '1' } })
  if (ended.code === 0 && !ended.timedOut) return { passed: 1, failures: [], skips: [] }
  return { passed: 0, failures: [{ name: [program, ...args].join(' '), detail: words(ended) }], skips: [] }
}

async function runSuite(
  stage: Stage,
  config: string,
  root: string,
  filters: readonly string[],
): Promise<StageResult> {
  const folder = join(root, 'artifacts', 'test')
  const report = join(folder, `${stage.name}.json`)
  mkdirSync(folder, { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', '--config', config, '--allowOnly=false', '--reporter=json', `--outputFile=${report}`]
  const ended = await runProgram('vitest', [...args, ...filters], {
    cwd: root,
    minutes: stage.limit,
    // Warnings about experimental parts of Node would hide what matters.
    env: { NO_COLOR: '1', NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  })
  const crashed = { name: 'the run itself', detail: words(ended) }
  let result: StageResult
  try {
    result = readVitestReport(readFileSync(report, 'utf8'), root)
  } catch {
    return { passed: 0, failures: [crashed], skips: [] }
  }
  // An error outside of any test (a set-up for all files, an unhandled rejection) fails the run and is only in its words.
  const silent = result.failures.length === 0 || result.passed === 0
  if (ended.timedOut || (ended.code !== 0 && silent)) result.failures.push(crashed)
  return result
}

function words({ code, output, timedOut }: Ended): string {
  return `${timedOut ? 'took too long and was ended' : `exit code ${code}`}\n${output}`
}
