import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMigrations } from './migrate.ts'

// A database that has a migration does not run it again: what is changed in it afterwards never gets there.
test('a released migration stays as it was released', async () => {
  const released: Record<string, string> = JSON.parse(
    readFileSync(new URL('../../../prisma/released.json', import.meta.url), 'utf8'),
  )
  const found = new Map(
    (await readMigrations())
      .filter(({ path }) => path in released)
      .map(({ path, content }) => [path, createHash('sha256').update(content).digest('hex')]),
  )
  expect(Object.keys(released).length).toBeGreaterThan(0)
  expect(Object.fromEntries(found)).toEqual(released)
})
