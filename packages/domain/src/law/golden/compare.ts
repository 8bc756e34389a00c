/**
 * Compares a computed timeline with what a golden case decides. A case asserts only what the norm settles, so every
 * comparison is limited to the keys that the case gives.
 */

export type Json = { readonly [key: string]: unknown }
export type Phase = { from: string; to: string | null; regime: string; body?: string; certainty?: string }
export type TrackExpectation =
  | readonly Json[]
  | { readonly containing: readonly Json[] }
  | { readonly onDays: Readonly<Record<string, string>> }
export type ListExpectation = readonly Json[] | { readonly containing: readonly Json[] }
export type Expectation = {
  readonly tracks?: Readonly<Record<string, TrackExpectation>>
  readonly handovers?: ListExpectation
  readonly noHandoverOn?: readonly string[]
  readonly deadlines?: readonly Json[]
  readonly noDeadlines?: readonly (string | Json)[]
  readonly uncoveredTracks?: readonly string[]
  readonly uncovered?: readonly Json[]
  readonly unclear?: readonly Json[]
  readonly work?: readonly Json[]
  readonly workOn?: Readonly<Record<string, string>>
  readonly tasks?: readonly Json[]
  readonly warnings?: readonly string[]
  readonly noWarnings?: readonly string[]
  readonly error?: { readonly fact: number | string | null; readonly field: string }
}
export type Computed = {
  readonly tracks: Readonly<Record<string, readonly Phase[] | undefined>>
  readonly handovers: readonly Json[]
  readonly deadlines: readonly Json[]
  readonly uncovered: readonly Json[]
  readonly unclear: readonly Json[]
  readonly work: readonly Json[]
  readonly tasks: readonly Json[]
  readonly warnings: readonly Json[]
}

/** What starts later is not compared: the age limit of a young adult lies decades ahead and is no part of a case. */
const HORIZON = '2035-12-31'
const END = '9999-12-31'

export const EXPECTATION_KEYS: readonly string[] = [
  ...['tracks', 'handovers', 'noHandoverOn', 'deadlines', 'noDeadlines', 'uncoveredTracks', 'uncovered'],
  ...['unclear', 'work', 'workOn', 'tasks', 'warnings', 'noWarnings', 'error'],
]

const text = (value: unknown): string => JSON.stringify(value) ?? 'undefined'
const day = (row: Json, key: string): string => (typeof row[key] === 'string' ? String(row[key]) : END)

/** Every key that the expectation gives has the same value in the row; other keys of the row are free. */
export const matches = (want: Json, got: Json): boolean =>
  Object.entries(want).every(([key, value]) => text(got[key] ?? null) === text(value ?? null))

