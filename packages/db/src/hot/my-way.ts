import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const UNIT = `json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)`

const CASES = `WITH mine AS (SELECT * FROM app.my_cases()),
${trailSql('own.list', 'case_file')}
SELECT coalesce(json_agg(json_build_object('caseId', m.case_id, 'kind', m.kind, 'guardianKind', m.guardian_kind,
    'validTo', m.valid_to, 'state', m.state, 'openedOn', m.opened_on, 'unit', ${UNIT},
    'name', (SELECT concat_ws(' ', i.given_name, i.family_name) FROM person_identity i WHERE i.case_id = m.case_id))
    ORDER BY m.case_id), '[]'::json) AS cases
  FROM mine m JOIN unit n ON n.id = m.unit_id JOIN organisation o ON o.id = n.organisation_id`

/** Whose case the caller may look at: the own one, or those of wards. */
export function myCases(): HotRead {
  return { name: 'my-cases', text: CASES, values: [] }
}

// No name of staff is in it: who acts for an office is the office's matter, what it knows and passes on is the person's.
const WAY = `WITH mine AS (SELECT * FROM app.my_cases() WHERE case_id = $1),
${trailSql('own.read', 'case_file', '(SELECT case_id FROM mine)', '(SELECT case_id FROM mine)')}
SELECT app.tenant() AS "tenantId", json_build_object(
  'caseId', m.case_id, 'kind', m.kind, 'unit', ${UNIT}, 'state', m.state, 'openedOn', m.opened_on,
  'identity', (SELECT json_build_object('givenName', i.given_name, 'familyName', i.family_name, 'birthDate', i.birth_date,
      'nationality', i.nationality, 'gender', i.gender, 'language', i.language, 'addressLock', i.address_lock, 'place', i.place)
    FROM person_identity i WHERE i.case_id = m.case_id),
  'facts', coalesce((SELECT json_agg(json_build_object('id', x.id, 'type', x.type, 'category', x.category, 'payload', x.payload,
      'validOn', x.valid_on, 'recordedOn', x.recorded_on, 'evidence', x.evidence, 'supersedes', x.supersedes,
      'superseded', EXISTS (SELECT FROM fact y WHERE y.supersedes = x.id), 'sealed', encode(x.sealed, 'hex')) ORDER BY x.valid_on, x.id)
    FROM fact x WHERE x.case_id = m.case_id), '[]'::json),
  'timeline', (SELECT j.timeline FROM journey j WHERE j.case_id = m.case_id),
  'sealedTimeline', (SELECT encode(j.sealed, 'hex') FROM journey j WHERE j.case_id = m.case_id),
  'tasks', coalesce((SELECT json_agg(json_build_object('id', t.id, 'code', t.code, 'citation', t.citation,
      'documents', t.documents, 'dueOn', t.due_on) ORDER BY t.due_on, t.id)
    FROM task t WHERE t.case_id = m.case_id AND t.state = 'OPEN'), '[]'::json),
  'consents', coalesce((SELECT json_agg(json_build_object('id', k.id, 'purpose', k.purpose,
      'recipient', (SELECT ${UNIT} FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = k.recipient_unit_id),
      'state', k.state, 'language', k.language, 'givenOn', k.given_on, 'validFrom', k.valid_from, 'validTo', k.valid_to,
      'withdrawnOn', k.withdrawn_on, 'direction', k.direction, 'textVersion', k.text_version, 'textProvenance', k.text_provenance,
      'interpreterName', k.interpreter_name, 'untilReferralEnds', k.until_referral_ends,
      'signatures', coalesce((SELECT json_agg(json_build_object('role', g.role, 'name', g.name) ORDER BY g.id)
        FROM consent_signature g WHERE g.consent_id = k.id), '[]'::json),
      'explicit', coalesce((SELECT json_agg(g.category ORDER BY g.category) FROM consent_item g WHERE g.consent_id = k.id AND g.explicit), '[]'::json),
      'granted', coalesce((SELECT json_agg(g.category ORDER BY g.category) FROM consent_item g WHERE g.consent_id = k.id AND g.granted), '[]'::json),
      'refused', coalesce((SELECT json_agg(g.category ORDER BY g.category) FROM consent_item g WHERE g.consent_id = k.id AND NOT g.granted), '[]'::json)
      ) ORDER BY k.id DESC)
    FROM consent k WHERE k.case_id = m.case_id), '[]'::json),
  'referrals', coalesce((SELECT json_agg(json_build_object('id', r.id, 'topic', r.topic,
      'recipient', (SELECT ${UNIT} FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = r.to_unit_id),
      'state', r.state, 'sentAt', r.sent_at, 'legalBasis', r.legal_basis, 'statuteNorm', r.statute_norm,
      'consentId', r.consent_id, 'statuteTask', r.statute_task, 'readable', p.revoked_at IS NULL AND r.state <> 'CANCELLED',
      'categories', coalesce(to_json(p.categories), '[]'::json), 'sections', coalesce(to_json(p.content), '[]'::json)) ORDER BY r.id DESC)
    FROM referral r LEFT JOIN package p ON p.referral_id = r.id WHERE r.case_id = m.case_id), '[]'::json),
  'notes', coalesce((SELECT json_agg(json_build_object('id', b.id, 'sealed', encode(b.body, 'hex'), 'createdAt', b.created_at)
      ORDER BY b.id) FROM note b WHERE b.case_id = m.case_id), '[]'::json),
  'volunteerTasks', coalesce((SELECT json_agg(json_build_object('id', v.id, 'code', v.code, 'text', v.text, 'dueOn', v.due_on,
      'state', v.state, 'unit', (SELECT ${UNIT} FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = v.unit_id))
      ORDER BY v.id DESC) FROM volunteer_task v WHERE v.case_id = m.case_id), '[]'::json),
  'accesses', coalesce((SELECT json_agg(json_build_object('day', a.day, 'lastAt', a.last_at, 'role', upper(a.role),
      'purpose', a.purpose, 'action', a.action, 'times', a.times,
      'unit', (SELECT ${UNIT} FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = a.unit_id),
      'recipient', (SELECT ${UNIT} FROM unit n JOIN organisation o ON o.id = n.organisation_id WHERE n.id = a.recipient_unit_id)))
    FROM app.my_accesses(m.case_id) a), '[]'::json)
) AS way
FROM mine m JOIN unit n ON n.id = m.unit_id JOIN organisation o ON o.id = n.organisation_id`

/** What is known of the person, what was passed on and who looked; no row where the case is not the caller's own. */
export function myWay(caseId: string): HotRead {
  return { name: 'my-way', text: WAY, values: [caseId] }
}
