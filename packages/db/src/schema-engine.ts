import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { OWNER_ROLE } from './roles.ts'

export const SCHEMA_FILE = fileURLToPath(new URL('../../../prisma/schema.prisma', import.meta.url))

/**
 * Prisma's adapter cuts scripts at every semicolon, also inside a function body. PostgreSQL takes the whole script as
 * one simple query, and as one transaction at that, so a migration that fails leaves nothing behind.
 */
class WholeScriptPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script)
    }
    return adapter
  }
}

/**
 * Prisma's schema engine as WebAssembly on our own connection: it needs no download, so migrations run offline. The
 * connection ends with the call, and with it the engine's advisory lock.
 */
export async function withSchemaEngine<T>(
  migratorUrl: string,
  run: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: migratorUrl, options: `-c role=${OWNER_ROLE}`, max: 1 })
  try {
    const schema = await readFile(SCHEMA_FILE, 'utf8')
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScriptPg(pool))
    return await run(await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter))
  } finally {
    await pool.end()
  }
}
