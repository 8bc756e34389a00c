import type { Caller } from '@nahtlos/db'
import { auditTrail, type TrailFilter } from '@nahtlos/db/hot'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import type { GatewayContext } from '../../graphql/context.ts'
import { Trail, type TrailShape } from './schema.ts'

const PAGE = 50

const Filter = builder.inputType('AuditFilter', {
  fields: (t) => ({
    from: t.field({ type: 'CalendarDate' }),
    to: t.field({ type: 'CalendarDate' }),
    action: t.string(),
    unitId: t.id(),
    caseId: t.id(),
  }),
})

builder.queryField('auditTrail', (t) =>
  t.field({
    type: Trail,
    description: 'The trail of the tenant, for the data protection officer; newest first. One SQL statement.',
    args: { filter: t.arg({ type: Filter }), after: t.arg.string() },
    resolve: (_root, { filter, after }, context) =>
      readTrail(context, authorise(context, 'audit.read'), filter ?? {}, after ?? null),
  }),
)

builder.queryField('caseTrail', (t) =>
  t.field({
    type: Trail,
    description: 'Who read or changed one of the own cases, and which recipient opened a package of it.',
    args: { caseId: t.arg.id({ required: true }), after: t.arg.string() },
    resolve: (_root, { caseId, after }, context) =>
      readTrail(context, authorise(context, 'audit.case'), { caseId }, after ?? null),
  }),
)

builder.queryField('unitTrail', (t) =>
  t.field({
    type: Trail,
    description: "The own unit's lines, for a recipient.",
    args: { after: t.arg.string() },
    resolve: (_root, { after }, context) =>
      readTrail(context, authorise(context, 'audit.unit'), {}, after ?? null),
  }),
)

async function readTrail(
  context: GatewayContext,
  caller: Caller,
  filter: TrailFilter,
  after: string | null,
): Promise<TrailShape> {
  // What is no id names nothing: the answer is an empty page, as for an id that is not there.
  const NOWHERE = '00000000-0000-0000-0000-000000000000'
  const id = (value: string | null | undefined) => (value && !isId(value) ? NOWHERE : value)
  const known = { ...filter, unitId: id(filter.unitId), caseId: id(filter.caseId) }
  const [found] = await context.db.read<Omit<TrailShape, 'next'>>(
    caller,
    auditTrail(known, parseCursor(after), PAGE + 1),
  )
  if (!found) throw publicError('FORBIDDEN')
  const lines = found.lines.slice(0, PAGE)
  const last = lines.at(-1)
  return { ...found, lines, next: found.lines.length > PAGE && last ? printCursor(last) : null }
}

function printCursor({ at, id }: { at: string; id: string }): string {
  return Buffer.from(`${at}|${id}`).toString('base64url')
}

function parseCursor(text: string | null): { at: string; id: string } | null {
  if (text === null) return null
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|')
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.+-]+$/.test(at) || Number.isNaN(Date.parse(at)) || !isId(id))
    throw publicError('BAD_INPUT')
  return { at, id }
}
