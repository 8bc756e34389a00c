export { fieldOfTopic, fieldOfTrack, GAP_FIELDS, type GapField } from './fields.ts'
export {
  GAP_BARRIERS,
  GAP_KINDS,
  GAP_OF_LATE_HANDOVER,
  GAP_OF_REFUSED_CONSENT,
  GAP_OF_SECOND_DECLINE,
  GAP_OF_SILENCE,
  type GapBarrier,
  type GapFacet,
  type GapKind,
  gapOfDecline,
} from './kinds.ts'
export { decideGapBy, quarterOf } from './period.ts'
