import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

// Columns are named as the GraphQL fields, so that the answer needs no mapping. Notes and raw rows come sealed (hex).
const TEXT = `WITH file AS (
  SELECT c.*, u.display_name AS owner FROM case_file c JOIN app_user u ON u.id = c.case_manager_id WHERE c.id = $1 AND c.case_manager_id = (SELECT app.actor())
), ${trailSql('case.read', 'case_file', '(SELECT id FROM file)', '(SELECT id FROM file)')}
SELECT json_build_object(
  'id', f.id, 'fileNumber', f.file_number, 'state', f.state, 'openedOn', f.opened_on, 'owner', f.owner,
  'nextActionCode', f.next_action_code, 'nextActionOn', f.next_action_on,
  'identity', (SELECT json_build_object('givenName', i.given_name, 'familyName', i.family_name, 'birthDate', i.birth_date,
      'nationality', i.nationality, 'gender', i.gender, 'language', i.language, 'addressLock', i.address_lock, 'place', i.place)
    FROM person_identity i WHERE i.case_id = f.id),
  'household', coalesce((SELECT json_agg(h.file_number ORDER BY h.file_number) FROM case_file h
    WHERE h.household_id = f.household_id AND h.id <> f.id AND h.case_manager_id = (SELECT app.actor())), '[]'::json),
  'facts', coalesce((SELECT json_agg(json_build_object('id', x.id, 'type', x.type, 'category', x.category, 'payload', x.payload,
      'validOn', x.valid_on, 'recordedOn', x.recorded_on, 'evidence', x.evidence, 'supersedes', x.supersedes,
      'superseded', EXISTS (SELECT FROM fact y WHERE y.supersedes = x.id), 'sealed', encode(x.sealed, 'hex')) ORDER BY x.valid_on, x.id)
    FROM fact x WHERE x.case_id = f.id), '[]'::json),
  'timeline', (SELECT j.timeline FROM journey j WHERE j.case_id = f.id),
  'sealedTimeline', (SELECT encode(j.sealed, 'hex') FROM journey j WHERE j.case_id = f.id),
  'handovers', coalesce((SELECT json_agg(json_build_object('id', h.id, 'track', h.track, 'fromBody', h.from_body,
      'toBody', h.to_body, 'dueOn', h.due_on, 'rule', h.rule, 'citation', h.citation, 'linkId', h.link_id, 'state', h.state,
      'owner', f.owner, 'nextAction', h.next_action, 'nextActionOn', h.next_action_on, 'acknowledgedOn', h.acknowledged_on,
      'overdueSince', h.overdue_since) ORDER BY h.due_on, h.track)
    FROM handover h WHERE h.case_id = f.id), '[]'::json),
  'tasks', coalesce((SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'citation', t.citation,
      'documents', coalesce(t.documents, '{}'), 'dueOn', t.due_on, 'owner', f.owner, 'state', t.state, 'doneOn', t.done_on) ORDER BY t.due_on, t.id)
    FROM task t WHERE t.case_id = f.id), '[]'::json),
  'consents', coalesce((SELECT json_agg(json_build_object('id', k.id, 'purpose', k.purpose,
      'recipient', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
      'state', k.state, 'language', k.language, 'givenOn', k.given_on, 'validFrom', k.valid_from, 'validTo', k.valid_to,
      'withdrawnOn', k.withdrawn_on, 'direction', k.direction, 'textVersion', k.text_version, 'textProvenance', k.text_provenance,
      'interpreterName', k.interpreter_name, 'untilReferralEnds', k.until_referral_ends,
      'signatures', coalesce((SELECT json_agg(json_build_object('role', g.role, 'name', g.name) ORDER BY g.id)
        FROM consent_signature g WHERE g.consent_id = k.id), '[]'::json),
      'explicit', coalesce((SELECT json_agg(m.category ORDER BY m.category) FROM consent_item m WHERE m.consent_id = k.id AND m.explicit), '[]'::json),
      'granted', coalesce((SELECT json_agg(m.category ORDER BY m.category) FROM consent_item m WHERE m.consent_id = k.id AND m.granted), '[]'::json),
      'refused', coalesce((SELECT json_agg(m.category ORDER BY m.category) FROM consent_item m WHERE m.consent_id = k.id AND NOT m.granted), '[]'::json)
      ) ORDER BY k.id)
    FROM consent k JOIN unit n ON n.id = k.recipient_unit_id JOIN organisation o ON o.id = n.organisation_id
   WHERE k.case_id = f.id), '[]'::json),
  'releases', coalesce((SELECT json_agg(json_build_object('id', v.id, 'norm', v.norm, 'released', v.released, 'scope', to_json(v.scope),
      'recipient', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
      'validFrom', v.valid_from, 'validTo', v.valid_to, 'withdrawnOn', v.withdrawn_on) ORDER BY v.id)
    FROM confidentiality_release v JOIN unit n ON n.id = v.to_unit_id JOIN organisation o ON o.id = n.organisation_id
   WHERE v.case_id = f.id), '[]'::json),
  'referrals', coalesce((SELECT json_agg(json_build_object('id', r.id, 'topic', r.topic,
      'recipient', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
      'state', r.state, 'sentAt', r.sent_at, 'respondBy', r.respond_by, 'escalationLevel', r.escalation_level,
      'declineReason', r.decline_reason, 'decidedAt', r.decided_at, 'owner', f.owner, 'nextAction', r.next_action,
      'legalBasis', r.legal_basis, 'statuteNorm', r.statute_norm, 'statuteTask', r.statute_task,
      'notices', coalesce((SELECT json_agg(json_build_object('id', m.id, 'kind', m.kind, 'createdAt', m.created_at, 'dueOn', m.due_on,
          'acknowledgedAt', m.acknowledged_at,
          'withContent', EXISTS (SELECT FROM package_correction q WHERE q.notice_id = m.id)) ORDER BY m.id)
        FROM referral_notice m WHERE m.referral_id = r.id), '[]'::json)) ORDER BY r.id)
    FROM referral r JOIN unit n ON n.id = r.to_unit_id JOIN organisation o ON o.id = n.organisation_id
   WHERE r.case_id = f.id), '[]'::json),
  'notes', coalesce((SELECT json_agg(json_build_object('id', b.id, 'confidential', b.confidential, 'thirdParty', b.third_party,
      'sealed', encode(b.body, 'hex'), 'createdAt', b.created_at) ORDER BY b.id)
    FROM note b WHERE b.case_id = f.id), '[]'::json),
  'documents', coalesce((SELECT json_agg(json_build_object('id', d.id, 'kind', d.kind, 'mediaType', d.media_type, 'size', d.size,
      'createdAt', d.created_at) ORDER BY d.id)
    FROM document d WHERE d.case_id = f.id), '[]'::json),
  'processingConsents', coalesce((SELECT json_agg(json_build_object('id', a.id, 'category', a.category, 'givenOn', a.given_on,
      'proof', a.proof, 'withdrawnOn', a.withdrawn_on) ORDER BY a.id)
    FROM processing_consent a WHERE a.case_id = f.id), '[]'::json),
  'importRecords', coalesce((SELECT json_agg(json_build_object('line', z.line, 'outcome', z.outcome, 'mapped', z.mapped,
      'unknown', z.unknown, 'sealed', encode(z.raw, 'hex'), 'importedAt', z.imported_at) ORDER BY z.id)
    FROM import_record z WHERE z.case_id = f.id), '[]'::json)
) AS overview, f.tenant_id AS "tenantId"
FROM file f`

/** Everything the case page shows; no row where the case does not exist or is not the caller's. */
export function caseOverview(caseId: string): HotRead {
  return { name: 'case-overview', text: TEXT, values: [caseId] }
}
