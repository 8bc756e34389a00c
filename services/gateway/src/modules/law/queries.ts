import type { WriteTransaction } from '@nahtlos/db'
import { draftCounts, trailSql } from '@nahtlos/db/hot'
import { deriveJourney, lawInput } from '@nahtlos/db/journey'
import { type GapCount, previewCell, THRESHOLDS } from '@nahtlos/disclosure'
import { compareTimelines, DRAFTS, type Draft, explain } from '@nahtlos/domain/law'
import { authorise, isId } from '../../graphql/authorise.ts'
import { builder, publicError } from '../../graphql/builder.ts'
import type { GatewayContext } from '../../graphql/context.ts'
import {
  DraftImpact,
  DraftSimulation,
  ExplanationType,
  JourneyChange,
  type JourneyChangeShape,
} from './schema.ts'

builder.queryField('journeyExplanation', (t) =>
  t.field({
    type: [ExplanationType],
    nullable: true,
    description: 'The chain fact -> rule -> citation behind each phase and date of a journey.',
    args: { caseId: t.arg.id({ required: true }), asOf: t.arg({ type: 'CalendarDate' }) },
    resolve: (_root, { caseId, asOf }, context) =>
      onVisibleCase(context, caseId, async (tx) => {
        const input = await lawInput(tx, caseId, asOf ?? context.clock.today())
        if (!input.ok) throw publicError(`LAW_${input.error.code}`)
        return explain(input.value)
      }),
  }),
)

builder.queryField('lawDrafts', (t) =>
  t.field({
    type: ['String'],
    description: 'Draft rules that can be simulated; none of them is law.',
    resolve: (_root, _args, context) => {
      authorise(context, 'directory.read')
      return [...DRAFTS]
    },
  }),
)

builder.queryField('draftSimulation', (t) =>
  t.field({
    type: DraftSimulation,
    nullable: true,
    args: { caseId: t.arg.id({ required: true }), draft: t.arg.string({ required: true }) },
    resolve: (_root, { caseId, draft }, context) =>
      onVisibleCase(context, caseId, async (tx) => {
        const today = context.clock.today()
        const law = await deriveJourney(tx, caseId, today)
        const simulated = await deriveJourney(tx, caseId, today, [knownDraft(draft)])
        if (!law.ok || !simulated.ok) throw publicError('LAW_REFUSED')
        const differences = compareTimelines(law.timeline, simulated.timeline)
        return { draft, journey: simulated.timeline, differences }
      }),
  }),
)

builder.queryField('draftImpact', (t) =>
  t.field({
    type: DraftImpact,
    description: 'What a draft would do over all cases, as protected counts. One SQL statement.',
    args: { draft: t.arg.string({ required: true }) },
    resolve: async (_root, { draft }, context) => {
      const caller = authorise(context, 'draft.count')
      const counts = await context.reports.read<GapCount & { area: string }>(
        caller,
        draftCounts(knownDraft(draft)),
      )
      return {
        draft,
        asOf: context.clock.today(),
        published: false,
        threshold: THRESHOLDS.persons,
        rows: counts.map(({ area, ...count }) => ({ area, cell: previewCell(count) })),
      }
    },
  }),
)

builder.queryField('journeyChanges', (t) =>
  t.field({
    type: [JourneyChange],
    description:
      "Journeys of the viewer's cases that a change of rules has moved and nobody has looked at yet.",
    resolve: (_root, _args, context) =>
      context.db.read<JourneyChangeShape>(authorise(context, 'case.list'), {
        name: 'journey-changes',
        text: `WITH ${trailSql('journey.changes', 'journey_change')}
          SELECT j.id, j.case_id AS "caseId", c.file_number AS "fileNumber", j.detected_on::text AS "detectedOn", j.differences
          FROM journey_change j JOIN case_file c ON c.id = j.case_id WHERE j.seen_on IS NULL ORDER BY j.detected_on, j.id`,
        values: [],
      }),
  }),
)

async function onVisibleCase<T>(
  context: GatewayContext,
  caseId: string,
  run: (tx: WriteTransaction) => Promise<T>,
): Promise<T | null> {
  const caller = authorise(context, 'case.read')
  if (!isId(caseId)) return null
  return context.db.write(caller, async (tx) => {
    if ((await tx.prisma.caseFile.count({ where: { id: caseId, caseManagerId: tx.caller.actorId } })) === 0)
      return null
    await tx.audit({ action: 'journey.read', objectType: 'case_file', objectId: caseId, caseId })
    return run(tx)
  })
}

function knownDraft(name: string): Draft {
  const draft = DRAFTS.find((known) => known === name)
  if (!draft) throw publicError('UNKNOWN_DRAFT')
  return draft
}
