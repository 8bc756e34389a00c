import { type Caller, type CaseKeys, type Database, openFact } from '@nahtlos/db'
import { brokenCase, trailSql } from '@nahtlos/db/hot'
import { type Column, type Purpose, type Role, reaches } from '@nahtlos/policy'
import { authorise } from '../../graphql/authorise.ts'
import type { GatewayContext } from '../../graphql/context.ts'
import type { FactShape, NoteShape } from '../case/schema.ts'
import type { BrokenCaseShape, CaseGlassShape, OpenGlassShape, ReviewShape } from './schema.ts'

/** A deputy and the team lead for casework, the officer for a complaint. */
export function authoriseGlass(context: GatewayContext): Caller {
  return authorise(context, context.session.role === 'dpo' ? 'complaint.examine' : 'glass.break')
}

interface BrokenRow {
  overview: Omit<BrokenCaseShape, 'facts' | 'notes'> & {
    facts: Array<FactShape & { sealed: string | null }>
    notes: Array<Omit<NoteShape, 'text'> & { sealed: string }>
  }
  tenantId: string
  caseId: string
}

export async function readBrokenCase(
  db: Database,
  keys: CaseKeys,
  caller: Caller,
  id: string,
): Promise<BrokenCaseShape | null> {
  const [row] = await db.read<BrokenRow>(caller, brokenCase(id))
  if (!row) return null
  const { facts: stored, notes: words, ...overview } = row.overview
  // The matrix once more, whatever the policies of the tables let through.
  const due = (column: Column) => reaches(caller.role as Role, column, caller.purpose as Purpose)
  const facts = stored.filter(({ category }) => due(category))
  const notes = due('NOTES') ? words : []
  return {
    ...overview,
    art9: due('ART9') ? overview.art9 : [],
    tasks: due('NOTES') ? overview.tasks : [],
    facts: await Promise.all(
      facts.map(async ({ sealed, ...fact }) =>
        sealed ? { ...fact, ...(await openFact(keys, row, Buffer.from(sealed, 'hex'))) } : fact,
      ),
    ),
    notes: await Promise.all(
      notes.map(async ({ sealed, ...note }) => ({
        ...note,
        text: await keys.decrypt(row.tenantId, row.caseId, Buffer.from(sealed, 'hex')),
      })),
    ),
  }
}

export function listOpenGlass(db: Database, caller: Caller): Promise<OpenGlassShape[]> {
  return db.read(caller, {
    name: 'open-glass',
    text: `WITH ${trailSql('glass.list', 'break_glass')} SELECT b.id, c.file_number AS "fileNumber", b.reason_code AS "reasonCode", b.opened_at AS "openedAt", b.until
      FROM break_glass b JOIN case_file c ON c.id = b.case_id
     WHERE b.actor_id = (SELECT app.actor()) AND b.ended_at IS NULL AND b.until > clock_timestamp()
       AND b.case_id = ANY ((SELECT app.broken_cases())::uuid[]) ORDER BY b.until, b.id`,
    values: [],
  })
}

export function listCaseGlass(db: Database, caller: Caller, caseId: string): Promise<CaseGlassShape[]> {
  return db.read(caller, {
    name: 'case-glass',
    text: `WITH ${trailSql('glass.list', 'break_glass')} SELECT g.id, g.actor, upper(g.actor_role) AS "actorRole", g.reason_code AS "reasonCode", g.opened_at AS "openedAt",
        coalesce(g.ended_at, g.until) AS until, g.ended_at IS NULL AND g.until > clock_timestamp() AS open
      FROM app.glass_of_case($1::uuid) g`,
    values: [caseId],
  })
}

type SealedReview = Omit<ReviewShape, 'reason' | 'openings'> & {
  tenantId: string
  caseId: string
  sealed: string
  openings: Array<{ givenAt: string; sealed: string }>
}

const REVIEWS = `WITH ${trailSql('glass.list', 'break_glass')}
SELECT b.id, app.pseudonym(b.case_id) AS pseudonym, coalesce(u.display_name, '') AS actor, upper(b.actor_role) AS "actorRole",
    n.name AS unit, b.reason_code AS "reasonCode", b.opened_at AS "openedAt", b.until, b.ended_at AS "endedAt",
    v.due_on::text AS "dueOn", v.reviewed_at IS NULL AND v.due_on < $1::date AS overdue, b.actor_id = (SELECT app.actor()) AS own,
    v.reviewed_at AS "reviewedAt", v.outcome, v.telling, b.told_at AS "toldAt", b.tenant_id AS "tenantId", b.case_id AS "caseId",
    (SELECT encode(r.body, 'hex') FROM break_glass_reason r WHERE r.break_glass_id = b.id AND r.fact_id IS NULL ORDER BY r.id LIMIT 1) AS sealed,
    coalesce((SELECT json_agg(json_build_object('givenAt', r.given_at, 'sealed', encode(r.body, 'hex')) ORDER BY r.id)
      FROM break_glass_reason r WHERE r.break_glass_id = b.id AND r.fact_id IS NOT NULL), '[]'::json) AS openings
  FROM break_glass b JOIN break_glass_review v ON v.break_glass_id = b.id JOIN unit n ON n.id = b.unit_id
  LEFT JOIN app_user u ON u.id = b.actor_id
 ORDER BY v.reviewed_at IS NOT NULL, v.due_on, b.id LIMIT 200`

export async function listReviews(
  db: Database,
  keys: CaseKeys,
  caller: Caller,
  today: string,
): Promise<ReviewShape[]> {
  const rows = await db.read<SealedReview>(caller, { name: 'glass-reviews', text: REVIEWS, values: [today] })
  return Promise.all(
    rows.map(async ({ tenantId, caseId, sealed, openings, ...row }) => {
      const unseal = (hex: string) => keys.decrypt(tenantId, caseId, Buffer.from(hex, 'hex'))
      return {
        ...row,
        reason: await unseal(sealed),
        openings: await Promise.all(
          openings.map(async ({ givenAt, sealed: hex }) => ({ givenAt, reason: await unseal(hex) })),
        ),
      }
    }),
  )
}
