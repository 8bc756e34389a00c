import { clockFrom, masterKeyFromFile, openCaseKeys, openDatabase } from '@nahtlos/db'
import { countStatements, type Person, peopleOf, startTestDatabase } from '@nahtlos/testkit'
import { type ExecutionResult, execute, parse, validate } from 'graphql'
import type { GatewayContext } from '../../services/gateway/src/graphql/context.ts'
import { schema } from '../../services/gateway/src/graphql/schema.ts'

export const TODAY = '2026-11-17'

/** The gateway's schema on a database of its own, with the people of two Kreise; no HTTP and no token between. */
export async function openScene() {
  const database = await startTestDatabase()
  const counter = countStatements()
  const { onStatement } = counter
  const reports = openDatabase({ url: database.urls.report, poolSize: 2, onStatement })
  const keys = openCaseKeys({
    url: database.urls.keys,
    master: await masterKeyFromFile(database.masterKeyFile),
  })
  const db = openDatabase({ url: database.urls.app, keys, poolSize: 4, onStatement })
  const here = await peopleOf(database, 'hier')
  const there = await peopleOf(database, 'dort')
  const shared = { db, reports, keys, clock: clockFrom({ NAHTLOS_TODAY: TODAY }), changes: silent }

  /** Runs an operation as that person. @throws when it has an error: a refusal of a command is data, not an error. */
  async function ask<T>(person: Person, text: string, variables: Record<string, unknown> = {}): Promise<T> {
    const result = await answer(person, text, variables)
    if (result.errors) throw new Error(result.errors.map((each) => each.stack ?? each.message).join('\n'))
    return result.data as T
  }

  async function answer(
    person: Person,
    text: string,
    variables: Record<string, unknown> = {},
  ): Promise<ExecutionResult> {
    const document = parse(text)
    const errors = validate(schema, document)
    if (errors.length > 0) return { errors }
    const contextValue = {
      session: { subject: person.subject, role: person.role },
      ...shared,
    } as GatewayContext
    return execute({ schema, document, contextValue, variableValues: variables })
  }

  /** A case with one fact, by the manager's own command. */
  async function openCase(manager: Person, fileNumber: string, more: Record<string, unknown> = {}) {
    const { openCase } = await ask<{ openCase: { caseId: string | null; error: { code: string } | null } }>(
      manager,
      'mutation Open($input: OpenCaseInput!) { openCase(input: $input) { caseId error { code } } }',
      {
        input: {
          fileNumber,
          familyName: `Probe ${fileNumber}`,
          birthDate: '1990-05-01',
          shieldLanguage: 'de',
          ...more,
        },
      },
    )
    if (openCase.caseId === null) throw new Error(openCase.error?.code ?? 'no case')
    return openCase.caseId
  }

  /** A consent for the unit to see who it is about and what they get. */
  async function recordConsent(manager: Person, caseId: string, unitId: string) {
    const { recordConsent } = await ask<{
      recordConsent: { consentId: string | null; error: { code: string; field: string | null } | null }
    }>(
      manager,
      'mutation Consent($input: RecordConsentInput!) { recordConsent(input: $input) { consentId error { code field } } }',
      {
        input: {
          caseId,
          recipientUnitId: unitId,
          purpose: 'Antrag auf Leistungen',
          granted: ['IDENTITY', 'STATUS'],
          refused: ['FAMILY'],
          language: 'de',
          textVersion: 'de-2026-11-1',
          languageDeclared: true,
          interpreter: 'NONE_NEEDED',
          explainedPurpose: true,
          explainedRefusal: true,
          explainedWithdrawal: true,
          proof: 'SIGNATURE',
          signatures: [{ role: 'PERSON' }],
        },
      },
    )
    if (recordConsent.consentId === null) throw new Error(JSON.stringify(recordConsent.error))
    return recordConsent.consentId
  }

  /** What is sent is what was seen: the hash of the preview, asked for as the manager. */
  async function previewHash(manager: Person, draft: Record<string, unknown>): Promise<string> {
    const { packagePreview } = await ask<{ packagePreview: { sha256: string } | null }>(
      manager,
      `query Preview($caseId: ID!, $consentId: ID, $statute: StatuteInput, $claimed: Claim, $excerpt: String, $leaveOut: [String!]) {
        packagePreview(caseId: $caseId, consentId: $consentId, statute: $statute, claimed: $claimed, excerpt: $excerpt, leaveOut: $leaveOut) { sha256 }
      }`,
      draft,
    )
    if (packagePreview === null) throw new Error('no preview')
    return packagePreview.sha256
  }

  async function sendReferral(manager: Person, caseId: string, consentId: string) {
    const previewSha256 = await previewHash(manager, { caseId, consentId })
    const { sendReferral } = await ask<{
      sendReferral: { referralId: string | null; error: { code: string } | null }
    }>(
      manager,
      'mutation Send($input: SendReferralInput!) { sendReferral(input: $input) { referralId error { code } } }',
      { input: { caseId, consentId, previewSha256, topic: 'SECURE_LIVELIHOOD' } },
    )
    if (sendReferral.referralId === null) throw new Error(sendReferral.error?.code ?? 'no referral')
    return sendReferral.referralId
  }

  return {
    database,
    db,
    keys,
    here,
    there,
    counter,
    ask,
    answer,
    openCase,
    recordConsent,
    previewHash,
    sendReferral,
    close: async () => {
      await Promise.all([db.close(), reports.close(), keys.close()])
      await database.stop()
    },
  }
}

export type Scene = Awaited<ReturnType<typeof openScene>>

// Nobody listens in these tests: changes travel over HTTP, which has tests of its own.
const silent = {
  subscribe: () => ({
    [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true as const, value: undefined }) }),
  }),
}
