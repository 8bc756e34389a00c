import { builder } from '../../graphql/builder.ts'

export const ORGANISATION_KINDS = [
  'KIM',
  'SOZIALAMT',
  'JOBCENTER',
  'ARBEITSAGENTUR',
  'AUSLAENDERBEHOERDE',
  'JUGENDAMT',
  'SCHULE',
  'KURSTRAEGER',
  'NGO',
  'GESUNDHEITSAMT',
  'EHRENAMT',
  'VERWALTUNG',
  'PSYCHOSOZIALES_ZENTRUM',
] as const
export type OrganisationKindName = (typeof ORGANISATION_KINDS)[number]

export interface UnitShape {
  id: string
  name: string
  organisation: string
  kind: OrganisationKindName
}

export const OrganisationKind = builder.enumType('OrganisationKind', { values: ORGANISATION_KINDS })

export const Unit = builder.objectRef<UnitShape>('Unit').implement({
  fields: (t) => ({
    id: t.exposeID('id'),
    name: t.exposeString('name'),
    organisation: t.exposeString('organisation'),
    kind: t.expose('kind', { type: OrganisationKind }),
  }),
})

export const Area = builder.objectRef<{ id: string; name: string }>('Area').implement({
  fields: (t) => ({ id: t.exposeID('id'), name: t.exposeString('name') }),
})

export const Role = builder.enumType('Role', {
  values: [
    'CASE_MANAGER',
    'TEAM_LEAD',
    'COORDINATION',
    'PARTNER_INTAKE',
    'MANAGEMENT',
    'ADMINISTRATOR',
    'DPO',
    'REPORTING_DESK',
    'VOLUNTEER',
    'GUARDIAN',
    'PERSON',
  ] as const,
})
export const Room = builder.enumType('Room', {
  values: [
    'CASES',
    'TEAM',
    'INBOX',
    'TASKS',
    'STEERING',
    'REPORTING',
    'DATA_PROTECTION',
    'ADMINISTRATION',
    'MY_WAY',
  ] as const,
})

export interface ViewerShape {
  username: string
  displayName: string
  role: typeof Role.$inferType
  unit: UnitShape
  tenantName: string
  land: string
  today: string
  rooms: Array<typeof Room.$inferType>
}

export const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  fields: (t) => ({
    username: t.exposeString('username'),
    displayName: t.exposeString('displayName'),
    role: t.expose('role', { type: Role }),
    unit: t.expose('unit', { type: Unit }),
    tenantName: t.exposeString('tenantName'),
    land: t.exposeString('land'),
    today: t.expose('today', { type: 'CalendarDate' }),
    rooms: t.expose('rooms', { type: [Room] }),
  }),
})
