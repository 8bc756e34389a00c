import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH found AS (SELECT * FROM referral WHERE id = $1 AND to_unit_id = (SELECT app.unit())),
${trailSql('package.read', 'referral', '(SELECT id FROM found)', 'NULL::uuid', 'app.unit()')}
SELECT json_build_object('id', r.id, 'topic', r.topic,
    'sender', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
    'state', r.state, 'sentAt', r.sent_at, 'respondBy', r.respond_by, 'legalBasis', r.legal_basis,
    'statuteNorm', r.statute_norm, 'declineReason', r.decline_reason,
    'package', (SELECT json_build_object('id', p.id, 'categories', p.categories, 'sections', p.content,
        'sha256', encode(p.sha256, 'hex'), 'sealedAt', p.sealed_at) FROM package p WHERE p.referral_id = r.id)
  ) AS referral
  FROM found r JOIN unit n ON n.id = r.from_unit_id JOIN organisation o ON o.id = n.organisation_id`

/** One referral with its package, under the purpose `REFERRAL:{id}`; without content once consent is withdrawn. */
export function receivedReferral(id: string): HotRead {
  return { name: 'received-referral', text: TEXT, values: [id] }
}
