import { type Caller, type CaseKeys, type Database, openFact, openSections } from '@nahtlos/db'
import { myCases, myWay, trailSql } from '@nahtlos/db/hot'
import type { Timeline } from '@nahtlos/domain/law'
import type { StoredSection } from '@nahtlos/domain/package'
import { type Column, type Role, reaches } from '@nahtlos/policy'
import type { FactShape } from '../case/schema.ts'
import { sealedBasis } from '../referral/basis.ts'
import type { MyCaseShape, MyWayShape, PersonLinkShape } from './schema.ts'

type WayRow = Omit<MyWayShape, 'facts' | 'notes' | 'referrals'> & {
  facts: Array<FactShape & { sealed: string | null }>
  sealedTimeline: string | null
  referrals: Array<
    Omit<MyWayShape['referrals'][number], 'sections'> & {
      statuteTask: string | null
      sections: StoredSection[]
    }
  >
  notes: Array<Omit<MyWayShape['notes'][number], 'text'> & { sealed: string }>
}

export async function listMyCases(db: Database, caller: Caller): Promise<MyCaseShape[]> {
  const [row] = await db.read<{ cases: MyCaseShape[] }>(caller, myCases())
  return row?.cases ?? []
}

/** Undefined where the case is not the caller's own, or no longer: the two look the same. */
export async function findMyWay(
  db: Database,
  keys: CaseKeys,
  caller: Caller,
  caseId: string,
): Promise<MyWayShape | undefined> {
  const [row] = await db.read<{ way: WayRow; tenantId: string }>(caller, myWay(caseId))
  if (!row) return undefined
  const of = { tenantId: row.tenantId, caseId }
  const { facts: stored, sealedTimeline, referrals, notes: words, tasks, ...way } = row.way
  // The matrix once more, whatever the policies of the tables let through. A package is one row: what stands in it beside
  // what the guardian may see is kept back here.
  const due = (column: Column) => reaches(caller.role as Role, column, 'SUBJECT_ACCESS')
  const facts = stored.filter(({ category }) => due(category))
  const notes = due('NOTES') ? words : []
  return {
    ...way,
    tasks: due('NOTES') ? tasks : [],
    timeline: sealedTimeline
      ? (JSON.parse(await keys.decrypt(row.tenantId, caseId, bytes(sealedTimeline), 'JOURNEY')) as Timeline)
      : way.timeline,
    facts: await Promise.all(
      facts.map(async ({ sealed, ...fact }) =>
        sealed ? { ...fact, ...(await openFact(keys, of, bytes(sealed))) } : fact,
      ),
    ),
    referrals: await Promise.all(
      referrals.map(async ({ statuteTask, ...referral }) => {
        const envelope = {
          recipientUnitId: referral.recipient.id,
          basis: sealedBasis({ consentId: referral.consentId, statuteTask }),
        }
        const sections = referral.sections.filter(({ category }) => due(category))
        return { ...referral, sections: await openSections(keys, { ...of, envelope }, sections) }
      }),
    ),
    notes: await Promise.all(
      notes.map(async ({ sealed, ...note }) => ({
        ...note,
        text: await keys.decrypt(row.tenantId, caseId, bytes(sealed)),
      })),
    ),
  }
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}

/** Who may see the case as their own, newest first; of a code only when it ends and when one was used. */
export function listPersonLinks(db: Database, caller: Caller, caseId: string): Promise<PersonLinkShape[]> {
  return db.read(caller, {
    name: 'person-links',
    text: `WITH ${trailSql('person.links', 'case_file', 'NULL::uuid', '(SELECT c.id FROM case_file c WHERE c.id = $1)')}
      SELECT l.id, l.kind, l.guardian_kind AS "guardianKind", l.valid_from::text AS "validFrom", l.valid_to::text AS "validTo",
        l.created_at AS "createdAt", l.revoked_at AS "revokedAt", l.identity_provider AS account,
        (SELECT max(c.expires_at) FROM person_code c WHERE c.link_id = l.id AND c.used_at IS NULL AND c.revoked_at IS NULL
           AND c.expires_at > now() AND c.failed < 5) AS "codeExpiresAt",
        (SELECT max(c.used_at) FROM person_code c WHERE c.link_id = l.id) AS "lastUsedAt"
      FROM person_link l WHERE l.case_id = $1 ORDER BY l.revoked_at IS NOT NULL, l.id DESC`,
    values: [caseId],
  })
}
