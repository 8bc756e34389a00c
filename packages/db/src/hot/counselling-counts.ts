import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH ${trailSql('counselling.count', 'anonymous_counselling')}
SELECT topic, count(DISTINCT c.id)::int AS conversations, count(DISTINCT c.counsellor_id)::int AS counsellors
  FROM anonymous_counselling c, unnest(c.topics) AS topic
 WHERE to_char(c.held_on, 'YYYY"-Q"Q') = $1
 GROUP BY topic ORDER BY topic`

/** Conversations without a name by topic in one quarter (`2026-Q4`), with what the safety rule of a cell needs. */
export function counsellingCounts(period: string): HotRead {
  return { name: 'counselling-counts', text: TEXT, values: [period] }
}
