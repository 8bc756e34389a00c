/** Facts that nothing has corrected, with their own fields. */
export function factsThatCount<
  Fact extends { id: string; type: string; payload: unknown; supersedes: string | null },
>(facts: readonly Fact[]): { type: string; payload: Record<string, unknown> }[] {
  const corrected = new Set(facts.map((fact) => fact.supersedes))
  return facts
    .filter((fact) => !corrected.has(fact.id))
    .map(({ type, payload }) => ({ type, payload: payload as Record<string, unknown> }))
}
