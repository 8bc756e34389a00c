import { openDatabase } from '@nahtlos/db'
import { openAuditChains } from '@nahtlos/db/audit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCase, TODAY } from './casework.ts'
import { eventually, startWorld, type World } from './world.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 })

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

test('with the worker killed, requests go on and verify says how many lines wait; the next worker seals them', async () => {
  const db = openDatabase({ url: world.urls.app })
  const chains = openAuditChains({ url: world.urls.sealer })
  const report = async () => (await chains.verify())[0]
  try {
    const first = world.startWorker(TODAY)
    await openCase(db, world)
    const before = await eventually(
      report,
      (found) => found !== undefined && found.sealed > 0 && found.waiting === 0,
      60_000,
    )
    await first.kill()
    const written = await world.look('SELECT 1 FROM audit_event')

    await openCase(db, world)
    const after = await world.look('SELECT 1 FROM audit_event')
    expect(after.length).toBeGreaterThan(written.length)
    expect(await report()).toMatchObject({
      firstBad: null,
      sealed: before?.sealed,
      lastSealedAt: before?.lastSealedAt,
      waiting: after.length - (before?.sealed ?? 0),
    })

    world.startWorker(TODAY)
    const healed = await eventually(report, (found) => found?.waiting === 0, 60_000)
    expect(healed).toMatchObject({ firstBad: null })
    expect(healed?.sealed).toBeGreaterThanOrEqual(after.length)
    expect(Date.parse(healed?.lastSealedAt ?? '')).toBeGreaterThan(Date.parse(before?.lastSealedAt ?? ''))
  } finally {
    await Promise.all([db.close(), chains.close()])
  }
})
