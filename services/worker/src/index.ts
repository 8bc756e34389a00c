export { createActivities } from './activities/index.ts'
export { workflowBundle } from './bundle.ts'
export { CHANGES_CHANNEL, type Change } from './relay/changes.ts'
export { deliver, startRelay } from './relay/loop.ts'
