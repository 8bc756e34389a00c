import { builder } from '../../graphql/builder.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'
import { VolunteerTaskState } from '../person/schema.ts'

/** What can be asked of somebody without training; a closed list, so that a task tells nothing by its name. */
export const VOLUNTEER_TASKS = [
  'ACCOMPANY',
  'LEARN_GERMAN',
  'EXPLAIN_LETTER_WORDS',
  'SHOW_THE_TOWN',
  'CHILD_HOMEWORK',
  'LEISURE',
] as const
export const VolunteerTaskCode = builder.enumType('VolunteerTaskCode', { values: VOLUNTEER_TASKS })

export interface VolunteerTaskShape {
  id: string
  firstName: string
  language: string
  code: (typeof VOLUNTEER_TASKS)[number]
  text: string
  dueOn: string
  state: typeof VolunteerTaskState.$inferType
}

export const VolunteerTask = builder.objectRef<VolunteerTaskShape>('VolunteerTask').implement({
  description: 'All that a volunteer learns.',
  fields: (t) => ({
    id: t.exposeID('id'),
    firstName: t.exposeString('firstName'),
    language: t.exposeString('language'),
    code: t.expose('code', { type: VolunteerTaskCode }),
    text: t.exposeString('text'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    state: t.expose('state', { type: VolunteerTaskState }),
  }),
})

export interface GivenTaskShape extends VolunteerTaskShape {
  volunteer: string
  consentedOn: string
}

const GivenTask = builder.objectRef<GivenTaskShape>('GivenTask').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    volunteer: t.exposeString('volunteer'),
    code: t.expose('code', { type: VolunteerTaskCode }),
    text: t.exposeString('text'),
    dueOn: t.expose('dueOn', { type: 'CalendarDate' }),
    state: t.expose('state', { type: VolunteerTaskState }),
    consentedOn: t.expose('consentedOn', { type: 'CalendarDate' }),
  }),
})

interface VolunteerShape {
  id: string
  name: string
  unit: UnitShape
}

const Volunteer = builder.objectRef<VolunteerShape>('Volunteer').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    unit: t.expose('unit', { type: Unit }),
  }),
})

export interface HelpShape {
  volunteers: VolunteerShape[]
  given: GivenTaskShape[]
}

export const Help = builder.objectRef<HelpShape>('VolunteerHelp').implement({
  description: 'Whom a case manager may ask, and what was asked for this case.',
  fields: (t) => ({
    volunteers: t.expose('volunteers', { type: [Volunteer] }),
    given: t.expose('given', { type: [GivenTask] }),
  }),
})
