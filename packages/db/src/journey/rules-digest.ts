import { createHash } from 'node:crypto'
import { RULESET, rulesInForce } from '@nahtlos/domain/law'

/** Names the rules that derive journeys now. A rule added, ended or reworded gives another digest. */
export const RULES_DIGEST = createHash('sha256')
  .update(JSON.stringify([RULESET, rulesInForce()]))
  .digest('hex')
  .slice(0, 16)
