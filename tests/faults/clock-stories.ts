import { randomUUID } from 'node:crypto'
import { workflowBundle } from '@nahtlos/worker'
import {
  type Activities,
  breachReported,
  handoverAcknowledged,
  handoverCancelled,
  handoverDue,
  referralCancelled,
  referralDecided,
  TASK_QUEUE,
} from '@nahtlos/workflows'
import type { WorkflowHandle } from '@temporalio/client'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'

const DAY_SECONDS = 86_400
const HOUR_MS = 3_600_000
const tenantId = '019ab000-0000-7000-8000-000000000001'
const caseId = '019ab000-0000-7000-8000-000000000002'
const referralId = '019ab000-0000-7000-8000-000000000003'
const breachId = '019ab000-0000-7000-8000-000000000005'
const proposalId = '019ab000-0000-7000-8000-000000000006'
const handoverId = '019ab000-0000-7000-8000-000000000004'
const eventId = (n: number): string => `019ab000-0000-7000-8000-1000000000${String(n).padStart(2, '0')}`

// The SDK tells of every worker that comes and goes.
const quiet = new DefaultLogger('ERROR')
Runtime.install({ logger: quiet })
let bundle: ReturnType<typeof workflowBundle> | undefined

/** A run of one workflow in skipped time: what it did on which day, counted from its start. */
export interface Told {
  calls: string[]
  history: Awaited<ReturnType<WorkflowHandle['fetchHistory']>>
}

interface Teller {
  env: TestWorkflowEnvironment
  /** Days from the start of the story to a date, and back. */
  dateAfter: (days: number) => string
  start: (workflow: string, input?: object) => Promise<WorkflowHandle>
}

/** Stories of the clocks. Each name is also the name of its recorded history. */
export const STORIES: Record<string, (teller: Teller) => Promise<WorkflowHandle>> = {
  'referral-unanswered-for-a-year': async ({ env, start }) => {
    const handle = await start('referralClock', fortnight)
    await env.sleep('365 days')
    await handle.signal(referralDecided, { eventId: eventId(1), state: 'ACCEPTED' })
    return handle
  },
  'referral-declined-in-time': async ({ env, start }) => {
    const handle = await start('referralClock', fortnight)
    await env.sleep('3 days')
    await handle.signal(referralDecided, { eventId: eventId(1), state: 'DECLINED' })
    return handle
  },
  'referral-cancelled-after-escalation': async ({ env, start }) => {
    const handle = await start('referralClock', fortnight)
    await env.sleep('20 days')
    await handle.signal(referralCancelled, { eventId: eventId(1) })
    // A decision that crosses the cancellation on the way changes nothing.
    await handle.signal(referralDecided, { eventId: eventId(2), state: 'ACCEPTED' }).catch(() => {})
    return handle
  },
  'handover-moved-then-late': async ({ env, start, dateAfter }) => {
    const handle = await start('handoverClock', { tenantId, handoverId, caseId })
    await handle.signal(handoverDue, { eventId: eventId(1), dueOn: dateAfter(30) })
    await env.sleep('10 days')
    await handle.signal(handoverDue, { eventId: eventId(2), dueOn: dateAfter(60) })
    // The first day again, late: it must not come back.
    await handle.signal(handoverDue, { eventId: eventId(1), dueOn: dateAfter(30) })
    await env.sleep('355 days')
    await handle.signal(handoverAcknowledged, { eventId: eventId(3) })
    return handle
  },
  'handover-late-then-moved': async ({ env, start, dateAfter }) => {
    const handle = await start('handoverClock', { tenantId, handoverId, caseId })
    await handle.signal(handoverDue, { eventId: eventId(1), dueOn: dateAfter(5) })
    await env.sleep('8 days')
    await handle.signal(handoverDue, { eventId: eventId(2), dueOn: dateAfter(40) })
    await env.sleep('60 days')
    await handle.signal(handoverAcknowledged, { eventId: eventId(3) })
    return handle
  },
  'handover-cancelled': async ({ env, start, dateAfter }) => {
    const handle = await start('handoverClock', { tenantId, handoverId, caseId })
    await handle.signal(handoverDue, { eventId: eventId(1), dueOn: dateAfter(30) })
    await env.sleep('2 days')
    await handle.signal(handoverCancelled, { eventId: eventId(2) })
    return handle
  },
  'night-of-two-tenants': ({ start }) => start('nightlyJourneys'),
  'breach-nobody-reports': ({ start }) => start('breachClock', { tenantId, breachId }),
  'breach-reported-after-the-reminder': async ({ env, start }) => {
    const handle = await start('breachClock', { tenantId, breachId })
    await env.sleep('60 hours')
    await handle.signal(breachReported, { eventId: eventId(1) })
    return handle
  },
  'night-of-deletions': ({ start }) => start('nightlyRetention'),
  'erasure-of-a-case': ({ start }) => start('erasure', { tenantId, proposalId }),
}

