import { T12 } from '../law/rules/t12-capacity.ts'
import type { Timeline } from '../law/types.ts'

// Whether somebody can work is what these rules ask (T12); their names and norms tell the answer.
const RULE = /^T12\b/
const NORMS = new Set(
  T12.flatMap((rule) => [
    rule.cite,
    ...('deadlines' in rule ? (rule.deadlines ?? []).map(({ cite }) => cite) : []),
    ...('tasks' in rule ? (rule.tasks ?? []).map(({ cite }) => cite) : []),
  ]),
)
const PAPERS = ['MEDICAL_REPORT']

/** Stands in place of a rule that would tell something of health. */
export const SEALED_RULE = 'ART9'

/**
 * The timeline as it may stand in plain: who is responsible under which regime from when to when, and not that somebody's
 * health is the reason. What a regime says by itself (SGB XII) remains; data protection law knows it as benefit data.
 */
export function withoutHealth(timeline: Timeline): Timeline {
  const rule = (id: string) => (RULE.test(id) ? SEALED_RULE : id)
  const citation = (norm: string) => (NORMS.has(norm) ? '' : norm)
  const tracks = Object.fromEntries(
    Object.entries(timeline.tracks).map(([track, phases]) => [
      track,
      phases.map((phase) => ({
        ...phase,
        rules: phase.rules.map(rule),
        citations: phase.citations.filter((norm) => !NORMS.has(norm)),
      })),
    ]),
  ) as Timeline['tracks']
  return {
    ...timeline,
    tracks,
    unclear: timeline.unclear.map((each) => ({
      ...each,
      readings: each.readings.map((reading) => ({ ...reading, citation: citation(reading.citation) })),
    })),
    handovers: timeline.handovers.map((each) => ({ ...each, rule: rule(each.rule) })),
    deadlines: timeline.deadlines.map((each) => ({ ...each, citation: citation(each.citation) })),
    tasks: timeline.tasks.map((each) => ({
      ...each,
      citation: citation(each.citation),
      documents: each.documents.filter((paper) => !PAPERS.includes(paper)),
    })),
    warnings: timeline.warnings.map((each) => ({ ...each, citation: citation(each.citation) })),
  }
}
