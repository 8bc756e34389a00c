import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { printContract, SCHEMA_FILE } from './print-schema.ts'

it('is the contract in schema.graphql that the web app is built against', async () => {
  expect(printContract()).toBe(await readFile(SCHEMA_FILE, 'utf8'))
})
