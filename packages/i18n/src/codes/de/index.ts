import { errors } from './errors.ts'
import { facts } from './facts.ts'
import { law } from './law.ts'
import { work } from './work.ts'

export const de = { ...law, ...facts, ...work, ...errors } as const
