import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit'
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives'
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
  validate,
} from 'graphql'

/** What one operation may ask for. The deepest of our own goes to 5, the widest has about 90 fields. */
const LIMITS = { depth: 8, cost: 5_000, aliases: 15, directives: 20, tokens: 2_000 } as const

/** Bytes of a request. Only import and documents carry a file (base64 of some 6 MB). */
export const BODY_LIMITS = { usual: 256 * 1024, import: 8 * 1024 * 1024 } as const

/** The codes of the rules are set here, since the library words them all as syntax errors. */
const armor = (code: string) => ({
  exposeLimits: false,
  flattenFragments: true,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null) =>
      context?.reportError(new GraphQLError(code, { extensions: { code } })),
  ],
})

const LIMIT_RULES: readonly ValidationRule[] = [
  maxDepthRule({ n: LIMITS.depth, ...armor('OPERATION_TOO_DEEP') }),
  costLimitRule({ maxCost: LIMITS.cost, ...armor('OPERATION_TOO_COSTLY') }),
  maxAliasesRule({ n: LIMITS.aliases, ...armor('OPERATION_TOO_MANY_ALIASES') }),
  maxDirectivesRule({ n: LIMITS.directives, ...armor('OPERATION_TOO_MANY_DIRECTIVES') }),
  oneOperation,
]

/** A document is compiled once; a second operation in it would need a second name for the same thing. */
function oneOperation(context: ValidationContext): ASTVisitor {
  return {
    Document: (document) => {
      const count = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION).length
      if (count !== 1)
        context.reportError(
          new GraphQLError('OPERATION_NOT_SINGLE', { extensions: { code: 'OPERATION_NOT_SINGLE' } }),
        )
    },
  }
}

export type CheckedDocument =
  | { ok: true; document: DocumentNode }
  | { ok: false; errors: readonly GraphQLError[] }

/** Parses and validates under the limits. Cheap checks come first: a document that is too deep is not validated. */
export function checkDocument(
  schema: GraphQLSchema,
  text: string,
  options: { introspection: boolean },
): CheckedDocument {
  let document: DocumentNode
  try {
    document = parse(text, { maxTokens: LIMITS.tokens, noLocation: true })
  } catch (error) {
    return {
      ok: false,
      errors: [error instanceof GraphQLError ? error : new GraphQLError('cannot be parsed')],
    }
  }
  const beyond = validate(schema, document, LIMIT_RULES, { maxErrors: 1 })
  if (beyond.length > 0) return { ok: false, errors: beyond }
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  const errors = validate(schema, document, rules, { maxErrors: 5 })
  return errors.length > 0 ? { ok: false, errors } : { ok: true, document }
}
