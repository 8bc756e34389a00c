import { isId } from '../../graphql/authorise.ts'
import { publicError } from '../../graphql/builder.ts'

export interface Cursor {
  nextActionOn: string
  caseId: string
}

export function printCursor({ nextActionOn, caseId }: Cursor): string {
  return Buffer.from(`${nextActionOn}|${caseId}`).toString('base64url')
}

/** @throws BAD_INPUT for anything that was not printed here. */
export function parseCursor(text: string | null): Cursor | null {
  if (text === null) return null
  const [nextActionOn = '', caseId = ''] = Buffer.from(text, 'base64url').toString().split('|')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(nextActionOn) || !isId(caseId)) throw publicError('BAD_INPUT')
  return { nextActionOn, caseId }
}
