import { consentText, parseDate } from '@nahtlos/i18n'
import type { DataCategory, RecordConsentInput, SignatureInput } from '../../../gql/graphql.ts'
import { CATEGORIES } from '../../shared/categories.ts'
import { fileProblem } from '../documents/files.ts'

export type Choice = 'GRANT' | 'REFUSE'
export type GuardianRole = Exclude<SignatureInput['role'], 'PERSON'>

export interface ConsentValues {
  recipientUnitId: string
  purpose: string
  direction: NonNullable<RecordConsentInput['direction']>
  choices: Readonly<Partial<Record<DataCategory, Choice>>>
  /** Health data were agreed to in so many words. */
  explicitArt9: boolean
  /** Of the text. */
  language: string
  languageDeclared: boolean
  interpreter: RecordConsentInput['interpreter']
  interpreterName: string
  explainedPurpose: boolean
  explainedRefusal: boolean
  explainedWithdrawal: boolean
  proof: RecordConsentInput['proof']
  /** The signed paper, where the proof is an upload. */
  proofFile: File | undefined
  signedBySelf: boolean
  /** Empty where no guardian signed. */
  guardianRole: GuardianRole | ''
  guardianName: string
  validTo: string
}

export type ConsentProblems = Partial<
  Record<keyof ConsentValues, 'REQUIRED' | 'DATE' | 'FILE_MISSING' | 'FILE_TOO_LARGE'>
>

/**
 * Form to command. Only what a form can know is checked here (something chosen, a readable date); whether the consent holds is the
 * gateway's to say, so that its reasons are heard in its words. A refusal of everything needs neither explanation nor proof.
 */
export function consentInput(
  caseId: string,
  values: ConsentValues,
  thisYear: number,
): { ok: true; input: RecordConsentInput } | { ok: false; problems: ConsentProblems } {
  const problems: ConsentProblems = {}
  if (values.recipientUnitId === '') problems.recipientUnitId = 'REQUIRED'
  if (values.purpose === '') problems.purpose = 'REQUIRED'
  if (values.language === '') problems.language = 'REQUIRED'
  const granted = CATEGORIES.filter((category) => values.choices[category] === 'GRANT')
  const refused = CATEGORIES.filter((category) => values.choices[category] === 'REFUSE')
  if (granted.length + refused.length === 0) problems.choices = 'REQUIRED'
  if (values.interpreter === 'INDEPENDENT' && values.interpreterName.trim() === '')
    problems.interpreterName = 'REQUIRED'
  const paper = proofFileProblem(values)
  if (paper !== undefined && granted.length > 0) problems.proofFile = paper
  const validTo = values.validTo.trim() === '' ? null : parseDate(values.validTo, thisYear)
  if (validTo === undefined) problems.validTo = 'DATE'
  if (validTo === undefined || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    input: {
      caseId,
      recipientUnitId: values.recipientUnitId,
      purpose: values.purpose,
      direction: values.direction,
      granted,
      refused,
      explicit: granted.includes('ART9') && values.explicitArt9 ? ['ART9'] : [],
      language: values.language,
      textVersion: consentText(values.language)?.version ?? '',
      languageDeclared: values.languageDeclared,
      interpreter: values.interpreter,
      interpreterName: values.interpreter === 'INDEPENDENT' ? values.interpreterName.trim() : null,
      explainedPurpose: values.explainedPurpose,
      explainedRefusal: values.explainedRefusal,
      explainedWithdrawal: values.explainedWithdrawal,
      proof: values.proof,
      signatures: signaturesOf(values),
      validTo,
    },
  }
}

/** What is wrong with the signed paper, as far as a form can know; the gateway looks into the file. */
export function proofFileProblem({ proof, proofFile }: Pick<ConsentValues, 'proof' | 'proofFile'>) {
  return proof === 'SIGNED_UPLOAD' ? fileProblem(proofFile) : undefined
}

export function signaturesOf({
  signedBySelf,
  guardianRole,
  guardianName,
}: Pick<ConsentValues, 'signedBySelf' | 'guardianRole' | 'guardianName'>): SignatureInput[] {
  return [
    ...(signedBySelf ? [{ role: 'PERSON' as const }] : []),
    ...(guardianRole === '' ? [] : [{ role: guardianRole, name: guardianName.trim() }]),
  ]
}

/** Nothing allowed and something refused: what is recorded is a refusal. */
export function isRefusal(choices: ConsentValues['choices']): boolean {
  const made = Object.values(choices)
  return made.length > 0 && made.every((choice) => choice === 'REFUSE')
}

/** Whether a guardian may have to sign: not for an adult. The gateway decides; this only says what to ask for. */
export function mayNeedGuardian(birthDate: string | null | undefined, today: string): boolean {
  if (!birthDate) return true
  return `${Number(birthDate.slice(0, 4)) + 18}${birthDate.slice(4)}` > today
}

/** Six months on, as the gateway counts them: a day that the month does not have is its last one (§ 188 Abs. 3 BGB). */
export function sixMonthsAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate()
  return new Date(Date.UTC(year, month + 5, Math.min(date, last))).toISOString().slice(0, 10)
}
