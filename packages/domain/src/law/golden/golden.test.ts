import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseInput, timeline } from '../index.ts'
import { type Computed, compare, EXPECTATION_KEYS, type Expectation, type Json } from './compare.ts'

type GoldenCase = {
  readonly id: string
  readonly title: string
  readonly reasoning: string
  readonly norms: readonly string[]
  readonly input: Json & { readonly facts: unknown }
  readonly expect: Expectation
}

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
const families = files.map((name) => ({
  name,
  cases: JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as readonly GoldenCase[],
}))
const all = families.flatMap(({ cases }) => cases)

const report = (golden: GoldenCase, problems: readonly string[]): string =>
  [`${golden.id}: ${golden.title}`, ...problems, `Why: ${golden.reasoning}`, golden.norms.join('; ')].join(
    '\n  ',
  )

const compute = (input: Json): Computed | readonly string[] => {
  const parsed = parseInput(input)
  return parsed.ok ? timeline(parsed.value) : [`the input was refused: ${JSON.stringify(parsed.error)}`]
}

const problemsOf = (golden: GoldenCase, input: Json): readonly string[] => {
  const got = compute(input)
  return 'tracks' in got ? compare(golden.expect, got) : got
}

/** A fact may be named by its place or, where it has one, by its id. */
const factNames = (golden: GoldenCase, fact: number | string): readonly unknown[] => {
  const facts = Array.isArray(golden.input.facts) ? (golden.input.facts as readonly Json[]) : []
  const index = typeof fact === 'number' ? fact : facts.findIndex(({ id }) => id === fact)
  return [index, String(index), facts[index]?.id].filter((name) => name !== undefined)
}

const refusalProblems = (
  golden: GoldenCase,
  want: { fact: number | string | null; field: string },
): string[] => {
  const parsed = parseInput(golden.input)
  if (parsed.ok) return [`expected a refusal of ${JSON.stringify(want)}, but the input was accepted`]
  const { fact, field } = parsed.error
  const named = want.fact === null || factNames(golden, want.fact).includes(fact)
  const atField = field === want.field || field?.endsWith(`.${want.field}`)
  return named && atField ? [] : [`expected ${JSON.stringify(want)}, got ${JSON.stringify(parsed.error)}`]
}

describe.each(families)('golden cases: $name', ({ cases }) => {
  test.each(cases)('$id: $title', (golden) => {
    const { error } = golden.expect
    const problems = error ? refusalProblems(golden, error) : problemsOf(golden, golden.input)
    expect(problems, report(golden, problems)).toEqual([])
  })

  const decided = cases.filter((golden) => !golden.expect.error && Array.isArray(golden.input.facts))
  test.runIf(decided.length > 0)('the order of recording never matters', () => {
    const moved = decided.flatMap((golden) => {
      const facts = [...(golden.input.facts as readonly Json[])].reverse()
      return problemsOf(golden, { ...golden.input, facts }).map((problem) => `${golden.id}: ${problem}`)
    })
    expect(moved, moved.join('\n')).toEqual([])
  })
})

describe('the collection itself', () => {
  test('ids are unique and every case gives a reason, a norm and something to check', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const poor = all.filter(
      (golden) =>
        golden.reasoning === '' || golden.norms.length === 0 || Object.keys(golden.expect).length === 0,
    )
    expect(poor.map(({ id }) => id)).toEqual([])
  })

  test('no expectation has a key that the comparison would overlook', () => {
    const unknown = all.flatMap(({ id, expect: want }) =>
      Object.keys(want)
        .filter((key) => !EXPECTATION_KEYS.includes(key))
        .map((key) => `${id}: ${key}`),
    )
    expect(unknown).toEqual([])
  })
})
