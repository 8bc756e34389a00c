import pg from 'pg'
import { DEMO_ACCOUNTS, type DemoAccount } from '../accounts.ts'
import { DEMO_TENANTS, type DemoTenant } from './units.ts'

// The only role whose policies let it set up a directory (prisma/migrations); the administrator only borrows it.
const OWNER = 'nahtlos_owner'

/**
 * Tenants, organisations, units, accounts and areas: what no command creates, so it is written with the set-up rights
 * of the owner role. Running it again brings names up to date and adds what is missing; it never removes.
 */
export async function seedDirectory({ adminUrl }: { adminUrl: string }): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL ROLE ${OWNER}`)
    for (const tenant of DEMO_TENANTS) await writeTenant(client, tenant)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

async function writeTenant(client: pg.Client, tenant: DemoTenant): Promise<void> {
  const tenantId = await idOf(
    client,
    `INSERT INTO tenant (key, name, land) VALUES ($1, $2, $3)
     ON CONFLICT (key) DO UPDATE SET name = excluded.name, land = excluded.land RETURNING id`,
    [tenant.key, tenant.name, tenant.land],
  )
  const units = new Map<string, string>()
  for (const organisation of tenant.organisations) {
    const organisationId = await idOf(
      client,
      `INSERT INTO organisation (tenant_id, key, kind, name) VALUES ($1, $2, $3::"OrganisationKind", $4)
       ON CONFLICT (tenant_id, key) DO UPDATE SET name = excluded.name, kind = excluded.kind RETURNING id`,
      [tenantId, organisation.key, organisation.kind, organisation.name],
    )
    for (const { key, name, acceptsReferrals } of organisation.units)
      units.set(
        key,
        await idOf(
          client,
          `INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (tenant_id, key) DO UPDATE SET organisation_id = excluded.organisation_id,
             name = excluded.name, accepts_referrals = excluded.accepts_referrals RETURNING id`,
          [tenantId, organisationId, key, name, acceptsReferrals],
        ),
      )
  }
  for (const account of DEMO_ACCOUNTS.filter((each) => each.tenant === tenant.key)) {
    const unitId = units.get(account.unit)
    if (unitId === undefined)
      throw new Error(`the account ${account.username} is of no unit: ${account.unit}`)
    await client.query(
      `INSERT INTO app_user (tenant_id, unit_id, username, display_name, standing) VALUES ($1, $2, $3, $4, $5::"Standing")
       ON CONFLICT (username) DO UPDATE SET display_name = excluded.display_name, unit_id = excluded.unit_id,
         standing = excluded.standing`,
      [tenantId, unitId, account.username, account.displayName, standingOf(account.role)],
    )
  }
  await writeAreas(client, tenantId, tenant)
}

function standingOf(role: DemoAccount['role']): 'CASEWORK' | 'CLIENT' | 'STAFF' {
  if (role === 'case_manager') return 'CASEWORK'
  return role === 'person' || role === 'guardian' ? 'CLIENT' : 'STAFF'
}

// A parent stands before its children in the list.
async function writeAreas(client: pg.Client, tenantId: string, tenant: DemoTenant): Promise<void> {
  const areas = new Map<string, string>()
  for (const { name, kind, parent, ags } of tenant.areas)
    areas.set(
      name,
      await idOf(
        client,
        `INSERT INTO area (tenant_id, parent_id, kind, name, ags) VALUES ($1, $2, $3::"AreaKind", $4, $5)
         ON CONFLICT (tenant_id, name) DO UPDATE SET parent_id = excluded.parent_id, kind = excluded.kind,
           ags = excluded.ags RETURNING id`,
        [tenantId, parent === undefined ? null : (areas.get(parent) ?? null), kind, name, ags ?? null],
      ),
    )
}

async function idOf(client: pg.Client, sql: string, values: unknown[]): Promise<string> {
  const { rows } = await client.query<{ id: string }>(sql, values)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the directory returned no id')
  return id
}
