import { readFileSync } from 'node:fs'
import type { Platform } from './platform.ts'

const PERSISTED = new URL('../../apps/web/src/gql/persisted-documents.json', import.meta.url)
const documents: Record<string, string> = JSON.parse(readFileSync(PERSISTED, 'utf8'))

/**
 * One operation of the web app, sent as a script of that account would: for what no screen offers, such as a clock of seconds, and
 * to see that what a screen hides is not in the answer either.
 */
export async function ask<Data>(
  { stack }: Platform,
  account: string,
  operation: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const found = Object.entries(documents).find(([, text]) => new RegExp(`^\\w+ ${operation}\\b`).test(text))
  if (found === undefined) throw new Error(`the web app has no operation ${operation}`)
  const response = await fetch(`${stack.gatewayUrl}/graphql`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await stack.token(account)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: found[0] } },
    }),
  })
  const answer = (await response.json()) as { data?: Data; errors?: unknown }
  if (answer.errors !== undefined || answer.data === undefined)
    throw new Error(`${operation}: ${JSON.stringify(answer.errors)}`)
  return answer.data
}
