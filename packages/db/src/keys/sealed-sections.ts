import {
  type PackageBasis,
  type PackageField,
  type PackageSection,
  packageText,
  SEALED_CATEGORIES,
  type SealedSection,
  type StoredSection,
} from '@nahtlos/domain/package'
import type { CaseKeys } from './case-keys.ts'
import { KeyError } from './key-error.ts'
import { BrokenSeal } from './seal.ts'

/** Whose sections they are: the case that holds the key, and to whom they go on which basis. */
export interface SectionsOf {
  tenantId: string
  caseId: string
  envelope: { recipientUnitId: string; basis: PackageBasis; corrects?: string }
}

/** A section to be read; `available: false` where the key of the case is gone, and the fields with it. */
export type OpenedSection = PackageSection & { available: boolean }

/** A sealed section that is not what was sealed for this recipient on this basis. */
export class TamperedSection extends Error {
  constructor() {
    super('a section of the package is not what was sealed')
    this.name = 'TamperedSection'
  }
}

/** What of a package is stored: Art. 9 data and excerpts of notes under the data key of the case. */
export async function sealSections(
  keys: CaseKeys,
  of: SectionsOf,
  sections: readonly PackageSection[],
): Promise<StoredSection[]> {
  return Promise.all(
    sections.map(async ({ category, fields }) => {
      if (!SEALED_CATEGORIES.includes(category)) return { category, fields }
      const sealed = await keys.encrypt(of.tenantId, of.caseId, JSON.stringify(fields), 'PACKAGE')
      return { category, sealed: base64(sealed), digest: await digestOf(keys, of, { category, fields }) }
    }),
  )
}

/** @throws TamperedSection when a sealed section was changed, or moved here from another package. */
export async function openSections(
  keys: CaseKeys,
  of: SectionsOf,
  stored: readonly StoredSection[],
): Promise<OpenedSection[]> {
  return Promise.all(
    stored.map((section) =>
      'digest' in section ? openSection(keys, of, section) : { ...section, available: true },
    ),
  )
}

async function openSection(
  keys: CaseKeys,
  of: SectionsOf,
  { category, sealed, digest }: SealedSection,
): Promise<OpenedSection> {
  let fields: PackageField[]
  try {
    const plain = await keys.decrypt(of.tenantId, of.caseId, Buffer.from(sealed, 'base64'), 'PACKAGE')
    fields = JSON.parse(plain) as PackageField[]
  } catch (error) {
    if (error instanceof BrokenSeal) throw new TamperedSection()
    // Any other failure of the key store passes; a destroyed key does not come back.
    if (!(error instanceof KeyError && error.code === 'KEY_MISSING')) throw error
    return { category, fields: [], available: false }
  }
  if ((await digestOf(keys, of, { category, fields })) !== digest) throw new TamperedSection()
  return { category, fields, available: true }
}

async function digestOf(
  keys: CaseKeys,
  { tenantId, caseId, envelope }: SectionsOf,
  section: PackageSection,
): Promise<string> {
  return base64(await keys.digest(tenantId, caseId, packageText(envelope, [section])))
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
