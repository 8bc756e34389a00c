import { type Timeline, TRACKS } from '@nahtlos/domain/law'
import { builder } from '../../graphql/builder.ts'

type Phase = Timeline['tracks'][keyof Timeline['tracks']][number]

const PhaseType = builder.objectRef<Phase>('Phase').implement({
  fields: (t) => ({
    from: t.expose('from', { type: 'CalendarDate' }),
    to: t.expose('to', { type: 'CalendarDate', nullable: true }),
    regime: t.exposeString('regime'),
    body: t.exposeString('body'),
    rules: t.exposeStringList('rules'),
    citations: t.exposeStringList('citations'),
    certainty: t.exposeString('certainty'),
  }),
})

const JourneyTrack = builder.objectRef<{ track: string; phases: Phase[] }>('JourneyTrack').implement({
  fields: (t) => ({ track: t.exposeString('track'), phases: t.expose('phases', { type: [PhaseType] }) }),
})

const Reading = builder.objectRef<Timeline['unclear'][number]['readings'][number]>('Reading').implement({
  fields: (t) => ({ regime: t.exposeString('regime'), citation: t.exposeString('citation') }),
})

const UnclearWindow = builder.objectRef<Timeline['unclear'][number]>('UnclearWindow').implement({
  fields: (t) => ({
    track: t.exposeString('track'),
    from: t.expose('from', { type: 'CalendarDate' }),
    to: t.expose('to', { type: 'CalendarDate', nullable: true }),
    readings: t.expose('readings', { type: [Reading] }),
  }),
})

const Deadline = builder.objectRef<Timeline['deadlines'][number]>('Deadline').implement({
  fields: (t) => ({
    code: t.exposeString('code'),
    on: t.expose('on', { type: 'CalendarDate' }),
    citation: t.exposeString('citation'),
  }),
})

const UncoveredWindow = builder.objectRef<Timeline['uncovered'][number]>('UncoveredWindow').implement({
  fields: (t) => ({
    track: t.exposeString('track'),
    from: t.expose('from', { type: 'CalendarDate' }),
    to: t.expose('to', { type: 'CalendarDate', nullable: true }),
    days: t.exposeInt('days'),
    reason: t.exposeString('reason'),
  }),
})

const LawWarning = builder.objectRef<Timeline['warnings'][number]>('LawWarning').implement({
  fields: (t) => ({ code: t.exposeString('code'), citation: t.exposeString('citation', { nullable: true }) }),
})

const WorkPhase = builder.objectRef<Timeline['work'][number]>('WorkPhase').implement({
  fields: (t) => ({
    from: t.expose('from', { type: 'CalendarDate' }),
    to: t.expose('to', { type: 'CalendarDate', nullable: true }),
    permission: t.exposeString('permission'),
    citation: t.exposeString('citation'),
  }),
})

/** The law module's answer as the screens read it. Orientation, no legal advice. */
export const Journey = builder.objectRef<Timeline>('Journey').implement({
  fields: (t) => ({
    ruleset: t.exposeString('ruleset'),
    asOf: t.expose('asOf', { type: 'CalendarDate' }),
    tracks: t.field({
      type: [JourneyTrack],
      // jsonb forgets the order of keys; the screens have theirs from here.
      resolve: ({ tracks }) => TRACKS.map((track) => ({ track, phases: tracks[track] })),
    }),
    unclear: t.expose('unclear', { type: [UnclearWindow] }),
    deadlines: t.expose('deadlines', { type: [Deadline] }),
    uncovered: t.expose('uncovered', { type: [UncoveredWindow] }),
    warnings: t.expose('warnings', { type: [LawWarning] }),
    work: t.expose('work', { type: [WorkPhase] }),
  }),
})
