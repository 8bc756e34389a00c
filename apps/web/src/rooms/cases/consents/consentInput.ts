import { parseDate } from '@nahtlos/i18n'
import type { DataCategory, RecordConsentInput } from '../../../gql/graphql.ts'

export const CATEGORIES = [
  'IDENTITY',
  'STATUS',
  'BENEFITS',
  'LANGUAGE_WORK',
  'FAMILY',
  'ART9',
  'NOTES',
] as const satisfies readonly DataCategory[]

export type Choice = 'GRANT' | 'REFUSE'

export interface ConsentValues {
  recipientUnitId: string
  purpose: string
  choices: Readonly<Partial<Record<DataCategory, Choice>>>
  language: string
  interpreter: RecordConsentInput['interpreter']
  interpreterName: string
  explained: boolean
  proof: RecordConsentInput['proof']
  validTo: string
}

export type ConsentProblems = Partial<Record<keyof ConsentValues, 'REQUIRED' | 'DATE'>>

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
  if (values.language.trim() === '') problems.language = 'REQUIRED'
  const granted = CATEGORIES.filter((category) => values.choices[category] === 'GRANT')
  const refused = CATEGORIES.filter((category) => values.choices[category] === 'REFUSE')
  if (granted.length + refused.length === 0) problems.choices = 'REQUIRED'
  if (values.interpreter === 'INDEPENDENT' && values.interpreterName.trim() === '')
    problems.interpreterName = 'REQUIRED'
  const validTo = values.validTo.trim() === '' ? null : parseDate(values.validTo, thisYear)
  if (validTo === undefined) problems.validTo = 'DATE'
  if (validTo === undefined || Object.keys(problems).length > 0) return { ok: false, problems }
  return {
    ok: true,
    input: {
      caseId,
      recipientUnitId: values.recipientUnitId,
      purpose: values.purpose,
      granted,
      refused,
      language: values.language.trim(),
      interpreter: values.interpreter,
      interpreterName: values.interpreter === 'INDEPENDENT' ? values.interpreterName.trim() : null,
      explained: values.explained,
      proof: values.proof,
      validTo,
    },
  }
}

/** Nothing allowed and something refused: what is recorded is a refusal. */
export function isRefusal(choices: ConsentValues['choices']): boolean {
  const made = Object.values(choices)
  return made.length > 0 && made.every((choice) => choice === 'REFUSE')
}
