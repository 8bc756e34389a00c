import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH ${trailSql('inbox.list', 'inbox')}
SELECT coalesce(json_agg(json_build_object('id', r.id, 'topic', r.topic,
    'sender', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind),
    'state', r.state, 'sentAt', r.sent_at, 'respondBy', r.respond_by,
    'overdue', r.state = 'SENT' AND r.respond_by < $2::timestamptz, 'decidedAt', r.decided_at,
    'openNotices', r.open_notices)
    ORDER BY (CASE WHEN $1 THEN r.respond_by END), r.decided_at DESC NULLS LAST, r.id), '[]'::json) AS items
  FROM (SELECT f.*, n.open_notices FROM referral f, LATERAL (SELECT count(*)::int AS open_notices FROM referral_notice m
           WHERE m.referral_id = f.id AND m.acknowledged_at IS NULL) n
         WHERE f.to_unit_id = (SELECT app.unit()) AND (f.state = 'SENT' OR n.open_notices > 0) = $1
         ORDER BY f.respond_by LIMIT 200) r
  JOIN unit n ON n.id = r.from_unit_id JOIN organisation o ON o.id = n.organisation_id`

/** Referrals to the caller's unit, open while undecided or while a notice is unseen: codes and clocks, no name (the package is opened one by one, each on record). */
export function inbox(open: boolean, now: Date): HotRead {
  return { name: 'inbox', text: TEXT, values: [open, now] }
}
