import { FOREVER } from '../engine/spans.ts'
import { rule, type SpanRule } from './model.ts'

/** An interim order of a court goes before what the authorities and this ruleset think. */
export const T_COURT: SpanRule<'COURT'>[] = [
  rule<SpanRule<'COURT'>>({
    kind: 'span',
    id: 'COURT.order',
    family: 'COURT',
    dimension: 'COURT',
    certainty: 'medium',
    cite: '§ 86b Abs. 2 SGG',
    plain: {
      de: 'Ein Gericht hat diese Leistung vorläufig angeordnet.',
      en: 'A court has ordered this benefit for the time being.',
    },
    spans: (h) =>
      h
        .of('COURT_OBLIGATION')
        .map((fact) => ({ from: fact.from, to: fact.until ?? FOREVER, value: fact.regime, fact })),
  }),
]
