export { type HandoverPlan, type KnownHandover, planHandovers } from './handovers.ts'
export { SEALED_RULE, withoutHealth } from './health.ts'
export { type JourneyProjection, projectJourney } from './projection.ts'
export { type KnownTask, planTasks, type TaskPlan } from './tasks.ts'
