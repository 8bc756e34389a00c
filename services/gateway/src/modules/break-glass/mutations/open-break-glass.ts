import { dayInBerlin, type WriteTransaction } from '@nahtlos/db'
import { checkGlass, type GlassRole, reviewDueOn } from '@nahtlos/domain/break-glass'
import { getDate, isLand } from '@nahtlos/domain/calendar'
import { isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import type { GatewayContext } from '../../../graphql/context.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { BreakGlassReason } from '../schema.ts'
import { authoriseGlass } from '../store.ts'

const OpenBreakGlassInput = builder.inputType('OpenBreakGlassInput', {
  fields: (t) => ({
    fileNumber: t.string({ description: 'Of the case; or its id.' }),
    caseId: t.id(),
    reasonCode: t.field({ type: BreakGlassReason, required: true }),
    reason: t.string({ required: true }),
    hours: t.int({ required: true }),
  }),
})

// One case, at most four hours, to read. The officer is told with the same commit.
builder.mutationField('openBreakGlass', (t) =>
  t.field({
    type: idPayload('OpenBreakGlassPayload', 'breakGlassId'),
    args: { input: t.arg({ type: OpenBreakGlassInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authoriseGlass(context)
      return command(context.db, caller, async (tx) => {
        const checked = checkGlass(context.session.role as GlassRole, input)
        if (!checked.ok) return refuse(checked.error.code, checked.error.field)
        const caseId = await findBreakable(tx, input)
        if (caseId === null) return refuse('NOT_FOUND', 'fileNumber')
        const breakGlassId = await open(tx, context, caseId, checked.value)
        return { breakGlassId }
      })
    },
  }),
)

async function findBreakable(
  { prisma }: WriteTransaction,
  { fileNumber, caseId }: { fileNumber?: string | null; caseId?: string | null },
): Promise<string | null> {
  if (caseId) {
    if (!isId(caseId)) return null
    const [row] = await prisma.$queryRaw<
      Array<{ may: boolean }>
    >`SELECT app.may_break(${caseId}::uuid) AS may`
    return row?.may ? caseId : null
  }
  const [row] = await prisma.$queryRaw<Array<{ id: string | null }>>`
    SELECT app.case_to_break(${fileNumber?.trim() ?? ''}) AS id`
  return row?.id ?? null
}

async function open(
  tx: WriteTransaction,
  { keys }: GatewayContext,
  caseId: string,
  glass: { reasonCode: string; reason: string; hours: number },
): Promise<string> {
  const { tenantId, actorId, unitId, role } = tx.caller
  const [row] = await tx.prisma.$queryRaw<Array<{ id: string; openedAt: Date; land: string }>>`
    INSERT INTO break_glass (tenant_id, case_id, unit_id, actor_id, actor_role, reason_code, until)
    VALUES (${tenantId}::uuid, ${caseId}::uuid, ${unitId}::uuid, ${actorId}::uuid, ${role}, ${glass.reasonCode},
      now() + make_interval(hours => ${glass.hours}::int))
    RETURNING id, opened_at AS "openedAt", (SELECT land FROM tenant) AS land`
  if (!row || !isLand(row.land)) throw new Error('the Kreis has no Land')
  const body = await keys.encrypt(tenantId, caseId, glass.reason)
  await tx.prisma.$executeRaw`INSERT INTO break_glass_reason (tenant_id, break_glass_id, body)
    VALUES (${tenantId}::uuid, ${row.id}::uuid, ${body})`
  // By the clock of the database, as the four hours: no test day moves either.
  const due = reviewDueOn(getDate(dayInBerlin(row.openedAt)), row.land)
  await tx.prisma.$executeRaw`INSERT INTO break_glass_review (tenant_id, break_glass_id, due_on)
    VALUES (${tenantId}::uuid, ${row.id}::uuid, ${due}::date)`
  await tx.audit({
    action: 'glass.open',
    objectType: 'break_glass',
    objectId: row.id,
    caseId,
    detail: { reasonCode: glass.reasonCode, hours: glass.hours },
  })
  await tx.emit({ type: 'breakGlass.changed', payload: { breakGlassId: row.id, caseId } })
  return row.id
}
