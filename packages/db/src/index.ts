export { type Clock, clockFrom, dateColumn, dayInBerlin, dayOf } from './clock.ts'
export {
  type Caller,
  type CallerContext,
  type Database,
  type HotRead,
  openDatabase,
  type WriteTransaction,
} from './database.ts'
export { isUniqueViolation, type Refusal, refusalOf } from './errors.ts'
export type { Prisma } from './generated/prisma/client.ts'
export { type CaseKeys, openCaseKeys } from './keys/case-keys.ts'
export { KeyError } from './keys/key-error.ts'
export {
  type MasterKeySource,
  type MasterKeys,
  masterKeyFromFile,
  masterKeySource,
  openMasterKeys,
} from './keys/master-keys.ts'
export { type FactContent, openFact, openFacts, SEALED_FACT, sealFact } from './keys/sealed-facts.ts'
export {
  type OpenedSection,
  openSections,
  type SectionsOf,
  sealSections,
  TamperedSection,
} from './keys/sealed-sections.ts'
export { openPersonDoor, type PersonDoor, type RedeemedCode } from './person-door.ts'
export { type OutboxRow, openSystemDatabase, type SystemDatabase, type SystemTransaction } from './system.ts'
export type { AuditLine, OutboxLine, Trail } from './trail.ts'
export { AUDIT_ACTIONS, AUDIT_KINDS, type AuditAction, type AuditKind } from './trail-kinds.ts'
