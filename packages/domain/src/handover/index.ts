export {
  type Handover,
  type HandoverCommand,
  type HandoverEvent,
  type HandoverRefusal,
  type HandoverResult,
  handoverTransition,
  teamLeadDay,
} from './transition.ts'
