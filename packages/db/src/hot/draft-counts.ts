import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH ${trailSql('draft.count', 'draft_impact')}
SELECT coalesce(a.name, 'UNKNOWN') AS area,
       count(DISTINCT d.case_id)::int AS persons, count(DISTINCT d.household_id)::int AS households,
       count(DISTINCT d.case_manager_id)::int AS "caseManagers", max(h.persons)::int AS "largestHousehold"
  FROM draft_impact d LEFT JOIN area a ON a.id = d.area_id
  JOIN LATERAL (SELECT count(*) AS persons FROM draft_impact x
     WHERE x.household_id = d.household_id AND x.draft = $1 AND x.changed AND x.area_id IS NOT DISTINCT FROM d.area_id) h ON true
 WHERE d.draft = $1 AND d.changed
 GROUP BY coalesce(a.name, 'UNKNOWN') ORDER BY coalesce(a.name, 'UNKNOWN')`

/** How many journeys a draft rule would move, by area, with what the safety rule of a cell needs. */
export function draftCounts(draft: string): HotRead {
  return { name: 'draft-counts', text: TEXT, values: [draft] }
}
