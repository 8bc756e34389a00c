// The direction of dependencies, docs/architecture.md: apps/web -> the GraphQL contract and the words; apps/cli and
// services -> packages; packages -> domain; domain -> nothing. Tests may use anything, nothing uses tests.
const TEST = '\\.test\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'A cycle makes two files one. Types may refer to each other, they are gone when the code runs.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
    },
    {
      name: 'resolvable',
      comment:
        'An import that leads nowhere. Codegen writes the type of a document, which has no code to resolve to.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'web-knows-the-contract-only',
      comment:
        'The web app knows the gateway by its GraphQL schema (src/gql), and shares words, nothing else.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps|services|packages|infra|tests|tools)/', pathNot: '^(apps/web|packages/i18n)/' },
    },
    {
      name: 'web-runs-in-a-browser',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-uses-packages',
      comment:
        'The command reads the settings of the local stack and gets tokens from it; it starts nothing of it.',
      severity: 'error',
      from: { path: '^apps/cli/', pathNot: TEST },
      to: {
        path: '^(apps|services|infra|tests|tools)/',
        pathNot:
          '^(apps/cli/|infra/local/src/(config|data-dir|errors|running-database|token|accounts)\\.ts$)',
      },
    },
    {
      name: 'services-use-packages',
      severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: TEST },
      to: { path: '^(apps|services|infra|tests|tools)/', pathNot: '^services/$1/' },
    },
    {
      name: 'packages-use-domain',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: ['^packages/testkit/', TEST] },
      to: { path: '^(apps|services|packages|infra|tests|tools)/', pathNot: '^packages/($1|domain)/' },
    },
    {
      name: 'domain-is-alone',
      severity: 'error',
      from: { path: '^packages/domain/' },
      to: { path: '^(apps|services|packages|infra|tests|tools)/', pathNot: '^packages/domain/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'No I/O, no clock, no randomness: nothing of Node, but for the digest of an imported row.',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: [TEST, '^packages/domain/src/import/read-cases\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'infra-starts-services-as-processes',
      severity: 'error',
      from: { path: '^infra/local/', pathNot: TEST },
      to: { path: '^(apps|services|tests|packages/testkit)/' },
    },
    {
      name: 'front-door',
      comment:
        'A package is used by its name and what it exports, not by a path into it. Tests may look inside.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|services/[^/]+|apps/[^/]+|infra/local)/', pathNot: TEST },
      to: {
        path: '^(packages|services|apps|infra)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'only-tests-use-the-testkit',
      severity: 'error',
      from: { pathNot: ['^tests/', '^packages/testkit/', '^tools/test/', TEST] },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'nothing-uses-tests',
      severity: 'error',
      from: { pathNot: ['^tests/'] },
      to: { path: '^tests/' },
    },
    {
      name: 'what-runs-is-no-devDependency',
      comment: 'Generators of random histories (histories.ts) belong to the tests beside them.',
      severity: 'error',
      from: {
        path: '^(packages|services|infra|apps/cli)/',
        pathNot: ['^packages/testkit/', '/histories\\.ts$', TEST],
      },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API to parse with.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.stryker-tmp|reports|src/generated)/' },
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
