import type { HotRead } from '../database.ts'
import { METADATA_SQL } from './referral-metadata.ts'
import { trailSql } from './trail.ts'

// What a deputy, the team lead or the officer sees of one case while their glass is broken: less than the case manager, and
// of Art. 9 only what was opened one by one (the policies decide, not this text).
const TEXT = `WITH glass AS (
  SELECT * FROM break_glass WHERE id = $1 AND actor_id = (SELECT app.actor()) AND case_id = ANY ((SELECT app.broken_cases())::uuid[])
), file AS (
  SELECT c.*, g.until, g.reason_code FROM case_file c JOIN glass g ON g.case_id = c.id
), ${trailSql('glass.read', 'break_glass', '(SELECT id FROM glass)', '(SELECT id FROM file)')}
SELECT json_build_object(
  'id', $1::uuid, 'fileNumber', f.file_number, 'openedOn', f.opened_on, 'until', f.until, 'reasonCode', f.reason_code,
  'identity', (SELECT json_build_object('givenName', i.given_name, 'familyName', i.family_name, 'birthDate', i.birth_date,
      'nationality', i.nationality, 'gender', i.gender, 'language', i.language, 'addressLock', i.address_lock,
      'place', CASE WHEN i.address_lock THEN NULL ELSE i.place END)
    FROM person_identity i WHERE i.case_id = f.id),
  'facts', coalesce((SELECT json_agg(json_build_object('id', x.id, 'type', x.type, 'category', x.category, 'payload', x.payload,
      'validOn', x.valid_on, 'recordedOn', x.recorded_on, 'evidence', x.evidence, 'supersedes', x.supersedes,
      'superseded', false, 'sealed', encode(x.sealed, 'hex')) ORDER BY x.valid_on, x.id)
    FROM fact x WHERE x.case_id = f.id AND NOT EXISTS (SELECT FROM fact y WHERE y.supersedes = x.id)
      AND (x.category NOT IN ('ART9', 'NOTES') OR x.id = ANY (app.broken_facts()))
      -- § 51 BMG: nor what a locked address can be told from.
      AND NOT ((x.type IN ('HOUSING', 'MOVED', 'ALLOCATED') OR x.payload ?| '{ags,at}')
        AND EXISTS (SELECT FROM person_identity l WHERE l.case_id = f.id AND l.address_lock))), '[]'::json),
  'art9', coalesce((SELECT json_agg(json_build_object('id', a.id, 'recordedOn', a.recorded_on,
      'opened', EXISTS (SELECT FROM fact x WHERE x.id = a.id)) ORDER BY a.recorded_on, a.id) FROM app.art9_of(f.id) a), '[]'::json),
  'handovers', coalesce((SELECT json_agg(json_build_object('id', h.id, 'track', h.track, 'fromBody', h.from_body,
      'toBody', h.to_body, 'dueOn', h.due_on, 'rule', h.rule, 'citation', h.citation, 'linkId', h.link_id, 'state', h.state,
      'owner', coalesce(u.display_name, ''), 'nextAction', h.next_action, 'nextActionOn', h.next_action_on,
      'acknowledgedOn', h.acknowledged_on, 'overdueSince', h.overdue_since) ORDER BY h.due_on, h.track)
    FROM handover h LEFT JOIN app_user u ON u.id = h.owner_id WHERE h.case_id = f.id AND h.state = 'PENDING'), '[]'::json),
  'tasks', coalesce((SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'citation', t.citation,
      'documents', t.documents, 'dueOn', t.due_on, 'owner', coalesce(u.display_name, ''), 'state', t.state, 'doneOn', t.done_on)
      ORDER BY t.due_on, t.id)
    FROM task t LEFT JOIN app_user u ON u.id = t.owner_id WHERE t.case_id = f.id AND t.state = 'OPEN'), '[]'::json),
  'notes', coalesce((SELECT json_agg(json_build_object('id', b.id, 'confidential', b.confidential,
      'sealed', encode(b.body, 'hex'), 'createdAt', b.created_at) ORDER BY b.id)
    FROM note b WHERE b.case_id = f.id), '[]'::json),
  'referrals', coalesce((SELECT json_agg(${METADATA_SQL} ORDER BY r.sent_at DESC) FROM app.referrals_of_broken(f.id) r), '[]'::json)
) AS overview, f.tenant_id AS "tenantId", f.id AS "caseId"
FROM file f`

/** One case through broken glass; no row once the time is over, or where the glass is somebody else's. */
export function brokenCase(breakGlassId: string): HotRead {
  return { name: 'broken-case', text: TEXT, values: [breakGlassId] }
}
