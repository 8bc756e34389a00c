import { builder } from '../../graphql/builder.ts'

export const FactInput = builder.inputType('FactInput', {
  description: 'One fact of the vocabulary; payload holds its fields as in the contract of the law module.',
  fields: (t) => ({
    type: t.string({ required: true }),
    payload: t.field({ type: 'JSON', required: true }),
    evidence: t.string(),
  }),
})
