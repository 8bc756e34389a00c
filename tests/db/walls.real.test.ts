import { startTestDatabase, type TestDatabase } from '@nahtlos/testkit'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOGIN_ROLES, OWNER_ROLE, roleName } from '../../packages/db/src/roles.ts'

// Read from the system catalogue, not from the migration: what the server will do, not what was meant.
let database: TestDatabase
beforeAll(async () => {
  database = await startTestDatabase()
})
afterAll(() => database?.stop())

const TABLES = `SELECT c.oid, c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
    pg_get_userbyid(c.relowner) AS owner, (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND c.relname <> '_prisma_migrations' ORDER BY c.relname`

interface Table {
  name: string
  enabled: boolean
  forced: boolean
  owner: string
  policies: number
}

describe('tables', () => {
  it('are all under forced row-level security, with at least one policy each', async () => {
    const tables = await database.admin<Table>(TABLES)
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter((each) => !each.enabled || !each.forced || each.policies === 0)).toEqual([])
  })

  it('all carry the tenant, never empty', async () => {
    const without = await database.admin(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND c.relname NOT IN ('_prisma_migrations', 'tenant')
          AND NOT EXISTS (SELECT FROM pg_attribute a
                           WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull AND NOT a.attisdropped)`,
    )
    expect(without).toEqual([])
  })

  it('belong to the owner, who cannot sign in', async () => {
    const tables = await database.admin<Table>(TABLES)
    expect([...new Set(tables.map((each) => each.owner))]).toEqual([OWNER_ROLE])
    expect(await database.admin(`SELECT rolcanlogin FROM pg_roles WHERE rolname = $1`, [OWNER_ROLE])).toEqual(
      [{ rolcanlogin: false }],
    )
  })

  it('point to one another only together with the tenant', async () => {
    // A foreign key that leaves the tenant out could tie a row of one Kreis to a row of another.
    const loose = await database.admin(
      `SELECT k.conname FROM pg_constraint k
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.confrelid <> 'tenant'::regclass
          AND NOT EXISTS (SELECT FROM unnest(k.conkey, k.confkey) AS pair(here, there)
            JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.here AND a.attname = 'tenant_id'
            JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.there AND b.attname = 'tenant_id')`,
    )
    expect(loose).toEqual([])
  })
})

describe('roles', () => {
  it('that sign in are neither superusers nor above row-level security, and make no roles or databases', async () => {
    const rows = await database.admin<{ name: string }>(
      `SELECT rolname AS name, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication AS above
         FROM pg_roles WHERE rolname LIKE 'nahtlos\\_%' AND rolcanlogin ORDER BY rolname`,
    )
    expect(rows).toEqual(
      LOGIN_ROLES.map(roleName)
        .sort()
        .map((name) => ({ name, above: false })),
    )
  })

  it('are members of nothing, except the migrator of the owner', async () => {
    const rows = await database.admin(
      `SELECT pg_get_userbyid(member) AS member, pg_get_userbyid(roleid) AS of FROM pg_auth_members
        WHERE pg_get_userbyid(member) LIKE 'nahtlos\\_%'`,
    )
    expect(rows).toEqual([{ member: 'nahtlos_migrator', of: OWNER_ROLE }])
  })

  it('do not reach the key store, except the one of the keys, which reaches nothing else', async () => {
    const connects = await database.admin<{ name: string }>(
      `SELECT d.datname AS database, r.rolname AS name FROM pg_database d, pg_roles r
        WHERE d.datname IN ('nahtlos', 'nahtlos_keys') AND r.rolname = ANY($1)
          AND has_database_privilege(r.rolname, d.oid, 'CONNECT') ORDER BY 1, 2`,
      [LOGIN_ROLES.map(roleName)],
    )
    // The migrator inherits CONNECT on both from the owner; it has no grant on a row, see the next test.
    expect(connects.filter((each) => each.name !== 'nahtlos_migrator')).toEqual([
      ...['app', 'relay', 'report', 'sealer'].map((role) => ({
        database: 'nahtlos',
        name: `nahtlos_${role}`,
      })),
      { database: 'nahtlos_keys', name: 'nahtlos_keys' },
    ])
  })
})

/** Tables and the whole-table privileges that each role holds on them. */
const PRIVILEGES = `SELECT c.relname AS table, string_agg(p.name, ',' ORDER BY p.name) AS held
   FROM pg_class c, unnest(ARRAY['DELETE', 'INSERT', 'SELECT', 'TRUNCATE', 'UPDATE']) AS p(name)
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND has_table_privilege($1, c.oid, p.name) GROUP BY c.relname ORDER BY c.relname`

const COLUMNS = `SELECT a.attname AS name FROM pg_attribute a WHERE a.attrelid = $2::regclass AND a.attnum > 0
    AND NOT a.attisdropped AND has_column_privilege($1, a.attrelid, a.attnum, $3) ORDER BY a.attname`

async function privileges(role: string): Promise<Record<string, string>> {
  const rows = await database.admin<{ table: string; held: string }>(PRIVILEGES, [role])
  return Object.fromEntries(rows.map((row) => [row.table, row.held]))
}

async function columns(role: string, table: string, privilege: string): Promise<string[]> {
  return (await database.admin<{ name: string }>(COLUMNS, [role, table, privilege])).map((row) => row.name)
}

describe('grants', () => {
  it('let nobody delete, truncate or rewrite a whole row', async () => {
    for (const role of ['app', 'relay', 'report', 'sealer'].map((name) => `nahtlos_${name}`)) {
      const held = Object.entries(await privileges(role))
      expect(held.filter(([, what]) => /DELETE|TRUNCATE|UPDATE/.test(what))).toEqual([])
    }
  })

  it('keep facts, notes, raw rows and the audit trail as they were written', async () => {
    for (const role of ['nahtlos_app', 'nahtlos_relay', 'nahtlos_report', 'nahtlos_sealer']) {
      for (const table of ['fact', 'import_record', 'audit_event', 'consent_item', 'tenant', 'app_user'])
        expect(await columns(role, table, 'UPDATE'), `${role} ${table}`).toEqual([])
    }
    // Whether a note is about others too is marked later; what it says is not changed.
    expect(await columns('nahtlos_app', 'note', 'UPDATE')).toEqual(['third_party'])
    expect(await columns('nahtlos_app', 'package', 'UPDATE')).toEqual(['revoked_at'])
    expect(await columns('nahtlos_app', 'consent', 'UPDATE')).toEqual(['state', 'withdrawn_on'])
  })

  it('let requests write the trail but not read it', async () => {
    const app = await privileges('nahtlos_app')
    expect(app.audit_event).toBeUndefined()
    for (const role of ['nahtlos_app', 'nahtlos_relay', 'nahtlos_report']) {
      expect(await columns(role, 'audit_event', 'SELECT'), role).toEqual([])
      // Id and time are the database's own.
      const written = await columns(role, 'audit_event', 'INSERT')
      expect(written, role).toContain('actor')
      expect(
        written.filter((name) => name === 'id' || name === 'at'),
        role,
      ).toEqual([])
    }
    expect(app.outbox_event).toBe('INSERT')
  })

  it('give the worker no name, no note, no package and no consent', async () => {
    const relay = await privileges('nahtlos_relay')
    expect(Object.keys(relay)).not.toContain('note')
    expect(Object.keys(relay)).not.toContain('package')
    expect(Object.keys(relay)).not.toContain('consent')
    expect(Object.keys(relay)).not.toContain('import_record')
    expect(await columns('nahtlos_relay', 'person_identity', 'SELECT')).toEqual([
      'birth_date',
      'case_id',
      'tenant_id',
    ])
  })

  it('let nobody run a function of the walls who was not named for it', async () => {
    const open = await database.admin(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace
          AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))
        UNION ALL
       SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'app'::regnamespace AND p.prosecdef
          AND NOT 'search_path=pg_catalog, pg_temp' = ANY (coalesce(p.proconfig, '{}'))`,
    )
    expect(open).toEqual([])
  })

  it('point into another table only within one Kreis', async () => {
    const loose = await database.admin(
      `SELECT conrelid::regclass::text AS name FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND pg_get_constraintdef(oid) NOT LIKE '%tenant_id%'`,
    )
    expect(loose).toEqual([])
  })

  it('give the counting role no case', async () => {
    const report = await privileges('nahtlos_report')
    for (const table of ['case_file', 'person_identity', 'fact', 'note', 'referral', 'package', 'task'])
      expect(report, table).not.toHaveProperty(table)
  })

  it('give the sealer the trail and nothing else', async () => {
    expect(await privileges('nahtlos_sealer')).toEqual({
      audit_event: 'SELECT',
      audit_seal: 'INSERT,SELECT',
      audit_segment: 'SELECT',
      tenant: 'SELECT',
    })
    expect(await columns('nahtlos_sealer', 'audit_segment', 'INSERT')).not.toContain('deleted_at')
  })

  it('give the public nothing', async () => {
    const open = await database.admin(
      `SELECT n.nspname, has_schema_privilege('public', n.oid, 'USAGE') AS usage FROM pg_namespace n
        WHERE n.nspname IN ('public', 'app') ORDER BY 1`,
    )
    expect(open).toEqual([
      { nspname: 'app', usage: false },
      { nspname: 'public', usage: false },
    ])
  })
})

describe('the owner and the migrator', () => {
  it('see no case data although they own the tables, since row-level security binds them too', async () => {
    await database.admin(
      `INSERT INTO tenant (id, key, name, land) VALUES (uuidv7(), 'wall', 'Kreis Wand', 'NW')`,
    )
    await database.admin(
      `INSERT INTO outbox_event (tenant_id, type, payload) SELECT id, 'TEST', '{}' FROM tenant WHERE key = 'wall'`,
    )
    const client = new pg.Client({ connectionString: database.urls.migrator })
    await client.connect()
    try {
      await client.query(`SET ROLE ${OWNER_ROLE}`)
      const seen = await client.query('SELECT count(*)::int AS rows FROM outbox_event')
      expect(seen.rows).toEqual([{ rows: 0 }])
    } finally {
      await client.end()
    }
  })
})
