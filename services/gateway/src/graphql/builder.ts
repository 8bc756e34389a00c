import SchemaBuilder from '@pothos/core'
import { GraphQLError } from 'graphql'
import type { GatewayContext } from './context.ts'

/** Refusal of a command as data: a code that the catalogue says in words. */
export interface UserError {
  code: string
  field?: string | null
}

export const builder = new SchemaBuilder<{
  Context: GatewayContext
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: false
  Scalars: {
    CalendarDate: { Input: string; Output: string }
    Instant: { Input: Date; Output: Date | string }
    JSON: { Input: unknown; Output: unknown }
    ID: { Input: string; Output: string }
  }
}>({ defaultFieldNullability: false })

/** An error whose message the client may see; everything else is answered as INTERNAL. */
export function publicError(code: string): GraphQLError {
  return new GraphQLError(code, { extensions: { code } })
}

builder.queryType({})
builder.mutationType({})
builder.subscriptionType({})
