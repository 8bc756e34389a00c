import type { CodegenConfig } from '@graphql-codegen/cli'

/**
 * Typed documents from the gateway's contract: a renamed field is a compile error here. The operations' hashes go into
 * persisted-documents.json, which the build puts beside the app: the gateway runs no other operation.
 */
const config: CodegenConfig = {
  schema: '../../services/gateway/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: {
          mode: 'embedHashInDocument',
          hashPropertyName: 'hash',
          hashAlgorithm: 'sha256',
        },
      },
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { CalendarDate: 'string', Instant: 'string', JSON: 'unknown' },
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
      },
    },
  },
}

export default config
