import type { Caller, Database } from '@nahtlos/db'
import { trailSql } from '@nahtlos/db/hot'
import type { HelpShape, VolunteerTaskShape } from './schema.ts'

/** Open first, then what was settled in the last weeks. */
export async function listOwnTasks(db: Database, caller: Caller): Promise<VolunteerTaskShape[]> {
  const [row] = await db.read<{ tasks: VolunteerTaskShape[] }>(caller, {
    name: 'volunteer-tasks',
    text: `WITH seen AS (
        INSERT INTO audit_event (tenant_id, actor, role, unit_id, purpose, action, object_type, object_id, case_id)
        SELECT app.tenant(), app.actor()::text, app.role(), app.unit(), app.purpose(), 'volunteer.read', 'volunteer_task', v.id, v.case_id
          FROM volunteer_task v WHERE v.state = 'OPEN'
      ), ${trailSql('volunteer.list', 'volunteer_task')}
      SELECT coalesce(json_agg(json_build_object('id', v.id, 'firstName', v.first_name, 'language', v.language, 'code', v.code,
          'text', v.text, 'dueOn', v.due_on, 'state', v.state) ORDER BY v.state, v.due_on, v.id), '[]'::json) AS tasks
        FROM volunteer_task v WHERE v.state = 'OPEN' OR v.settled_on > (now() AT TIME ZONE 'Europe/Berlin')::date - 28`,
    values: [],
  })
  return row?.tasks ?? []
}

export async function readHelp(db: Database, caller: Caller, caseId: string): Promise<HelpShape> {
  const [row] = await db.read<HelpShape>(caller, {
    name: 'volunteer-help',
    text: `WITH ${trailSql('volunteer.ask', 'case_file', 'NULL::uuid', '(SELECT c.id FROM case_file c WHERE c.id = $1)')}, people AS (SELECT * FROM app.volunteers())
      SELECT coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.display_name,
            'unit', json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)) ORDER BY p.display_name)
          FROM people p JOIN unit n ON n.id = p.unit_id JOIN organisation o ON o.id = n.organisation_id), '[]'::json) AS volunteers,
        coalesce((SELECT json_agg(json_build_object('id', v.id, 'code', v.code, 'text', v.text, 'dueOn', v.due_on, 'state', v.state,
            'consentedOn', v.consented_on, 'volunteer', coalesce((SELECT p.display_name FROM people p WHERE p.id = v.volunteer_id), ''))
            ORDER BY v.state, v.id DESC)
          FROM volunteer_task v WHERE v.case_id = $1), '[]'::json) AS given`,
    values: [caseId],
  })
  return row ?? { volunteers: [], given: [] }
}
