import { fold, tidy } from './text.ts'

export type PersonName = { familyName: string; givenName: string }

export type NameReading =
  | { kind: 'MISSING' }
  /** `asWritten` is false where the cell does not say which part is the family name and the usual order was taken. */
  | { kind: 'READ'; name: PersonName; asWritten: boolean }

const NO_NAME = /^(?:n ?n|unbekannt|k ?a|ohne namen?|-+|\?+|xxx*|namenlos)$/
// Parts that belong to the family name behind them.
const PARTICLE =
  /^(?:al|el|ul|as|ad|an|van|von|vom|zu|zum|zur|de|del|della|der|den|di|da|dos|du|la|le|bin|ibn|bint|abu|abou|ben|umm|o|mac|mc|st)$/

/** Reads "Family, Given" and, where no comma separates them, "Given Family", the order in which names are spoken. */
export function readFullName(cell: string): NameReading {
  const text = tidy(cell)
  if (isNoName(text)) return { kind: 'MISSING' }
  const [family = '', ...given] = text.split(',').map((part) => part.trim())
  if (given.length > 0) {
    const name = { familyName: family, givenName: given.filter(Boolean).join(', ') }
    if (isNoName(family)) return { kind: 'MISSING' }
    return { kind: 'READ', name, asWritten: given.length === 1 && name.givenName !== '' }
  }
  const words = text.split(' ')
  if (words.length === 1) return { kind: 'READ', name: { familyName: text, givenName: '' }, asWritten: false }
  const particle = words.findIndex((word, at) => at > 0 && at < words.length - 1 && PARTICLE.test(fold(word)))
  const start = particle > 0 ? particle : words.length - 1
  const name = { familyName: words.slice(start).join(' '), givenName: words.slice(0, start).join(' ') }
  return { kind: 'READ', name, asWritten: false }
}

/** Reads a name from two columns. */
export function readNameParts(familyCell: string, givenCell: string): NameReading {
  const familyName = tidy(familyCell)
  const givenName = isNoName(tidy(givenCell)) ? '' : tidy(givenCell)
  if (isNoName(familyName) && givenName === '') return { kind: 'MISSING' }
  if (isNoName(familyName))
    return { kind: 'READ', name: { familyName: givenName, givenName: '' }, asWritten: false }
  return { kind: 'READ', name: { familyName, givenName }, asWritten: givenName !== '' }
}

function isNoName(text: string): boolean {
  return (
    text === '' ||
    NO_NAME.test(
      fold(text)
        .replace(/[.\s]+/g, ' ')
        .trim(),
    )
  )
}

/**
 * What tells two rows of one file number apart or together without storing the name: a digest of the name, free of order, case, marks and
 * punctuation, and one of the birth date where that is known. Give a keyed digest (per tenant) where it is stored.
 */
export type PersonKey = { name: string; birth?: string }

export type Digest = (text: string) => string

export function personKey(name: PersonName, birthDate: string | undefined, digest: Digest): PersonKey {
  const words = fold(`${name.familyName} ${name.givenName}`).split(/[^\p{L}\p{N}?]+/u)
  const key = { name: digest(`name:${words.filter(Boolean).sort().join(' ')}`) }
  return birthDate === undefined ? key : { ...key, birth: digest(`birth:${birthDate}`) }
}

/**
 * Same name and no contradicting birth date is the same person. A match in only one of the two may be a corrected typing error, a new married
 * name, or twins: nobody but a person can decide, and joining two people's files would be the greater harm.
 */
export function comparePersons(a: PersonKey, b: PersonKey): 'SAME' | 'UNCERTAIN' | 'OTHER' {
  const known = a.birth !== undefined && b.birth !== undefined
  const sameBirth = known && a.birth === b.birth
  if (a.name === b.name) return known && !sameBirth ? 'UNCERTAIN' : 'SAME'
  return sameBirth ? 'UNCERTAIN' : 'OTHER'
}