const nextDay = (date: string): string => {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Joins neighbours that agree in `keys`: whether one regime with two citations is one phase or two is not asserted. */
const coalesce = (rows: readonly Json[], keys: readonly string[]): Json[] => {
  const joined: Json[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    const touches = last !== undefined && typeof last.to === 'string' && nextDay(last.to) === row.from
    const same = touches && keys.every((key) => text(last[key]) === text(row[key]))
    if (!same) joined.push({ ...row })
    else {
      const days =
        typeof last.days === 'number' && typeof row.days === 'number' ? { days: last.days + row.days } : {}
      joined[joined.length - 1] = { ...last, to: row.to, ...days }
    }
  }
  return joined
}

const sameSet = (what: string, want: readonly Json[], got: readonly Json[], ordered: boolean): string[] => {
  const rest = [...got]
  const problems: string[] = []
  for (const [index, item] of want.entries()) {
    const at = ordered
      ? rest[0] && matches(item, rest[0])
        ? 0
        : -1
      : rest.findIndex((row) => matches(item, row))
    if (at >= 0) rest.splice(at, 1)
    else {
      problems.push(`${what}[${index}]: expected ${text(item)}`)
      if (ordered) break
    }
  }
  if (problems.length === 0 && rest.length > 0) problems.push(`${what}: not expected ${text(rest)}`)
  if (problems.length > 0) problems.push(`${what}: computed ${text(got)}`)
  return problems
}

const contains = (what: string, want: readonly Json[], got: readonly Json[]): string[] => {
  const missing = want.filter((item) => !got.some((row) => matches(item, row)))
  return missing.length === 0 ? [] : [`${what}: missing ${text(missing)}`, `${what}: computed ${text(got)}`]
}

const onDay = (rows: readonly Json[], date: string): Json | undefined =>
  rows.find((row) => day(row, 'from') <= date && date <= day(row, 'to'))

const onDays = (
  what: string,
  key: string,
  want: Readonly<Record<string, string>>,
  rows: readonly Json[],
): string[] =>
  Object.entries(want).flatMap(([date, value]) => {
    const found = onDay(rows, date)
    return found?.[key] === value
      ? []
      : [`${what} on ${date}: expected ${value}, computed ${text(found?.[key])} in ${text(rows)}`]
  })

const brief = ({ from, to, regime, body, certainty }: Phase): Json => ({ from, to, regime, body, certainty })

const compareTrack = (
  track: string,
  want: TrackExpectation,
  phases: readonly Phase[] | undefined,
): string[] => {
  if (!phases) return [`${track}: the timeline has no such track`]
  const rows = phases.map(brief)
  if ('onDays' in want) return onDays(track, 'regime', want.onDays, rows)
  const list = 'containing' in want ? want.containing : want
  const keys = ['regime', 'body', 'certainty'].filter((key) => list.some((item) => key in item))
  const near = coalesce(rows, keys).filter((row) => day(row, 'from') <= HORIZON)
  return 'containing' in want ? contains(track, list, near) : sameSet(track, list, near, true)
}

const compareHandovers = (want: Expectation, got: readonly Json[]): string[] => {
  const near = got.filter((row) => day(row, 'on') <= HORIZON)
  const unwanted = near.filter((row) => want.noHandoverOn?.includes(day(row, 'on')))
  const listed = want.handovers
  const problems = unwanted.map((row) => `handovers: not expected ${text(row)}`)
  if (listed && 'containing' in listed) problems.push(...contains('handovers', listed.containing, near))
  else if (listed) problems.push(...sameSet('handovers', listed, near, false))
  return problems
}

const codes = (rows: readonly Json[]): Json[] => rows.map(({ code }) => ({ code }))
const asRow = (item: string | Json): Json => (typeof item === 'string' ? { code: item } : item)

/** All differences between a case and a timeline, one sentence each; empty when the case holds. */
export const compare = (want: Expectation, got: Computed): string[] => {
  const tracks = Object.entries(want.tracks ?? {}).flatMap(([track, expected]) =>
    compareTrack(track, expected, got.tracks[track]),
  )
  const unwanted = (want.noDeadlines ?? [])
    .map(asRow)
    .flatMap((item) => got.deadlines.filter((row) => matches(item, row)))
    .map((row) => `deadlines: not expected ${text(row)}`)
  const gaps = got.uncovered.filter((row) => want.uncoveredTracks?.includes(String(row.track)))
  const forbidden = (want.noWarnings ?? []).filter((code) => got.warnings.some((row) => row.code === code))
  return [
    ...tracks,
    ...compareHandovers(want, got.handovers),
    ...contains('deadlines', want.deadlines ?? [], got.deadlines),
    ...unwanted,
    ...(want.uncovered
      ? sameSet('uncovered', want.uncovered, coalesce(gaps, ['track', 'reason']), false)
      : []),
    ...(want.unclear ? sameSet('unclear', want.unclear, got.unclear, false) : []),
    ...contains('work', want.work ?? [], got.work),
    ...onDays('work', 'permission', want.workOn ?? {}, got.work),
    ...contains('tasks', want.tasks ?? [], got.tasks),
    ...contains('warnings', (want.warnings ?? []).map(asRow), codes(got.warnings)),
    ...forbidden.map((code) => `warnings: not expected ${code}`),
  ]
}
