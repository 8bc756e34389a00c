import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql'

const KINDS = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' } as const
/** As deep as the gateway lets an operation go. */
const DEPTH = 6

export interface RootField {
  /** `Query.case` */
  path: string
  /** An operation that asks for this field and for everything below it. */
  text: string
}

/** Every root field of the executable schema, so that a new one cannot be forgotten. */
export function rootFieldsOf(schema: GraphQLSchema): RootField[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({
      path: `${root?.name}.${field.name}`,
      text: operationOf(root?.name as keyof typeof KINDS, field),
    })),
  )
}

function operationOf(root: keyof typeof KINDS, field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const [head, call] = field.args.length > 0 ? [`(${declared})`, `(${passed})`] : ['', '']
  return `${KINDS[root]}${head} { ${field.name}${call}${selectionOf(field.type, DEPTH)} }`
}

function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type)
  if (!isObjectType(named)) return ''
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const leaf = !isObjectType(getNamedType(field.type))
    return leaf || depth > 1 ? [`${field.name}${selectionOf(field.type, depth - 1)}`] : []
  })
  return ` { ${fields.join(' ')} }`
}
