import { trailSql } from '@nahtlos/db/hot'
import { authorise } from '../../graphql/authorise.ts'
import { builder } from '../../graphql/builder.ts'
import { DuplicatePair, type DuplicatePairShape } from './schema.ts'

builder.queryField('duplicatePairs', (t) =>
  t.field({
    type: [DuplicatePair],
    description: 'Possible duplicates for the coordination to settle, open ones first. No case and no name.',
    resolve: (_root, _args, context) =>
      context.db.read<DuplicatePairShape>(authorise(context, 'duplicate.list'), {
        name: 'duplicate-pairs',
        text: `WITH ${trailSql('duplicate.list', 'duplicate_pair')}
          SELECT id, pseudonym_a AS "pseudonymA", unit_a AS "unitA", pseudonym_b AS "pseudonymB", unit_b AS "unitB", state,
            noticed_on::text AS "noticedOn", decide_by::text AS "decideBy", decided_on::text AS "decidedOn"
          FROM app.duplicate_pairs()`,
        values: [],
      }),
  }),
)
