import { createHash } from 'node:crypto'
import { OPERATOR_DOCUMENTS } from '@nahtlos/operations'
import type { SeedOptions } from '../seeding.ts'

type Operation = keyof typeof OPERATOR_DOCUMENTS

/** A command was refused. Carries codes only: who it was about is the caller's to add. */
export class CommandRefused extends Error {
  readonly code: string
  constructor(operation: Operation, code: string, field: string | null) {
    super(`${operation} was refused: ${code}${field === null ? '' : ` (${field})`}`)
    this.code = code
  }
}

/** The gateway as an account sees it; every operation is one of those registered for scripts. */
export interface GatewayClient {
  /** @throws CommandRefused on an error code, of the envelope or of the command. */
  ask: <T>(username: string, operation: Operation, variables?: Record<string, unknown>) => Promise<T>
}

const TOO_MANY = 429
const TRIES = 5

interface Answer {
  data?: Record<string, { error?: { code: string; field: string | null } | null } | null> | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

export function gatewayClient({
  gatewayUrl,
  token,
}: Pick<SeedOptions, 'gatewayUrl' | 'token'>): GatewayClient {
  return {
    async ask<T>(
      username: string,
      operation: Operation,
      variables: Record<string, unknown> = {},
    ): Promise<T> {
      const response = await post(`${gatewayUrl}/graphql`, await token(username), operation, variables)
      const answer = (await response.json()) as Answer
      const fault = answer.errors?.[0]
      if (fault) throw new CommandRefused(operation, fault.extensions?.code ?? fault.message, null)
      const value = Object.values(answer.data ?? {})[0]
      if (!response.ok || value === undefined)
        throw new CommandRefused(operation, String(response.status), null)
      if (value?.error) throw new CommandRefused(operation, value.error.code, value.error.field)
      return value as T
    },
  }
}

/** The seed is quicker than a person at a screen: told to wait, it waits. */
async function post(
  url: string,
  bearer: string,
  operation: Operation,
  variables: Record<string, unknown>,
): Promise<Response> {
  const documentId = createHash('sha256').update(OPERATOR_DOCUMENTS[operation]).digest('hex')
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ documentId, variables }),
    })
    if (response.status !== TOO_MANY || attempt === TRIES) return response
    await response.arrayBuffer()
    const seconds = Number(response.headers.get('retry-after')) || 1
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  }
}
