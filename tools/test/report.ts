/** What one stage came to. */
export interface StageResult {
  passed: number
  failures: Failure[]
  skips: Skip[]
}

export interface Failure {
  /** File and full name of the test, or the stage. */
  name: string
  detail: string
}

export interface Skip {
  name: string
  reason: string
}

/** The part of Vitest's JSON report (that of Jest) which is read here. */
interface VitestReport {
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: {
      ancestorTitles: string[]
      title: string
      status: string
      failureMessages?: string[] | null
    }[]
  }[]
}

/**
 * The only reasons to skip: the suites that drive a real Keycloak and Temporal's time-skipping server need Java and
 * Maven. The reason stands in the title of the suite.
 */
const ALLOWED_REASON = /\(([^()]*\b(?:Java|Maven)\b.*)\)\s*$/

/** Reads Vitest's JSON report. A skip without an allowed reason is a failure, and so is a report without a test. */
export function readVitestReport(json: string, root: string): StageResult {
  const report: VitestReport = JSON.parse(json)
  const result: StageResult = { passed: 0, failures: [], skips: [] }
  let seen = 0
  for (const file of report.testResults) {
    const path = file.name.startsWith(root) ? file.name.slice(root.length) : file.name
    const before = result.failures.length
    for (const test of file.assertionResults) {
      seen += 1
      const name = [path, ...test.ancestorTitles, test.title].join(' › ')
      if (test.status === 'passed') result.passed += 1
      else if (test.status === 'failed')
        result.failures.push({ name, detail: (test.failureMessages ?? []).join('\n') })
      else notRun(result, name, [...test.ancestorTitles, test.title])
    }
    if (file.status === 'failed' && result.failures.length === before)
      result.failures.push({ name: path, detail: file.message || 'the file failed outside of its tests' })
    else if (file.message && result.failures.length > before)
      result.failures.push({ name: path, detail: file.message })
  }
  if (seen === 0 && result.failures.length === 0)
    result.failures.push({ name: 'no test', detail: 'the stage ran no test' })
  return result
}

function notRun(result: StageResult, name: string, titles: string[]): void {
  const reason = titles.map((title) => ALLOWED_REASON.exec(title)?.[1]).find((found) => found !== undefined)
  if (reason === undefined)
    result.failures.push({ name, detail: 'did not run, and names no reason that is allowed' })
  else result.skips.push({ name, reason })
}

export function sumUp(results: readonly StageResult[]): { passed: number; failed: number; skipped: number } {
  return {
    passed: results.reduce((sum, each) => sum + each.passed, 0),
    failed: results.reduce((sum, each) => sum + each.failures.length, 0),
    skipped: results.reduce((sum, each) => sum + each.skips.length, 0),
  }
}

/** The last line of every run. */
export function lastLine({ passed, failed, skipped }: ReturnType<typeof sumUp>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with the escape character.
const COLOURS = /\u001b\[[0-9;]*m/g
const LINES = 40

/** Failures and skips in words; long output is cut in the middle, since the cause is at its ends. */
export function describe(result: StageResult, title: string): string[] {
  const lines: string[] = []
  for (const { name, detail } of result.failures) {
    lines.push('', `✗ ${title}: ${name}`)
    const text = detail.replace(COLOURS, '').trimEnd().split('\n')
    const cut = text.length > LINES * 2
    lines.push(...(cut ? text.slice(0, LINES) : text).map((line) => `    ${line}`))
    if (cut) lines.push('    …', ...text.slice(-LINES).map((line) => `    ${line}`))
  }
  const reasons = new Map<string, number>()
  for (const { reason } of result.skips) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  for (const [reason, count] of reasons) lines.push(`- ${title}: ${count} skipped: ${reason}`)
  return lines
}
