import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { printSchema } from 'graphql'
import { schema } from './schema.ts'

export const SCHEMA_FILE = fileURLToPath(new URL('../../schema.graphql', import.meta.url))

/** The contract that the web app is built against; `pnpm --filter @nahtlos/gateway schema` writes it to its file. */
export function printContract(): string {
  return `${printSchema(schema)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(SCHEMA_FILE, printContract())
