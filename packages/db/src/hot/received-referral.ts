import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH found AS (SELECT * FROM referral WHERE id = $1 AND to_unit_id = (SELECT app.unit())),
${trailSql('package.read', 'referral', '(SELECT id FROM found)', 'NULL::uuid', 'app.unit()')}
SELECT json_build_object('id', r.id, 'topic', r.topic,
    'sender', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
    'state', r.state, 'sentAt', r.sent_at, 'respondBy', r.respond_by, 'legalBasis', r.legal_basis,
    'statuteNorm', r.statute_norm, 'statuteTask', r.statute_task, 'claimed', (SELECT r.claimed FROM package p WHERE p.referral_id = r.id), 'declineReason', r.decline_reason,
    'package', (SELECT json_build_object('id', p.id, 'categories', p.categories, 'sections', p.content,
        'sha256', encode(p.sha256, 'hex'), 'sealedAt', p.sealed_at) FROM package p WHERE p.referral_id = r.id),
    'notices', coalesce((SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'createdAt', m.created_at,
        'acknowledgedAt', m.acknowledged_at,
        'correction', (SELECT json_build_object('sections', k.content, 'sha256', encode(k.sha256, 'hex'), 'sealedAt', k.sealed_at)
          FROM package_correction k WHERE k.notice_id = m.id)) ORDER BY m.id DESC)
      FROM referral_notice m WHERE m.referral_id = r.id), '[]'::json)
  ) AS referral, r.tenant_id AS "tenantId", r.case_id AS "caseId", r.to_unit_id AS "recipientUnitId", r.consent_id AS "consentId", r.statute_task AS "statuteTask",
  app.address_locked(r.id) AS "addressLocked"
  FROM found r JOIN unit n ON n.id = r.from_unit_id JOIN organisation o ON o.id = n.organisation_id`

/** One referral with its package, under the purpose `REFERRAL:{id}`; without content once consent is withdrawn. */
export function receivedReferral(id: string): HotRead {
  return { name: 'received-referral', text: TEXT, values: [id] }
}
