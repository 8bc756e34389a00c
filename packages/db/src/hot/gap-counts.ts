import type { HotRead } from '../database.ts'
import { trailSql } from './trail.ts'

const TEXT = `WITH ${trailSql('gap.count', 'gap')}
SELECT g.field, coalesce(a.name, 'UNKNOWN') AS area,
       count(DISTINCT g.case_id)::int AS persons, count(DISTINCT g.household_id)::int AS households,
       count(DISTINCT g.case_manager_id)::int AS "caseManagers",
       max(h.persons)::int AS "largestHousehold"
  FROM gap g LEFT JOIN area a ON a.id = g.area_id
  LEFT JOIN LATERAL (SELECT count(DISTINCT x.case_id) AS persons FROM gap x
     WHERE x.household_id = g.household_id AND x.field = g.field AND x.area_id IS NOT DISTINCT FROM g.area_id AND x.period = $1) h ON true
 WHERE g.period = $1
 GROUP BY g.field, coalesce(a.name, 'UNKNOWN')
 ORDER BY g.field, coalesce(a.name, 'UNKNOWN')`

/** Counts of gaps by field and area of one quarter (`2026-Q4`), with what the safety rule of a cell needs. */
export function gapCounts(period: string): HotRead {
  return { name: 'gap-counts', text: TEXT, values: [period] }
}
