import { expect, describe as group, it } from 'vitest'
import { describe, lastLine, readVitestReport, sumUp } from './report.ts'
import { STAGES, selectStages } from './stages.ts'

const ROOT = '/repo/'
const test = (status: string, title: string, more: object = {}) => ({
  ancestorTitles: ['suite'],
  title,
  status,
  ...more,
})
const file = (assertionResults: object[], more: object = {}) => ({
  name: '/repo/packages/a/a.test.ts',
  status: 'passed',
  message: '',
  assertionResults,
  ...more,
})
const read = (...testResults: object[]) => readVitestReport(JSON.stringify({ testResults }), ROOT)

group('a report of Vitest', () => {
  it('counts what passed and names what failed with its file', () => {
    const result = read(
      file([test('passed', 'one'), test('failed', 'two', { failureMessages: ['expected 1 to be 2'] })], {
        status: 'failed',
      }),
    )
    expect(result.passed).toBe(1)
    expect(result.failures).toEqual([
      { name: 'packages/a/a.test.ts › suite › two', detail: 'expected 1 to be 2' },
    ])
  })

  it('counts a file that fails before its first test', () => {
    const result = read(file([], { status: 'failed', message: 'Cannot find module x' }))
    expect(result.failures).toEqual([{ name: 'packages/a/a.test.ts', detail: 'Cannot find module x' }])
  })

  it('counts a failed set-up beside the tests that did not run for it', () => {
    const result = read(file([test('skipped', 'one')], { status: 'failed', message: 'no server' }))
    expect(result.failures.map((each) => each.detail)).toEqual([
      'did not run, and names no reason that is allowed',
      'no server',
    ])
    expect(result.skips).toEqual([])
  })

  it('takes a run without any test for a failure', () => {
    expect(read().failures).toHaveLength(1)
    expect(read(file([])).failures).toHaveLength(1)
  })
})

group('a skip', () => {
  it.each([
    ['Keycloak (Java 17 or newer is not installed)', 'Java 17 or newer is not installed'],
    ['Keycloak (Java 17 or newer is needed, /opt/java is 11)', 'Java 17 or newer is needed, /opt/java is 11'],
    ['clock (Maven (mvn) is not installed)', 'Maven (mvn) is not installed'],
    ['clock (Maven failed: [ERROR] Unknown host)', 'Maven failed: [ERROR] Unknown host'],
  ])('is allowed for want of Java or Maven: %s', (title, reason) => {
    const result = read(file([test('skipped', 'one', { ancestorTitles: [title] })]))
    expect(result.failures).toEqual([])
    expect(result.skips.map((each) => each.reason)).toEqual([reason])
  })

  it.each(['skipped', 'pending', 'todo', 'disabled'])('without a reason fails (%s)', (status) => {
    const result = read(
      file([test(status, 'one'), test(status, 'later (no time)'), test(status, 'JavaScript')]),
    )
    expect(result.skips).toEqual([])
    expect(result.failures).toHaveLength(3)
  })
})

group('the last line', () => {
  const clean = { passed: 2, failures: [], skips: [] }
  const bad = { passed: 1, failures: [{ name: 'x', detail: 'y' }], skips: [{ name: 'z', reason: 'no Java' }] }

  it('names skips only when there are some', () => {
    expect(lastLine(sumUp([clean, clean]))).toBe('4 passed, 0 failed')
    expect(lastLine(sumUp([clean, bad]))).toBe('3 passed, 1 failed, 1 skipped')
  })

  it('comes after each failure and each reason', () => {
    expect(describe(bad, 'Units')).toEqual(['', '✗ Units: x', '    y', '- Units: 1 skipped: no Java'])
  })
})

group('a selection', () => {
  it('is everything, or what is named', () => {
    expect(selectStages(undefined).stages).toHaveLength(STAGES.length)
    expect(selectStages('unit,lint').stages.map((each) => each.name)).toEqual(['lint', 'unit'])
  })

  it('says what does not exist', () => {
    expect(selectStages('unit,nothing').unknown).toEqual(['nothing'])
  })
})
