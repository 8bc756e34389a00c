import { createHash } from 'node:crypto'
import {
  type PackageBasis,
  packageText,
  packageTextBefore,
  type StoredSection,
} from '@nahtlos/domain/package'

export function sha256Of(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest())
}

/** Whether stored content is what was sealed: to this unit, on this basis, with this hash (hex). */
export function isIntact(
  stored: { sections: readonly StoredSection[]; sha256: string },
  envelope: { recipientUnitId: string; basis: PackageBasis; corrects?: string },
): boolean {
  return hexOf(packageText(envelope, stored.sections)) === stored.sha256
}

/** The same for what was sealed before the basis belonged to the seal. */
export function wasIntact(
  stored: { sections: readonly StoredSection[]; sha256: string },
  envelope: { referralId: string; recipientUnitId: string },
): boolean {
  const sections = stored.sections.flatMap((section) => ('digest' in section ? [] : [section]))
  // At that time no section was encrypted.
  return (
    sections.length === stored.sections.length &&
    hexOf(packageTextBefore(envelope, sections)) === stored.sha256
  )
}

const hexOf = (text: string) => Buffer.from(sha256Of(text)).toString('hex')
