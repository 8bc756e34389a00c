export interface ComparedPhase {
  from: string
  to?: string | null
  regime: string
  body: string
}

export interface ComparedTrack<P extends ComparedPhase = ComparedPhase> {
  track: string
  phases: readonly P[]
}

/** What makes a phase the same one: its days, its regime, its body. */
export function phaseKey(track: string, phase: ComparedPhase): string {
  return [track, phase.from, phase.to ?? '', phase.regime, phase.body].join('|')
}

/** Keys of the phases of `then` that `now` does not have. */
export function changedPhases(then: readonly ComparedTrack[], now: readonly ComparedTrack[]): Set<string> {
  const known = new Set(now.flatMap(({ track, phases }) => phases.map((phase) => phaseKey(track, phase))))
  return new Set(
    then.flatMap(({ track, phases }) =>
      phases.map((phase) => phaseKey(track, phase)).filter((key) => !known.has(key)),
    ),
  )
}

/** The phases of today's journey that touch the days of an earlier phase. */
export function phasesTouching<P extends ComparedPhase>(
  now: readonly ComparedTrack<P>[],
  track: string,
  span: ComparedPhase,
): P[] {
  const phases = now.find((each) => each.track === track)?.phases ?? []
  const end = span.to ?? '9999-12-31'
  return phases.filter((phase) => phase.from <= end && (phase.to ?? '9999-12-31') >= span.from)
}

/** What differs between two states of knowledge besides phases: entries of `shown` that `other` does not have. */
export function missingFrom<T>(
  shown: readonly T[],
  other: readonly T[],
  key: (item: T) => string,
): Set<string> {
  const known = new Set(other.map(key))
  return new Set(shown.map(key).filter((each) => !known.has(each)))
}

export const deadlineKey = ({ code, on }: { code: string; on: string }): string => `${code}|${on}`
export const workKey = ({
  from,
  to,
  permission,
}: {
  from: string
  to?: string | null
  permission: string
}): string => [from, to ?? '', permission].join('|')
// Open stretches are counted to the day of knowledge: their length alone is no difference.
export const uncoveredKey = ({
  track,
  from,
  to,
}: {
  track: string
  from: string
  to?: string | null
}): string => [track, from, to ?? ''].join('|')

interface Compared {
  tracks: readonly ComparedTrack[]
  deadlines: readonly { code: string; on: string }[]
  uncovered: readonly { track: string; from: string; to?: string | null }[]
  work: readonly { from: string; to?: string | null; permission: string }[]
}

/** Number of entries by which two journeys differ, counted from both sides. */
export function countDifferences(a: Compared, b: Compared): number {
  const oneWay = (shown: Compared, other: Compared) =>
    changedPhases(shown.tracks, other.tracks).size +
    missingFrom(shown.deadlines, other.deadlines, deadlineKey).size +
    missingFrom(shown.uncovered, other.uncovered, uncoveredKey).size +
    missingFrom(shown.work, other.work, workKey).size
  return oneWay(a, b) + oneWay(b, a)
}
