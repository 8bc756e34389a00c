import { parseInput, type Timeline, timeline } from './index.ts'

/** For tests only: one invented person, seen from one day, in the words of the contract. */
export type Facts = readonly Record<string, unknown>[]

export function compute(
  facts: Facts,
  more: Record<string, unknown> = {},
  person: Record<string, unknown> = {},
): Timeline {
  const parsed = parseInput({
    ruleset: 'DE-2026-08-19',
    asOf: '2026-11-21',
    land: 'NW',
    ...more,
    person: { birthDate: '1990-01-01', ...person },
    facts,
  })
  if (!parsed.ok) throw new Error(parsed.error.message.en)
  return timeline(parsed.value)
}

export const regimeOn = (t: Timeline, track: keyof Timeline['tracks'], day: string): string | undefined =>
  t.tracks[track].find((p) => p.from <= day && (p.to === null || p.to >= day))?.regime

/** Days of a deadline, in order. */
export const dates = (t: Timeline, code: string): string[] =>
  t.deadlines.filter((d) => d.code === code).map((d) => d.on)

/** Days of a task, in order. */
export const dues = (t: Timeline, code: string): string[] =>
  t.tasks.filter((task) => task.code === code).map((task) => task.due)

export const warned = (t: Timeline, code: string): boolean => t.warnings.some((w) => w.code === code)
