import type { Difference, Explanation, Step, Timeline } from '@nahtlos/domain/law'
import { builder } from '../../graphql/builder.ts'
import { LocalisedText } from '../../graphql/localised-text.ts'
import { GapCell } from '../gap/schema.ts'
import { Journey } from '../journey/schema.ts'

const ExplanationStep = builder.objectRef<Step>('ExplanationStep').implement({
  description:
    'One link of the chain fact -> rule -> citation. Without a fact the rule rests on age or the law alone.',
  fields: (t) => ({
    factId: t.id({ nullable: true, resolve: ({ fact }) => fact?.id ?? null }),
    factType: t.string({ nullable: true, resolve: ({ fact }) => fact?.type ?? null }),
    factDay: t.field({ type: 'CalendarDate', nullable: true, resolve: ({ fact }) => fact?.day ?? null }),
    rule: t.exposeString('rule'),
    citation: t.exposeString('citation'),
    text: t.expose('text', { type: LocalisedText }),
  }),
})

/** Why a phase or a date of the journey is what it is. */
export const ExplanationType = builder.objectRef<Explanation>('Explanation').implement({
  fields: (t) => ({
    track: t.string({ nullable: true, resolve: (e) => (e.kind === 'phase' ? e.track : null) }),
    from: t.field({
      type: 'CalendarDate',
      nullable: true,
      resolve: (e) => (e.kind === 'phase' ? e.from : null),
    }),
    to: t.field({ type: 'CalendarDate', nullable: true, resolve: (e) => (e.kind === 'phase' ? e.to : null) }),
    regime: t.string({ nullable: true, resolve: (e) => (e.kind === 'phase' ? e.regime : null) }),
    name: t.field({
      type: LocalisedText,
      nullable: true,
      resolve: (e) => (e.kind === 'phase' ? e.name : null),
    }),
    certainty: t.string({ nullable: true, resolve: (e) => (e.kind === 'phase' ? e.certainty : null) }),
    code: t.string({ nullable: true, resolve: (e) => (e.kind === 'date' ? e.code : null) }),
    on: t.field({ type: 'CalendarDate', nullable: true, resolve: (e) => (e.kind === 'date' ? e.on : null) }),
    steps: t.expose('steps', { type: [ExplanationStep] }),
  }),
})

/** One difference between two computations of a journey. */
const DifferenceType = builder.objectRef<Difference>('JourneyDifference').implement({
  fields: (t) => ({
    kind: t.exposeString('kind'),
    track: t.string({ nullable: true, resolve: (d) => (d.kind === 'phase' ? d.track : null) }),
    from: t.field({ type: 'CalendarDate', resolve: (d) => (d.kind === 'phase' ? d.from : d.on) }),
    to: t.field({ type: 'CalendarDate', nullable: true, resolve: (d) => (d.kind === 'phase' ? d.to : d.on) }),
    code: t.string({ nullable: true, resolve: (d) => (d.kind === 'phase' ? null : d.code) }),
    before: t.string({
      nullable: true,
      resolve: (d) => (d.kind === 'phase' ? d.before : d.change === 'removed' ? d.code : null),
    }),
    after: t.string({
      nullable: true,
      resolve: (d) => (d.kind === 'phase' ? d.after : d.change === 'added' ? d.code : null),
    }),
    beforeBody: t.string({ nullable: true, resolve: (d) => (d.kind === 'phase' ? d.beforeBody : null) }),
    afterBody: t.string({ nullable: true, resolve: (d) => (d.kind === 'phase' ? d.afterBody : null) }),
    reason: t.expose('reason', { type: LocalisedText }),
    rules: t.exposeStringList('rules'),
  }),
})

export const DraftSimulation = builder
  .objectRef<{ draft: string; journey: Timeline; differences: Difference[] }>('DraftSimulation')
  .implement({
    description: 'One journey under a rule that is not law. Never stored, never acted upon.',
    fields: (t) => ({
      draft: t.exposeString('draft'),
      journey: t.expose('journey', { type: Journey }),
      differences: t.expose('differences', { type: [DifferenceType] }),
    }),
  })

const DraftImpactRow = builder
  .objectRef<{ area: string; cell: { persons: number | null; suppressed: boolean } }>('DraftImpactRow')
  .implement({ fields: (t) => ({ area: t.exposeString('area'), cell: t.expose('cell', { type: GapCell }) }) })

export interface DraftImpactShape {
  draft: string
  asOf: string
  published: boolean
  threshold: number
  rows: Array<{ area: string; cell: { persons: number | null; suppressed: boolean } }>
}

export const DraftImpact = builder.objectRef<DraftImpactShape>('DraftImpact').implement({
  description:
    'How many journeys a draft rule would move, by area: protected counts, no margins, not published.',
  fields: (t) => ({
    draft: t.exposeString('draft'),
    asOf: t.expose('asOf', { type: 'CalendarDate' }),
    published: t.exposeBoolean('published'),
    threshold: t.exposeInt('threshold'),
    rows: t.expose('rows', { type: [DraftImpactRow] }),
  }),
})

export interface JourneyChangeShape {
  id: string
  caseId: string
  fileNumber: string
  detectedOn: string
  differences: Difference[]
}

export const JourneyChange = builder.objectRef<JourneyChangeShape>('JourneyChange').implement({
  description: 'A journey that a change of rules has moved, with what moved and why.',
  fields: (t) => ({
    id: t.exposeID('id'),
    caseId: t.exposeID('caseId'),
    fileNumber: t.exposeString('fileNumber'),
    detectedOn: t.expose('detectedOn', { type: 'CalendarDate' }),
    differences: t.expose('differences', { type: [DifferenceType] }),
  }),
})
