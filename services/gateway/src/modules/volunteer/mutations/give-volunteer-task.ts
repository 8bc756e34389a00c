import { dateColumn } from '@nahtlos/db'
import { authorise, isId } from '../../../graphql/authorise.ts'
import { builder } from '../../../graphql/builder.ts'
import { command, refuse } from '../../../graphql/command.ts'
import { idPayload } from '../../../graphql/payload.ts'
import { ConsentProof } from '../../consent/schema.ts'
import { VolunteerTaskCode } from '../schema.ts'

const GiveVolunteerTaskInput = builder.inputType('GiveVolunteerTaskInput', {
  fields: (t) => ({
    caseId: t.id({ required: true }),
    volunteerId: t.id({ required: true }),
    code: t.field({ type: VolunteerTaskCode, required: true }),
    text: t.string({ required: true, description: 'At most 200 characters; the volunteer reads it.' }),
    dueOn: t.field({ type: 'CalendarDate', required: true }),
    consented: t.boolean({ required: true }),
    consentProof: t.field({ type: ConsentProof, required: true }),
  }),
})

const MAX_TEXT = 200

// A first name and a task are a disclosure too: only with consent that can be proven, and never more than this.
builder.mutationField('giveVolunteerTask', (t) =>
  t.field({
    type: idPayload('GiveVolunteerTaskPayload', 'taskId'),
    args: { input: t.arg({ type: GiveVolunteerTaskInput, required: true }) },
    resolve: (_root, { input }, context) => {
      const caller = authorise(context, 'volunteer.give')
      return command(context.db, caller, async (tx) => {
        const { caseId, volunteerId, code, dueOn, consentProof } = input
        const text = input.text.trim()
        const today = context.clock.today()
        const identity = isId(caseId)
          ? await tx.prisma.personIdentity.findUnique({
              where: { caseId },
              select: { givenName: true, language: true },
            })
          : null
        if (!identity) return refuse('NOT_FOUND', 'caseId')
        if (!input.consented) return refuse('VOLUNTEER_NEEDS_CONSENT', 'consented')
        if (consentProof === 'NONE') return refuse('PROOF_MISSING', 'consentProof')
        if (text.length > MAX_TEXT) return refuse('TEXT_TOO_LONG', 'text')
        if (dueOn < today) return refuse('DUE_PAST', 'dueOn')
        if (!identity.givenName) return refuse('FIRST_NAME_MISSING', 'caseId')
        const volunteers = await tx.prisma.$queryRaw<{ id: string; unit_id: string }[]>`
          SELECT id, unit_id FROM app.volunteers()`
        const volunteer = volunteers.find(({ id }) => id === volunteerId)
        if (!volunteer) return refuse('NOT_FOUND', 'volunteerId')
        const { tenantId, actorId } = tx.caller
        const { id } = await tx.prisma.volunteerTask.create({
          data: {
            tenantId,
            caseId,
            unitId: volunteer.unit_id,
            volunteerId,
            firstName: identity.givenName,
            language: identity.language ?? 'de',
            code,
            text,
            dueOn: dateColumn(dueOn),
            consentedOn: dateColumn(today),
            consentProof,
            givenBy: actorId,
          },
          select: { id: true },
        })
        await tx.audit({
          action: 'volunteer.disclose',
          objectType: 'volunteer_task',
          objectId: id,
          caseId,
          recipientUnitId: volunteer.unit_id,
          detail: { code },
        })
        await tx.emit({ type: 'case.changed', payload: { caseId } })
        return { taskId: id }
      })
    },
  }),
)
