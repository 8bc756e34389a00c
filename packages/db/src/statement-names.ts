import { createHash } from 'node:crypto'

/** Lists of different length make statements of their own; what a connection keeps planned must have an end. */
const LIMIT = 500

/**
 * Names for the statements of Prisma, so that PostgreSQL plans each once per connection: row-level security makes plans large,
 * and planning one anew costs more than running it. Equal text gets the equal name; beyond the limit a statement stays unnamed.
 */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= LIMIT) return ''
    const name = createHash('sha256').update(sql).digest('base64url')
    names.set(sql, name)
    return name
  }
}
