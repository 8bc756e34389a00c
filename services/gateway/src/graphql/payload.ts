import { builder, type UserError } from './builder.ts'
import { UserErrorType } from './user-error.ts'

type IdPayload<Key extends string> = { [key in Key]?: string } & { error?: UserError }

/** The payload of a command that answers with the id of what it made or changed. */
export function idPayload<Key extends string>(name: string, key: Key) {
  return builder.objectRef<IdPayload<Key>>(name).implement({
    fields: (t) => ({
      [key]: t.id({ nullable: true, resolve: (payload) => payload[key] ?? null }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })
}
