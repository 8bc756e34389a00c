import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { beforeAll, expect, test } from 'vitest'
import { workflowBundle } from './bundle.ts'

// Workflows that run for months meet newer code. What they did so far must come out of the new code again; where it
// cannot, the change needs `patched()`. The recordings are made by tests/faults/record-histories.ts.
const FOLDER = fileURLToPath(new URL('../histories/', import.meta.resolve('@nahtlos/workflows/workflows')))
const quiet = new DefaultLogger('ERROR')
const recordings = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))

let bundle: { code: string }
beforeAll(async () => {
  Runtime.install({ logger: quiet })
  bundle = await workflowBundle(quiet)
}, 60_000)

const replay = (history: unknown) => Worker.runReplayHistory({ workflowBundle: bundle }, history)
const read = (name: string) => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'))

test('every workflow has a recorded history', () => {
  const types = recordings.map(
    (name) => read(name).events[0].workflowExecutionStartedEventAttributes.workflowType.name,
  )
  expect([...new Set(types)].toSorted()).toEqual([
    'breachClock',
    'erasure',
    'handoverClock',
    'nightlyJourneys',
    'nightlyRetention',
    'referralClock',
  ])
})

test.each(recordings)('%s replays', async (name) => {
  await expect(replay(read(name))).resolves.toBeUndefined()
})

test('a history that the workflows would not have made is found out', async () => {
  const history = read('referral-declined-in-time.json')
  const scheduled = history.events.find(
    (event: { activityTaskScheduledEventAttributes?: object }) => event.activityTaskScheduledEventAttributes,
  )
  scheduled.activityTaskScheduledEventAttributes.activityType.name = 'recordAcceptance'
  await expect(replay(history)).rejects.toThrow(/recordAcceptance|nondeterminism/i)
})
