import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { DirectoryUnit, Escalation, Staff, TeamCase } from './schema.ts'
import { listDirectory, listEscalations, listTeam, listTeamCases } from './store.ts'

builder.queryField('teamCases', (t) =>
  t.field({
    type: [TeamCase],
    description: 'Open cases of the own unit, the most urgent first, under a pseudonym.',
    resolve: (_root, _args, context) =>
      listTeamCases(context.db, authorise(context, 'team.read'), context.clock.today()),
  }),
)

builder.queryField('teamMembers', (t) =>
  t.field({
    type: [Staff],
    description: 'Case managers of the own unit.',
    resolve: (_root, _args, context) => listTeam(context.db, authorise(context, 'team.read')),
  }),
)

builder.queryField('escalations', (t) =>
  t.field({
    type: [Escalation],
    description: 'What was not settled in time: pseudonym, unit, clock and code, nothing else.',
    resolve: (_root, _args, context) =>
      listEscalations(
        context.db,
        authorise(context, context.session.role === 'team_lead' ? 'team.read' : 'escalation.list'),
        context.clock.today(),
      ),
  }),
)

builder.queryField('directoryUnits', (t) =>
  t.field({
    type: [DirectoryUnit],
    description: 'Units and staff of the Kreis, for the administrator. Nothing about cases.',
    resolve: (_root, _args, context) => listDirectory(context.db, authorise(context, 'directory.administer')),
  }),
)
