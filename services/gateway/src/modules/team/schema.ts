import { builder } from '../../graphql/builder.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'

export interface TeamCaseShape {
  caseId: string
  pseudonym: string
  unit: string
  managerId: string
  manager: string
  nextActionCode: string
  nextActionOn: string
  overdue: boolean
  escalated: number
}

export const TeamCase = builder.objectRef<TeamCaseShape>('TeamCase').implement({
  description:
    'Of a case of the team: a pseudonym, whose it is, its clock and code. No name and no file number.',
  fields: (t) => ({
    caseId: t.exposeID('caseId'),
    pseudonym: t.exposeString('pseudonym'),
    unit: t.exposeString('unit'),
    managerId: t.exposeID('managerId'),
    manager: t.exposeString('manager'),
    nextActionCode: t.exposeString('nextActionCode'),
    nextActionOn: t.expose('nextActionOn', { type: 'CalendarDate' }),
    overdue: t.exposeBoolean('overdue'),
    escalated: t.exposeInt('escalated', { description: 'Referrals without an answer in time.' }),
  }),
})

export interface EscalationShape {
  pseudonym: string
  unit: string
  code: string
  since: string
}

export const Escalation = builder.objectRef<EscalationShape>('Escalation').implement({
  fields: (t) => ({
    pseudonym: t.exposeString('pseudonym'),
    unit: t.exposeString('unit'),
    code: t.exposeString('code'),
    since: t.expose('since', { type: 'Instant' }),
  }),
})

export interface StaffShape {
  id: string
  displayName: string
}

export const Staff = builder.objectRef<StaffShape>('Staff').implement({
  fields: (t) => ({ id: t.exposeID('id'), displayName: t.exposeString('displayName') }),
})

export interface DirectoryUnitShape {
  unit: UnitShape
  acceptsReferrals: boolean
  users: Array<{ username: string; displayName: string; active: boolean }>
}

const DirectoryUser = builder.objectRef<DirectoryUnitShape['users'][number]>('DirectoryUser').implement({
  fields: (t) => ({
    username: t.exposeString('username'),
    displayName: t.exposeString('displayName'),
    active: t.exposeBoolean('active'),
  }),
})

export const DirectoryUnit = builder.objectRef<DirectoryUnitShape>('DirectoryUnit').implement({
  description: 'A unit and its staff. Clients who sign in are no staff and are not listed.',
  fields: (t) => ({
    unit: t.expose('unit', { type: Unit }),
    acceptsReferrals: t.exposeBoolean('acceptsReferrals'),
    users: t.expose('users', { type: [DirectoryUser] }),
  }),
})
