import { app } from './app.ts'
import { audit } from './audit.ts'
import { caseFile } from './case.ts'
import { cases } from './cases.ts'
import { consent } from './consent.ts'
import { glass } from './glass.ts'
import { inbox } from './inbox.ts'
import { journey } from './journey.ts'
import { papers } from './papers.ts'
import { person } from './person.ts'
import { reporting } from './reporting.ts'
import { rights } from './rights.ts'
import { steering } from './steering.ts'

export const de = {
  ...app,
  ...audit,
  ...cases,
  ...caseFile,
  ...journey,
  ...consent,
  ...inbox,
  ...rights,
  ...papers,
  ...steering,
  ...person,
  ...reporting,
  ...glass,
} as const
