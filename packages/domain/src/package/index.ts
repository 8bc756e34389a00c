export {
  buildPackage,
  type PackageField,
  type PackageSection,
  type PackageSource,
  type PackageTerms,
  type SourcedField,
  type SourceFact,
  withoutAddress,
  withoutSources,
} from './build.ts'
export {
  type PackageBasis,
  packageText,
  packageTextBefore,
  SEALED_CATEGORIES,
  type SealedSection,
  type StoredSection,
} from './canonical.ts'
export { type Change, correctionFor, type SentField } from './correction.ts'
export { IDENTITY_FIELDS } from './fields.ts'
