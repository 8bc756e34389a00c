export {
  type CapacityError,
  type CapacitySituation,
  capacityError,
  GUARDIAN_ROLES,
  hasVormund,
  jugendamtOnBothSides,
  requiredSigners,
  type Signature,
} from './capacity.ts'
export { CLAIMS } from './claims.ts'
export {
  type ConsentCommand,
  type ConsentDecision,
  type ConsentError,
  type ConsentSituation,
  consentCarries,
  DIRECTIONS,
  decideConsent,
} from './decide.ts'
export { disclosableTo, RECIPIENT_KINDS, type RecipientAccess, recipientAccess } from './recipients.ts'
export { decideRelease, RELEASE_NORMS, type ReleaseCommand, releaseNeeded } from './release.ts'
export { decideStatute, STATUTES, type Statute, type StatuteKey, statutesBetween } from './statutes.ts'
