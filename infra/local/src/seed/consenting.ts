import { hasVormund, requiredSigners } from '@nahtlos/domain/consent'
import type { SeedContact, SeedPerson } from './person.ts'

// Languages that there is a text in; whoever speaks another one is read the German text by the interpreter.
const TEXTS = ['de', 'en', 'uk', 'ar', 'tr', 'fa', 'ru', 'fr', 'ro', 'bg', 'ti']

/** How somebody of the demo was told and who signed; a machine's text only where somebody interprets. */
export function consenting(person: SeedPerson, contact: SeedContact, recipientKind: string, today: string) {
  const { interpreter, granted, purpose } = contact
  const interpreted = interpreter !== undefined
  const language = interpreted && TEXTS.includes(person.language) ? person.language : 'de'
  const facts = person.facts.map(({ type, payload }) => ({ type, payload }))
  const vormund = hasVormund(facts, today)
  const signers = requiredSigners({ today, birthDate: person.birthDate, vormund, recipientKind, purpose })
  const signatures: { role: 'PERSON' | 'PARENT' | 'VORMUND'; name?: string }[] = []
  if (signers.self) signatures.push({ role: 'PERSON' })
  if (signers.guardian) signatures.push({ role: vormund ? 'VORMUND' : 'PARENT', name: 'R. Muster' })
  const given = granted.length > 0
  return {
    direction: 'OUT' as const,
    explicit: granted.filter((category) => category === 'ART9'),
    language,
    textVersion: `${language}-2026-11-1`,
    languageDeclared: !interpreted,
    interpreter: interpreted ? ('INDEPENDENT' as const) : ('NONE_NEEDED' as const),
    interpreterName: interpreter ?? null,
    explainedPurpose: true,
    explainedRefusal: true,
    explainedWithdrawal: true,
    proof: given ? ('SIGNATURE' as const) : ('NONE' as const),
    signatures: given ? signatures : [],
  }
}
