export interface NamedPerson {
  familyName: string
  givenName?: string | null
  /** YYYY-MM-DD; without it a name alone would point at far too many. */
  birthDate?: string | null
}

// Letters that decomposition leaves alone, as passports and other registers write them.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
  ŋ: 'n',
}

/** Letters only one register writes (ü), and how another writes them (ue) or leaves them out (u). */
const SPELT_OUT = /([aou])e+/gu

/**
 * The name as two registers would have to write it alike: no case, no marks, no punctuation, no order of its parts, and `ue` for `ü`
 * and `u`. Spelling by sound is not tried: a wrong hit asks two case managers about strangers.
 */
export function normaliseName(name: Pick<NamedPerson, 'familyName' | 'givenName'>): string {
  return `${name.familyName} ${name.givenName ?? ''}`
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþıħŧĸŋ]/gu, (letter) => LETTERS[letter] ?? letter)
    .replace(SPELT_OUT, '$1')
    .replace(/['’ʼʻ`´]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')
}

/**
 * What is hashed with the tenant's key to find that somebody may be known already. Undefined without a birth date or
 * without one letter of a name: nothing is compared then.
 */
export function duplicateKey(person: NamedPerson): string | undefined {
  const name = normaliseName(person)
  if (!person.birthDate || name === '') return undefined
  return `duplicate:${person.birthDate}:${name}`
}
