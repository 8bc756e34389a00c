export { refreshNextAction } from './next-action.ts'
export { deriveJourney, type JourneyInput, recomputeJourney } from './recompute.ts'
