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
