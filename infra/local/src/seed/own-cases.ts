import pg from 'pg'

/** Demo accounts that see a case of the demo as their own; the key is that of the demo person. */
const OWN_CASES = [
  { account: 'amir.person', person: 'amir', guardian: undefined },
  { account: 'yilmaz.vormund', person: 'mamadou', guardian: 'VORMUND' },
] as const

// As in directory.ts: no command links an account of the identity provider, so the owner's set-up rights do.
const OWNER = 'nahtlos_owner'

/** Links each account to its case; `validTo` is the end of the demo's guardianship, YYYY-MM-DD. */
export async function linkOwnCases(options: {
  adminUrl: string
  caseIds: ReadonlyMap<string, { caseId: string; manager: string }>
  validTo: string
}): Promise<void> {
  const client = new pg.Client({ connectionString: options.adminUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL ROLE ${OWNER}`)
    for (const { account, person, guardian } of OWN_CASES) {
      const found = options.caseIds.get(person)
      if (found === undefined) continue
      await client.query(
        `INSERT INTO person_link (tenant_id, case_id, user_id, kind, guardian_kind, valid_to, identity_provider, created_by)
         SELECT u.tenant_id, $1, u.id, $4::"PersonLinkKind", $5::"GuardianKind", $6::date, true, m.id
           FROM app_user u JOIN app_user m ON m.username = $3 WHERE u.username = $2`,
        [
          found.caseId,
          account,
          found.manager,
          guardian ? 'GUARDIAN' : 'SELF',
          guardian ?? null,
          guardian ? options.validTo : null,
        ],
      )
    }
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}
