import type { Caller, Database } from '@nahtlos/db'
import { trailSql } from '@nahtlos/db/hot'
import type { DirectoryUnitShape, EscalationShape, StaffShape, TeamCaseShape } from './schema.ts'

export function listTeamCases(db: Database, caller: Caller, today: string): Promise<TeamCaseShape[]> {
  return db.read(caller, {
    name: 'team-cases',
    text: `WITH ${trailSql('team.list', 'case_file')}
      SELECT c.case_id AS "caseId", c.pseudonym, c.unit, c.manager_id AS "managerId", c.manager,
        c.next_action_code AS "nextActionCode", c.next_action_on::text AS "nextActionOn", c.next_action_on < $1::date AS overdue,
        c.escalated FROM app.team_cases() c`,
    values: [today],
  })
}

export function listEscalations(db: Database, caller: Caller, today: string): Promise<EscalationShape[]> {
  return db.read(caller, {
    name: 'escalations',
    text: `WITH ${trailSql('escalation.list', 'referral')} SELECT pseudonym, unit, code, since FROM app.escalations()
      UNION ALL SELECT pseudonym, unit, code, since FROM app.overdue_reviews($1::date) ORDER BY since, pseudonym`,
    values: [today],
  })
}

/** To whom a case of the own unit can be given. */
export function listTeam(db: Database, caller: Caller): Promise<StaffShape[]> {
  return db.read(caller, {
    name: 'team-members',
    text: `WITH ${trailSql('team.list', 'app_user')} SELECT id, display_name AS "displayName" FROM app_user
      WHERE unit_id = app.unit() AND standing = 'CASEWORK' AND active ORDER BY display_name, id`,
    values: [],
  })
}

export function listDirectory(db: Database, caller: Caller): Promise<DirectoryUnitShape[]> {
  return db.read(caller, {
    name: 'directory-units',
    text: `WITH ${trailSql('directory.list', 'unit')}
      SELECT json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind) AS unit,
        n.accepts_referrals AS "acceptsReferrals",
        coalesce((SELECT json_agg(json_build_object('username', u.username, 'displayName', u.display_name, 'active', u.active)
          ORDER BY u.username) FROM app_user u WHERE u.unit_id = n.id), '[]'::json) AS users
      FROM unit n JOIN organisation o ON o.id = n.organisation_id ORDER BY o.name, n.name`,
    values: [],
  })
}
