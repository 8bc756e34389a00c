import { referralMetadata } from '@nahtlos/db/hot'
import type { Action } from '@nahtlos/policy'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { Unit, type UnitShape } from '../directory/schema.ts'
import { ReferralState } from './schema.ts'

export interface ReferralMetadataShape {
  pseudonym: string | null
  topic: string | null
  sender: UnitShape
  recipient: UnitShape
  state: typeof ReferralState.$inferType
  sentAt: string
  respondBy: string
  decidedAt: string | null
  escalationLevel: number
}

export const ReferralMetadata = builder.objectRef<ReferralMetadataShape>('ReferralMetadata').implement({
  description: 'That there is a referral, and its clock. Nothing of its package and of the consent to it.',
  fields: (t) => ({
    pseudonym: t.exposeString('pseudonym', { nullable: true, description: 'Not for the administrator.' }),
    topic: t.exposeString('topic', { nullable: true, description: 'Null where it is no code.' }),
    sender: t.expose('sender', { type: Unit }),
    recipient: t.expose('recipient', { type: Unit }),
    state: t.expose('state', { type: ReferralState }),
    sentAt: t.expose('sentAt', { type: 'Instant' }),
    respondBy: t.expose('respondBy', { type: 'Instant' }),
    decidedAt: t.expose('decidedAt', { type: 'Instant', nullable: true }),
    escalationLevel: t.exposeInt('escalationLevel'),
  }),
})

const ACTION_OF: Partial<Record<string, Action>> = {
  team_lead: 'team.read',
  dpo: 'referral.oversee',
}

builder.queryField('referralRegister', (t) =>
  t.field({
    type: [ReferralMetadata],
    description: 'Referrals of the team to its lead, of the Kreis to the officer and the administrator: 200.',
    resolve: async (_root, _args, context) => {
      const caller = authorise(context, ACTION_OF[context.session.role] ?? 'referral.administer')
      const rows = await context.db.read<{ item: ReferralMetadataShape }>(caller, referralMetadata())
      return rows.map(({ item }) => item)
    },
  }),
)
