import { NIGHTLY_JOURNEYS_ID, TASK_QUEUE } from '@nahtlos/workflows'
import { type Client, ScheduleAlreadyRunning } from '@temporalio/client'

/** The nightly walk over all journeys, 02:00 Europe/Berlin. Made once; a restart finds it there. */
export async function ensureNightlySchedule(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: NIGHTLY_JOURNEYS_ID,
      spec: { calendars: [{ hour: 2, minute: 0 }], timezone: 'Europe/Berlin' },
      action: {
        type: 'startWorkflow',
        workflowType: 'nightlyJourneys',
        workflowId: NIGHTLY_JOURNEYS_ID,
        taskQueue: TASK_QUEUE,
      },
      // A night that was missed because the machine was off is made up for in the morning.
      policies: { overlap: 'SKIP', catchupWindow: '1 day' },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
