import { builder, type UserError } from './builder.ts'

export const UserErrorType = builder.objectRef<UserError>('UserError').implement({
  description: 'Refusal of a command as data; the catalogue says it in words.',
  fields: (t) => ({ code: t.exposeString('code'), field: t.exposeString('field', { nullable: true }) }),
})
