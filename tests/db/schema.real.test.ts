import { createHash } from 'node:crypto'
import { migrate, readMigrations } from '@nahtlos/db/migrate'
import { schemaDifference, startTestDatabase, type TestDatabase } from '@nahtlos/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'

let database: TestDatabase
beforeAll(async () => {
  database = await startTestDatabase()
})
afterAll(() => database?.stop())

it('applies every migration of the folder, and none a second time', async () => {
  const names = (await readMigrations()).map((each) => each.path)
  expect(names.length).toBeGreaterThan(0)
  expect(database.applied).toEqual(names)
  const again = await migrate({ adminUrl: database.adminUrl })
  expect(again.applied).toEqual([])
})

it('leaves a table of migrations that Prisma itself accepts: finished, none rolled back, with checksums', async () => {
  const rows = await database.admin<{ migration_name: string; finished: boolean; checksum: string }>(
    `SELECT migration_name, finished_at IS NOT NULL AND rolled_back_at IS NULL AS finished, checksum
       FROM _prisma_migrations ORDER BY migration_name`,
  )
  const expected = (await readMigrations()).map(({ path, content }) => ({
    migration_name: path,
    finished: true,
    checksum: createHash('sha256').update(content).digest('hex'),
  }))
  expect(rows).toEqual(expected)
})

it('has migrations that make exactly the tables of schema.prisma', async () => {
  expect(await schemaDifference(database.adminUrl)).toBe('')
})

it('would find a column that only the database has', async () => {
  await database.admin('ALTER TABLE task ADD COLUMN stray text')
  expect(await schemaDifference(database.adminUrl)).toContain('DROP COLUMN "stray"')
  await database.admin('ALTER TABLE task DROP COLUMN stray')
})
