/** Who answers for the words: people wrote them here, checked a translation, or a machine made it. */
export type TextProvenance = 'WRITTEN' | 'REVIEWED' | 'MACHINE_TRANSLATED'

export interface ShieldPart {
  heading: string
  text: string
}

/** What a person is told, in their language, before anything that identifies them is asked. */
export interface ShieldText {
  /** BCP 47, and `de-leicht` for Leichte Sprache. */
  language: string
  /** What the language calls itself. */
  name: string
  provenance: TextProvenance
  title: string
  noted: ShieldPart
  /** § 87 AufenthG: what the Ausländerbehörde may learn, by whom, and who is exempt. */
  passedOn: ShieldPart
  anonymous: ShieldPart
  ngo: ShieldPart
}
