import type { Caller, Database } from '@nahtlos/db'
import { publicError } from '../../graphql/builder.ts'
import type { UnitShape } from './schema.ts'

const UNIT_JSON = `json_build_object('id', n.id, 'name', n.name, 'organisation', o.name, 'kind', o.kind)`

interface ViewerRow {
  displayName: string
  unit: UnitShape
  tenantName: string
  land: string
}

export async function readViewer(db: Database, caller: Caller): Promise<ViewerRow> {
  const [row] = await db.read<ViewerRow>(caller, {
    name: 'viewer',
    text: `SELECT u.display_name AS "displayName", t.name AS "tenantName", t.land, ${UNIT_JSON} AS unit
      FROM app_user u JOIN unit n ON n.id = u.unit_id JOIN organisation o ON o.id = n.organisation_id
      JOIN tenant t ON t.id = u.tenant_id WHERE u.id = app.actor()`,
    values: [],
  })
  if (!row) throw publicError('FORBIDDEN')
  return row
}

export async function listRecipientUnits(db: Database, caller: Caller): Promise<UnitShape[]> {
  const [row] = await db.read<{ units: UnitShape[] }>(caller, {
    name: 'recipient-units',
    text: `SELECT coalesce(json_agg(${UNIT_JSON} ORDER BY o.name, n.name), '[]'::json) AS units
      FROM unit n JOIN organisation o ON o.id = n.organisation_id
      WHERE n.accepts_referrals AND n.id <> app.unit()`,
    values: [],
  })
  return row?.units ?? []
}

export function listAreas(db: Database, caller: Caller): Promise<Array<{ id: string; name: string }>> {
  return db.read(caller, { name: 'areas', text: 'SELECT id, name FROM area ORDER BY name', values: [] })
}
