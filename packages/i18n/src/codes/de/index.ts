import { audit } from './audit.ts'
import { errors } from './errors.ts'
import { facts } from './facts.ts'
import { law } from './law.ts'
import { person } from './person.ts'
import { rights } from './rights.ts'
import { work } from './work.ts'

export const de = { ...audit, ...law, ...facts, ...work, ...rights, ...person, ...errors } as const
