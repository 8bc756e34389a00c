import { rmSync } from 'node:fs'
import { type AuditChains, openAuditChains, type SigningKey, signingKeyFromFile } from '@nahtlos/db/audit'
import { peopleOf, startTestDatabase, temporaryFolder } from '@nahtlos/testkit'
import { ensureAuditKey } from '../../infra/local/src/data-dir.ts'

/** One tenant with a trail of its own making, its chains, and a key for heads. */
export async function openAuditGround() {
  const database = await startTestDatabase()
  const folder = temporaryFolder('audit')
  const keyFile = `${folder.path}/audit.key`
  ensureAuditKey(keyFile)
  const { tenantId, manager } = await peopleOf(database, 'pfad')
  const chains: AuditChains = openAuditChains({ url: database.urls.sealer })
  const key: SigningKey = await signingKeyFromFile(keyFile)

  return {
    database,
    tenantId,
    manager,
    chains,
    key,
    keyFile,
    folder: folder.path,
    /** Lines as the superuser writes them, one second apart and ending at `until`. */
    write: (lines: number, until = 'clock_timestamp()') =>
      database.admin(
        `INSERT INTO audit_event (tenant_id, at, actor, role, unit_id, purpose, action, object_type, object_id, case_id, detail)
         SELECT $1, ${until} - make_interval(secs => ($2::int - i) / 1000.0), 'actor-' || i % 7, 'case_manager', uuidv7(), 'CASEWORK',
                'case.read', 'case_file', uuidv7(), uuidv7(), jsonb_build_object('n', i, 'text', 'Ärztin „x“')
           FROM generate_series(1, $2::int) i`,
        [tenantId, lines],
      ),
    /** As somebody with all rights would, past every trigger. */
    tamper: async (sql: string, values: unknown[] = []) => {
      await database.admin('SET session_replication_role = replica')
      await database.admin(sql, values)
      await database.admin('SET session_replication_role = origin')
    },
    eventAt: async (seq: number): Promise<string> => {
      const [row] = await database.admin<{ id: string }>(
        'SELECT event_id AS id FROM audit_seal WHERE tenant_id = $1 AND seq = $2',
        [tenantId, seq],
      )
      if (!row) throw new Error(`no line ${seq}`)
      return row.id
    },
    /** The report on the one tenant. */
    verify: async (options?: Parameters<AuditChains['verify']>[0]) => {
      const report = (await chains.verify(options)).find((each) => each.tenantId === tenantId)
      if (!report) throw new Error('no report')
      return report
    },
    /** An empty trail, the tables as the migrations left them. */
    reset: async () => {
      await database.admin('SET session_replication_role = replica')
      await database.admin('DELETE FROM audit_event')
      await database.admin('DELETE FROM audit_seal')
      await database.admin('DELETE FROM audit_segment')
      await database.admin(
        'CREATE UNIQUE INDEX IF NOT EXISTS audit_seal_event_id_key ON audit_seal (event_id)',
      )
      await database.admin('SET session_replication_role = origin')
      rmSync(`${folder.path}/heads`, { recursive: true, force: true })
    },
    close: async () => {
      await chains.close()
      await database.stop()
      folder.remove()
    },
  }
}

export type AuditGround = Awaited<ReturnType<typeof openAuditGround>>
