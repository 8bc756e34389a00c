import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { CASE_DATABASE, KEY_DATABASE, LOGIN_ROLES, type LoginRole, OWNER_ROLE, roleName } from './roles.ts'
import { withSchemaEngine } from './schema-engine.ts'

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations/', import.meta.url))
const KEY_STORE_SCHEMA = fileURLToPath(new URL('./keys/schema.sql', import.meta.url))

export type DatabaseUrls = Record<LoginRole, string>

/**
 * Brings a server to the current schema: roles, the two databases, and every migration that is not yet applied.
 *
 * `adminUrl` names a login that may create roles and databases. Passwords of the login roles are drawn anew at each
 * call and only returned, so that no secret rests on disk; services started earlier keep their open connections.
 * @throws when the server refuses, with PostgreSQL's own words.
 */
export async function migrate({ adminUrl }: { adminUrl: string }): Promise<{
  applied: string[]
  urls: DatabaseUrls
}> {
  const passwords = await createRoles(adminUrl)
  await createDatabase(adminUrl, CASE_DATABASE)
  await createDatabase(adminUrl, KEY_DATABASE)
  const urls = Object.fromEntries(
    LOGIN_ROLES.map((role) => [role, urlOf(adminUrl, role, passwords[role])]),
  ) as DatabaseUrls
  await applyKeyStoreSchema(adminUrl)
  return { applied: await applyMigrations(urls.migrator), urls }
}

/** The migrations in Prisma's layout, oldest first; `prisma migrate deploy` reads the same files. */
export async function readMigrations(): Promise<{ path: string; content: string }[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (path) => ({
      path,
      content: await readFile(`${MIGRATIONS}${path}/migration.sql`, 'utf8'),
    })),
  )
}

async function applyMigrations(migratorUrl: string): Promise<string[]> {
  const migrations = await readMigrations()
  const input = {
    migrationsList: {
      baseDir: MIGRATIONS,
      lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ path, content }) => ({
        path,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: content } },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  }
  const result = await withSchemaEngine(migratorUrl, (engine) => engine.applyMigrations(input))
  return result.appliedMigrationNames
}

async function createRoles(adminUrl: string): Promise<Record<LoginRole, string>> {
  const passwords = {} as Record<LoginRole, string>
  await withClient(adminUrl, async (client) => {
    await client.query(createRoleIfMissing(OWNER_ROLE, 'NOLOGIN'))
    await client.query(`GRANT ${OWNER_ROLE} TO CURRENT_USER`)
    for (const role of LOGIN_ROLES) {
      const password = randomBytes(24).toString('base64url')
      passwords[role] = password
      await client.query(createRoleIfMissing(roleName(role), 'LOGIN'))
      await client.query(
        `ALTER ROLE ${roleName(role)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD ${client.escapeLiteral(password)}`,
      )
    }
    await client.query(`GRANT ${OWNER_ROLE} TO ${roleName('migrator')}`)
  })
  return passwords
}

function createRoleIfMissing(role: string, login: 'LOGIN' | 'NOLOGIN'): string {
  return `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} ${login}; END IF; END $$`
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name} TEMPLATE template0`)
    await client.query(`ALTER DATABASE ${name} OWNER TO ${OWNER_ROLE}`)
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`)
    const roles = name === KEY_DATABASE ? (['keys'] as const) : LOGIN_ROLES.filter((role) => role !== 'keys')
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${roles.map(roleName).join(', ')}`)
  })
}

async function applyKeyStoreSchema(adminUrl: string): Promise<void> {
  const sql = await readFile(KEY_STORE_SCHEMA, 'utf8')
  await withClient(withDatabase(adminUrl, KEY_DATABASE), async (client) => {
    await client.query(`SET ROLE ${OWNER_ROLE}`)
    await client.query(sql)
  })
}

function urlOf(adminUrl: string, role: LoginRole, password: string): string {
  const url = new URL(withDatabase(adminUrl, role === 'keys' ? KEY_DATABASE : CASE_DATABASE))
  url.username = roleName(role)
  url.password = password
  return url.toString()
}

function withDatabase(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.toString()
}

async function withClient(url: string, run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await run(client)
  } finally {
    await client.end()
  }
}
