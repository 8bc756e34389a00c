import { type Caller, openDatabase } from '@nahtlos/db'
import { worklist } from '@nahtlos/db/hot'
import pg from 'pg'
import { median, perSecond } from './load.ts'
import { startPlatform } from './platform.ts'

const ROUNDS = 7
const ROUND_MS = 300
const WARM_UP_MS = 300
const MANAGER: Caller = { subject: 'oeztuerk.kim', role: 'case_manager', purpose: 'CASEWORK' }

interface Way {
  name: string
  ask: () => Promise<unknown>
}

/**
 * What the walls and the audit cost, as ratios within one run on the demo data. "Without walls" is the same statement as the
 * superuser, whom no policy binds, with the condition of the policy written into the statement by hand, so that it answers the
 * same rows; "without audit" leaves the audit line out. The envelope is sent in every case.
 */
export async function benchWalls(): Promise<void> {
  const platform = await startPlatform()
  const db = openDatabase({ url: platform.urls.app, poolSize: 1 })
  const past = openDatabase({ url: platform.adminUrl, poolSize: 1 })
  const admin = new pg.Client({ connectionString: platform.adminUrl })
  await admin.connect()
  try {
    const list = worklist({ first: 25, after: null, search: null, today: platform.today })
    const silent = { ...list, name: 'worklist-silent', text: withoutTrail(list.text) }
    const open = { ...list, name: 'worklist-open', text: ofOneManager(list.text) }
    const openSilent = { ...open, name: 'worklist-open-silent', text: withoutTrail(open.text) }
    await sameRows(
      await db.read(MANAGER, list),
      await db.read(MANAGER, silent),
      await past.read(MANAGER, open),
    )
    console.log(`Each figure: median of ${ROUNDS} rounds of ${ROUND_MS} ms, in turns, one client.\n`)
    console.log('                              each/s   of the barest')
    await compare('worklist', [
      { name: 'neither walls nor audit', ask: () => past.read(MANAGER, openSilent) },
      { name: 'audit', ask: () => past.read(MANAGER, open) },
      { name: 'walls', ask: () => db.read(MANAGER, silent) },
      { name: 'walls and audit', ask: () => db.read(MANAGER, list) },
    ])

    const [task] = (
      await admin.query<{ id: string; tenantId: string; caseId: string }>(
        `SELECT t.id, t.tenant_id AS "tenantId", t.case_id AS "caseId" FROM task t JOIN case_file c ON c.id = t.case_id
           JOIN app_user u ON u.id = c.case_manager_id WHERE u.username = $1 ORDER BY t.id LIMIT 1`,
        [MANAGER.subject],
      )
    ).rows
    if (!task) throw new Error('the demo data has no task to write')
    const write = (database: typeof db, audited: boolean) => () =>
      database.write(MANAGER, async (tx) => {
        const changed = await tx.prisma
          .$executeRaw`UPDATE task SET due_on = due_on WHERE id = ${task.id}::uuid`
        if (changed !== 1) throw new Error('the write did not reach its row')
        if (audited)
          await tx.audit({
            action: 'task.complete',
            objectType: 'task',
            objectId: task.id,
            caseId: task.caseId,
          })
      })
    await compare('write of one row', [
      { name: 'neither walls nor audit', ask: write(past, false) },
      { name: 'audit', ask: write(past, true) },
      { name: 'walls', ask: write(db, false) },
      { name: 'walls and audit', ask: write(db, true) },
    ])
  } finally {
    await Promise.all([db.close(), past.close(), admin.end()])
    await platform.stop()
  }
}

async function compare(what: string, ways: readonly Way[]): Promise<void> {
  const figures = new Map(ways.map(({ name }) => [name, [] as number[]]))
  for (const { ask } of ways) await perSecond(ask, 1, WARM_UP_MS)
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, ask } of ways) figures.get(name)?.push(await perSecond(ask, 1, ROUND_MS))
  console.log(what)
  const barest = median(figures.get(ways[0]?.name ?? '') ?? [])
  for (const [name, each] of figures) {
    const share = `${Math.round((median(each) / barest) * 100)} %`
    console.log(`  ${name.padEnd(24)}${median(each).toFixed(0).padStart(10)}${share.padStart(16)}`)
  }
}

/** The statement without its audit line. @throws when there was none to leave out. */
function withoutTrail(text: string): string {
  const silent = text.replace(/trail AS \(\s*INSERT INTO audit_event[\s\S]*?\),\s*(?=\w+ AS \()/, '')
  if (silent === text || silent.includes('audit_event')) throw new Error('no audit line to leave out')
  return silent
}

/** The condition of the policy on case_file, by hand, for whom no policy binds. */
function ofOneManager(text: string): string {
  const open = text.replace(
    `WHERE c.state = 'OPEN'`,
    `WHERE c.state = 'OPEN' AND c.case_manager_id = app.actor()`,
  )
  if (open === text) throw new Error('the statement has no such place')
  return open
}

/** A faster way to other rows is no comparison. */
async function sameRows(...answers: unknown[]): Promise<void> {
  const [first, ...others] = answers.map((each) => JSON.stringify(each))
  if (!first?.includes('caseId') || others.some((other) => other !== first))
    throw new Error('the statements to compare do not answer the same')
}
