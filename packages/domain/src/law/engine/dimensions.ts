import { earlier, later } from '../../calendar/index.ts'
import type { Fact } from '../facts.ts'
import type { DimensionName, Dimensions, SpanRule } from '../rules/model.ts'
import type { History } from './history.ts'
import type { Law } from './law.ts'
import { flatten, type Span } from './spans.ts'

export type Held<D extends DimensionName> = { value: Dimensions[D]; rule: SpanRule; fact: Fact | undefined }

/** What holds of the person in one dimension, each span within the validity of the rule that gives it. */
export function readDimension<D extends DimensionName>(law: Law, dimension: D, h: History): Span<Held<D>>[] {
  const rules = law.spans.get(dimension)
  if (!rules) return []
  const spans: Span<Held<D>>[] = []
  for (const rule of rules)
    for (const span of rule.spans(h)) {
      const from = rule.validFrom === null ? span.from : later(span.from, rule.validFrom)
      const to = rule.validTo === null ? span.to : earlier(span.to, rule.validTo)
      // The map is keyed by dimension, so a rule found under it gives values of that dimension.
      if (from <= to)
        spans.push({ from, to, value: { value: span.value as Dimensions[D], rule, fact: span.fact } })
    }
  return flatten(spans)
}
