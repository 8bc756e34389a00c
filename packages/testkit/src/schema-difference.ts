import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const SCHEMA_FILE = fileURLToPath(new URL('../../../prisma/schema.prisma', import.meta.url))

const { CHAR: INTERNAL_CHAR, TEXT } = pg.types.builtins

/**
 * The system catalogue has columns of PostgreSQL's internal one-byte type, which Prisma's adapter refuses and its
 * schema engine wants as characters: they pass the adapter as text and are named characters after it.
 */
class CatalogReader extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    const query = pool.query.bind(pool)
    const characters = new Map<string, number[]>()
    Object.assign(pool, {
      query: async (config: pg.QueryArrayConfig) => {
        const result = await query(config)
        const found = result.fields.flatMap((field, at) => (field.dataTypeID === INTERNAL_CHAR ? [at] : []))
        for (const field of result.fields) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT
        characters.set(config.text, found)
        return result
      },
    })
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (statement) => {
      const result = await queryRaw(statement)
      for (const at of characters.get(statement.sql) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
}

/** The SQL that would bring a database to `prisma/schema.prisma`; empty when they agree. */
export async function schemaDifference(url: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  try {
    const files = [{ path: 'schema.prisma', content: await readFile(SCHEMA_FILE, 'utf8') }]
    const engine = await SchemaEngine.new(
      { datamodels: files.map(({ path, content }) => [path, content]) },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new CatalogReader(pool)),
    )
    const { stdout } = await engine.diff({
      // The datasource is the engine's own connection.
      from: { tag: 'schemaDatasource', files, configDir: '' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      // Prisma's own table of applied migrations is in no datamodel.
      filters: { externalTables: [], externalEnums: [] },
    })
    return (stdout ?? '').replace(/^\s*-- This is an empty migration\.\s*$/m, '').trim()
  } finally {
    await pool.end()
  }
}
