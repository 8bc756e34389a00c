import { builder } from '../../graphql/builder.ts'

export const DuplicateState = builder.enumType('DuplicateState', {
  values: ['OPEN', 'ASKED', 'SAME_PERSON', 'DIFFERENT'] as const,
})
export const DuplicateOutcome = builder.enumType('DuplicateOutcome', {
  values: ['SAME_PERSON', 'DIFFERENT'] as const,
})

export interface DuplicatePairShape {
  id: string
  pseudonymA: string
  unitA: string
  pseudonymB: string
  unitB: string
  state: typeof DuplicateState.$inferType
  noticedOn: string
  decideBy: string
  decidedOn: string | null
}

export const DuplicatePair = builder.objectRef<DuplicatePairShape>('DuplicatePair').implement({
  description: 'Two cases that may be of one person, as pseudonyms made for this pair, with unit and clock.',
  fields: (t) => ({
    id: t.exposeID('id'),
    pseudonymA: t.exposeString('pseudonymA'),
    unitA: t.exposeString('unitA'),
    pseudonymB: t.exposeString('pseudonymB'),
    unitB: t.exposeString('unitB'),
    state: t.expose('state', { type: DuplicateState }),
    noticedOn: t.expose('noticedOn', { type: 'CalendarDate' }),
    decideBy: t.expose('decideBy', { type: 'CalendarDate' }),
    decidedOn: t.expose('decidedOn', { type: 'CalendarDate', nullable: true }),
  }),
})
