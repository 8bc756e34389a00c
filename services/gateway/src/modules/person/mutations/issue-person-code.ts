import { dateColumn, dayOf, type WriteTransaction } from '@nahtlos/db'
import { addMonths, type CalendarDate } from '@nahtlos/domain/calendar'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder, type UserError } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { UserErrorType } from '../../../graphql/user-error.ts'
import { newCode, printCode, selectorOf } from '../../../person/code.ts'
import { doorKeys } from '../../../person/door-keys.ts'
import { GuardianKind, PersonLinkKind } from '../schema.ts'

const IssuePersonCodeInput = builder.inputType('IssuePersonCodeInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    linkId: t.id({ description: 'A new code for somebody who had one; else a new link is made.' }),
    kind: t.field({ type: PersonLinkKind, required: true }),
    guardianKind: t.field({ type: GuardianKind }),
    validTo: t.field({ type: 'CalendarDate', description: 'Last day of the guardianship.' }),
  }),
})
type Input = typeof IssuePersonCodeInput.$inferInput

const IssuePersonCodePayload = builder
  .objectRef<{ linkId?: string; code?: string; expiresAt?: Date; error?: UserError }>(
    'IssuePersonCodePayload',
  )
  .implement({
    fields: (t) => ({
      linkId: t.id({ nullable: true, resolve: (payload) => payload.linkId ?? null }),
      code: t.string({
        nullable: true,
        description: 'Said once: the platform keeps only a keyed hash.',
        resolve: (payload) => payload.code ?? null,
      }),
      expiresAt: t.field({
        type: 'Instant',
        nullable: true,
        resolve: (payload) => payload.expiresAt ?? null,
      }),
      error: t.field({ type: UserErrorType, nullable: true, resolve: (payload) => payload.error ?? null }),
    }),
  })

const MINORITY_MONTHS = 18 * 12

builder.mutationField('issuePersonCode', (t) =>
  t.field({
    type: IssuePersonCodePayload,
    args: { input: t.arg({ type: IssuePersonCodeInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      const caller = authorise(context, 'person.link')
      const { hash } = await doorKeys(context.keys)
      return command(context.db, caller, async (tx) => {
        const { caseId } = input
        const { tenantId, actorId } = tx.caller
        const visible = isId(caseId) ? await tx.prisma.caseFile.count({ where: { id: caseId } }) : 0
        if (visible === 0) return refuse('NOT_FOUND', 'caseId')
        const linkId = (await findLink(tx, input)) ?? (await makeLink(tx, input, context.clock.today()))
        // Two codes for the same person would be one too many to lose.
        await tx.prisma.personCode.updateMany({
          where: { linkId, usedAt: null, revokedAt: null },
          data: { revokedAt: context.clock.now() },
        })
        const code = newCode()
        const issued = await tx.prisma.personCode.create({
          data: {
            tenantId,
            caseId,
            linkId,
            selector: hash('selector', selectorOf(code)),
            hash: hash('code', code),
            issuedBy: actorId,
          },
          select: { id: true, expiresAt: true },
        })
        await tx.audit({
          action: 'person.issue_code',
          objectType: 'person_code',
          objectId: issued.id,
          caseId,
        })
        return { linkId, code: printCode(code), expiresAt: issued.expiresAt }
      })
    },
  }),
)

/** The person has one link; a guardian is named by theirs. */
async function findLink(tx: WriteTransaction, { caseId, linkId, kind }: Input): Promise<string | undefined> {
  if (!linkId && kind === 'GUARDIAN') return undefined
  if (linkId && !isId(linkId)) return refuse('NOT_FOUND', 'linkId')
  const found = await tx.prisma.personLink.findFirst({
    where: { caseId, kind, revokedAt: null, identityProvider: false, ...(linkId ? { id: linkId } : {}) },
    select: { id: true },
  })
  if (linkId && !found) return refuse('NOT_FOUND', 'linkId')
  return found?.id
}

async function makeLink(tx: WriteTransaction, input: Input, today: string): Promise<string> {
  const { caseId, kind, guardianKind, validTo } = input
  const { tenantId, actorId } = tx.caller
  if (kind === 'GUARDIAN') await checkGuardianship(tx, input, today)
  const link = await tx.prisma.personLink.create({
    data: {
      tenantId,
      caseId,
      kind,
      ...(kind === 'GUARDIAN' && guardianKind && validTo
        ? { guardianKind, validTo: dateColumn(validTo) }
        : {}),
      createdBy: actorId,
    },
    select: { id: true },
  })
  await tx.audit({
    action: 'person.link',
    objectType: 'person_link',
    objectId: link.id,
    caseId,
    detail: { kind, ...(guardianKind ? { guardianKind } : {}) },
  })
  return link.id
}

/** Parents and a Vormund act for a minor (§§ 1629, 1773 BGB); a Betreuer for an adult (§ 1814 BGB). */
async function checkGuardianship(
  tx: WriteTransaction,
  { caseId, guardianKind, validTo }: Input,
  today: string,
): Promise<void> {
  if (!guardianKind) return refuse('GUARDIAN_KIND_MISSING', 'guardianKind')
  if (!validTo) return refuse('GUARDIAN_END_MISSING', 'validTo')
  if (validTo < today) return refuse('VALID_TO_PAST', 'validTo')
  if (guardianKind === 'BETREUER') return
  const identity = await tx.prisma.personIdentity.findUnique({
    where: { caseId },
    select: { birthDate: true },
  })
  if (!identity?.birthDate) return refuse('GUARDIAN_NEEDS_BIRTH_DATE', 'guardianKind')
  const minor = dayOf(identity.birthDate) > addMonths(today as CalendarDate, -MINORITY_MONTHS)
  if (!minor) return refuse('NOT_A_MINOR', 'guardianKind')
}