const fortnight = {
  tenantId,
  referralId,
  caseId,
  waitSeconds: 14 * DAY_SECONDS,
  respondWithinSeconds: 14 * DAY_SECONDS,
}

/** Tells one story against a time-skipping server, with activities that only note that they were called. */
export async function tell(env: TestWorkflowEnvironment, name: string): Promise<Told> {
  const story = STORIES[name]
  if (!story) throw new Error(`no story ${name}`)
  bundle ??= workflowBundle(quiet)
  const begun = await env.currentTimeMs()
  const calls: string[] = []
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: TASK_QUEUE,
    workflowBundle: await bundle,
    activities: notingActivities(env, begun, calls),
  })
  const handle = await worker.runUntil(async () => {
    const running = await story({
      env,
      dateAfter: (days) => new Date(begun + days * DAY_SECONDS * 1000).toISOString().slice(0, 10),
      start: (workflow, input) =>
        env.client.workflow.start(workflow, {
          workflowId: `${name}-${randomUUID()}`,
          taskQueue: TASK_QUEUE,
          args: input ? [input] : [],
        }),
    })
    await running.result()
    return running
  })
  return { calls, history: await handle.fetchHistory() }
}

function notingActivities(env: TestWorkflowEnvironment, begun: number, calls: string[]): Activities {
  const note = async (what: string) => {
    const day = Math.floor(((await env.currentTimeMs()) - begun) / (DAY_SECONDS * 1000))
    calls.push(`day ${day}: ${what}`)
  }
  return {
    escalateReferral: ({ level }) => note(`tell level ${level}`),
    recordAcceptance: () => note('accepted'),
    recordDecline: () => note('declined'),
    recordCancellation: () => note('cancelled'),
    millisecondsUntilStep: async ({ dueOn, step }) => {
      const week = step === 'TEAM_LEAD' ? 7 * DAY_SECONDS * 1000 : 0
      return Date.parse(dueOn) + week - (await env.currentTimeMs())
    },
    markHandoverOverdue: () => note('overdue'),
    escalateHandover: () => note('tell team lead'),
    settleHandover: async () => {},
    refreshJourney: async () => {},
    listTenants: async () => ['tenant-1', 'tenant-2'],
    refreshDueJourneys: async (input) => {
      await note(`${input.tenantId} after ${input.after}`)
      const last = input.tenantId === 'tenant-1' && input.after === null ? 'case-50' : null
      return { last, seen: 50, changed: 1, refused: 0 }
    },
    proposeRetention: (input) => note(`propose ${input.tenantId}`),
    clocksOfErasure: async () => ['referral-1', 'handover-1'],
    eraseRows: async () => {
      await note('rows')
      return true
    },
    cancelClocks: ({ ids }) => note(`cancel ${ids.length}`),
    destroyKey: () => note('key'),
    certifyErasure: () => note('certificate'),
    millisecondsUntilBreachStep: async ({ level }) =>
      begun + (level === 1 ? 48 : 72) * HOUR_MS - (await env.currentTimeMs()),
    escalateBreach: ({ level }) => note(`breach level ${level}`),
  }
}
