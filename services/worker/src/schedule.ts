import { NIGHTLY_JOURNEYS_ID, NIGHTLY_RETENTION_ID, TASK_QUEUE } from '@nahtlos/workflows'
import { type Client, ScheduleAlreadyRunning } from '@temporalio/client'

/** The nightly walks, over all journeys and over what is due for deletion. Made once; a restart finds them there. */
export async function ensureNightlySchedules(client: Client): Promise<void> {
  await ensureNightly(client, { id: NIGHTLY_JOURNEYS_ID, workflowType: 'nightlyJourneys', hour: 2 })
  await ensureNightly(client, { id: NIGHTLY_RETENTION_ID, workflowType: 'nightlyRetention', hour: 4 })
}

async function ensureNightly(
  client: Client,
  { id, workflowType, hour }: { id: string; workflowType: string; hour: number },
): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: id,
      spec: { calendars: [{ hour, minute: 0 }], timezone: 'Europe/Berlin' },
      action: {
        type: 'startWorkflow',
        workflowType,
        workflowId: id,
        taskQueue: TASK_QUEUE,
      },
      // A night that was missed because the machine was off is made up for in the morning.
      policies: { overlap: 'SKIP', catchupWindow: '1 day' },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
