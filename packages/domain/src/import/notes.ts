import { tidy } from './text.ts'

const CONFIDENTIAL =
  /vertraulich\w*|streng geheim|geheim ?halten|nicht weitergeben|nicht weiterleiten|nur (?:für den )?(?:internen? gebrauch|intern)|schweigepflicht\w*|confidential/i

// Registration law (§§ 51, 52 BMG) and the words offices use for it. A house that hides people is a lock by itself. "Keine Auskunftssperre" is
// read as a lock too: a lock too many delays a letter, a lock too few can cost a life.
const ADDRESS_LOCK =
  /auskunftss?perre|(?:adress|anschrift|melde|übermittlungs)(?:en)?[ -]?sperre|(?:adresse|anschrift|wohnort)\s*(?:ist\s*|:\s*)?(?:gesperrt|geheim|schützen|nicht (?:weiter|heraus)geben)|(?:gesperrte|geheime) (?:adresse|anschrift)|sperrvermerk|§ ?5[12] bmg|frauenhaus|schutzwohnung|schutzunterkunft|zeugenschutz|opferschutz/i

/** The words that mark a text as confidential, or undefined. */
export function confidentialMark(text: string): string | undefined {
  return CONFIDENTIAL.exec(tidy(text))?.[0]
}

/** The words that ask for the address to be hidden, or undefined. */
export function addressLockMark(text: string): string | undefined {
  return ADDRESS_LOCK.exec(tidy(text))?.[0]
}

/** Names of the responsible persons: "Kaya / Brandt" are two, "Fr. Öksüz" loses the form of address. */
export function readResponsible(cell: string): string[] {
  return tidy(cell)
    .split(/\s*(?:[/;&+]|\bund\b|\bu\.)\s*/)
    .map((name) => name.replace(/^(?:herrn?|frau|hr\.?|hrn\.?|fr\.?)\s+/i, '').trim())
    .filter((name) => name !== '')
}
