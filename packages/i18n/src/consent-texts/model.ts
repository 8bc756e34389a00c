export type Provenance = 'WRITTEN' | 'REVIEWED' | 'MACHINE'

export type ConsentCategory =
  | 'IDENTITY'
  | 'STATUS'
  | 'BENEFITS'
  | 'LANGUAGE_WORK'
  | 'FAMILY'
  | 'ART9'
  | 'NOTES'

/**
 * What somebody is told before they agree, in one language. `{recipient}`, `{purpose}` and `{until}` stand for values.
 * A changed word is a new version: the old one stays what people signed (the database knows which versions there are).
 */
export interface ConsentText {
  /** BCP 47; `de-leicht` is German in easy words (Leichte Sprache). */
  language: string
  version: string
  provenance: Provenance
  title: string
  /** In the order in which § 67b Abs. 2 SGB X and Art. 13 DSGVO ask for it. */
  purpose: string
  direction: { OUT: string; IN: string; BOTH: string }
  categories: string
  art9: string
  refusal: string
  withdrawal: string
  duration: string
  complaint: string
  /** How this text came about, where that limits it. */
  machine: string
  category: Record<ConsentCategory, string>
  purposes: Record<string, string>
  words: {
    name: string
    birthDate: string
    recipient: string
    purpose: string
    yes: string
    no: string
    signature: string
    guardian: string
    interpreter: string
    official: string
  }
  checklist: {
    title: string
    intro: string
    take: string
    item: Record<ConsentCategory, string>
    /** Said last: what counts at the counter. */
    close: string
  }
}
