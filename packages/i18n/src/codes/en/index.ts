import type { SameShape } from '../../shape.ts'
import type { de } from '../de/index.ts'
import { audit } from './audit.ts'
import { errors } from './errors.ts'
import { facts } from './facts.ts'
import { law } from './law.ts'
import { person } from './person.ts'
import { rights } from './rights.ts'
import { work } from './work.ts'

export const en: SameShape<typeof de> = {
  ...audit,
  ...law,
  ...facts,
  ...work,
  ...rights,
  ...person,
  ...errors,
}
