import type { SameShape } from '../../shape.ts'
import type { de } from '../de/index.ts'
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

export const en: SameShape<typeof de> = {
  ...app,
  ...audit,
  ...cases,
  ...caseFile,
  ...journey,
  ...consent,
  ...inbox,
  ...rights,
  ...reporting,
  ...papers,
  ...glass,
  ...steering,
  ...person,
}
