import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH ${trailSql('case.list', 'worklist')},
mine AS (
  SELECT c.id, c.file_number, c.next_action_code, c.next_action_on, i.given_name, i.family_name,
         CASE WHEN i.address_lock THEN NULL ELSE i.place END AS place
    FROM case_file c JOIN person_identity i ON i.case_id = c.id
   WHERE c.state = 'OPEN' AND c.case_manager_id = (SELECT app.actor())
     AND ($4::text IS NULL OR c.file_number ILIKE $4 OR i.family_name ILIKE $4 OR i.given_name ILIKE $4
          OR i.given_name || ' ' || i.family_name ILIKE $4)
),
page AS (
  SELECT * FROM mine
   WHERE $2::date IS NULL OR (next_action_on, id) > ($2::date, $3::uuid)
   ORDER BY next_action_on, id
   LIMIT $1
)
SELECT (SELECT count(*)::int FROM mine) AS total,
  coalesce((SELECT json_agg(json_build_object(
    'caseId', p.id, 'fileNumber', p.file_number,
    'displayName', concat_ws(', ', p.family_name, p.given_name), 'place', p.place,
    'regime', phase->>'regime', 'body', phase->>'body',
    'nextActionCode', p.next_action_code, 'nextActionOn', p.next_action_on, 'overdue', p.next_action_on < $5::date,
    'openTasks', coalesce(t.open, 0),
    'pendingHandovers', coalesce(h.pending, 0), 'overdueHandovers', coalesce(h.overdue, 0),
    'waitingReferrals', coalesce(r.waiting, 0),
    'uncoveredDays', coalesce(j.uncovered_days, 0), 'uncoveredSince', j.uncovered_since,
    'uncoveredTracks', coalesce(to_json(j.uncovered_tracks), '[]'::json),
    'nextDeadlineCode', j.next_deadline_code, 'nextDeadlineOn', j.next_deadline_on
  ) ORDER BY p.next_action_on, p.id)
  FROM page p
  LEFT JOIN journey j ON j.case_id = p.id
  LEFT JOIN LATERAL (SELECT b AS phase FROM jsonb_array_elements(j.timeline->'tracks'->'BENEFITS') b
     WHERE b->>'from' <= $5::date::text AND coalesce(b->>'to', '9999-12-31') >= $5::date::text LIMIT 1) b ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS open FROM task WHERE case_id = p.id AND state = 'OPEN') t ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS pending, (count(*) FILTER (WHERE due_on < $5::date))::int AS overdue
     FROM handover WHERE case_id = p.id AND state = 'PENDING') h ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS waiting FROM referral WHERE case_id = p.id AND state = 'SENT') r ON true
  ), '[]'::json) AS items`

export interface WorklistCursor {
  nextActionOn: string
  caseId: string
}

/** Open cases of the caller, most urgent first; `search` matches file number and names literally. */
export function worklist(options: {
  first: number
  after: WorklistCursor | null
  search: string | null
  /** YYYY-MM-DD, Europe/Berlin. */
  today: string
}): HotRead {
  const pattern = options.search ? `%${options.search.replace(/[\\%_]/g, '\\$&')}%` : null
  return {
    name: 'worklist',
    text: TEXT,
    values: [
      options.first,
      options.after?.nextActionOn ?? null,
      options.after?.caseId ?? null,
      pattern,
      options.today,
    ],
  }
}
