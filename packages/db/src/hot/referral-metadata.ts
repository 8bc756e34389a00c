import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const unit = (alias: string) =>
  `(SELECT json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)
      FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = ${alias})`

/** What may be known of a referral from outside the case, made of a row of one of the two functions of that name. */
export const METADATA_SQL = `json_build_object('pseudonym', r.pseudonym, 'topic', r.topic, 'sender', ${unit('r.from_unit_id')},
  'recipient', ${unit('r.to_unit_id')}, 'state', r.state, 'sentAt', r.sent_at, 'respondBy', r.respond_by, 'decidedAt', r.decided_at,
  'escalationLevel', r.escalation_level)`

const TEXT = `WITH ${trailSql('referral.list', 'referral')} SELECT ${METADATA_SQL} AS item FROM app.referral_metadata() r`

/** Referrals of the team or the Kreis, without their packages; unanswered ones first, then the newest. */
export function referralMetadata(): HotRead {
  return { name: 'referral-metadata', text: TEXT, values: [] }
}
