import type { Belongings } from './ground.ts'

/*
 * Written from the document on consent, access and data protection (section 3, "Who sees what"), by hand and with no
 * product code: the third opinion beside the two walls. A root field of the schema without a row here fails the test.
 */
export type Reach =
  /** Nothing about any person in it: the own name, or the directory of offices. */
  | 'everybody'
  /** Only rows of cases assigned to the caller (W). */
  | 'own cases'
  /** Only referrals to the caller's unit, as packages (p). */
  | 'own inbox'
  /** Only the case that is the caller's own, or a ward's (O). */
  | 'own case'
  /** Only tasks that the volunteer was asked to do. */
  | 'own tasks'
  /** One case for some hours, with a reason (B); break-glass.real.test.ts says whose. */
  | 'broken glass'
  /** Pseudonym, unit, clock and code of the own team (M); team.real.test.ts. */
  | 'own team'
  /** That there is a referral, with its clock and without its package (M); metadata.real.test.ts. */
  | 'metadata'
  /** Protected counts (C). */
  | 'counts'
  /** Days, kinds and counts for the data protection officer; a case only by its pseudonym (R all, M). */
  | 'register'
  /** The trail of the Kreis: ids and codes, to the officer (R all). */
  | 'trail'
  /** What the caller wrote themself and nobody else sees (O). */
  | 'own records'
  /** Pairs of pseudonyms with unit and clock, for the coordination. */
  | 'pseudonyms'
  /** Reports of § 87: the officer's own (O), or all of the Kreis for the data protection officer (R). */
  | 'reports'

export interface Row {
  reach: Reach
  /** Roles that get an answer; every other role gets FORBIDDEN. */
  may: readonly string[]
  /** Arguments that point at what is attacked; its name tells nothing about whether it exists. */
  args?: (target: Belongings) => Record<string, unknown>
}

/** Section 3. */
export const ROLES = [
  'case_manager',
  'team_lead',
  'coordination',
  'partner_intake',
  'management',
  'administrator',
  'dpo',
  'reporting_desk',
  'volunteer',
  'guardian',
  'person',
] as const

const CASE = { reach: 'own cases', may: ['case_manager'] } as const
const INBOX = { reach: 'own inbox', may: ['partner_intake'] } as const
const OWN = { reach: 'own case', may: ['person', 'guardian'] } as const
const TASKS = { reach: 'own tasks', may: ['volunteer'] } as const
const COUNTS = { reach: 'counts', may: ['coordination', 'management'] } as const
const REGISTER = { reach: 'register', may: ['dpo'] } as const
const DESK = { reach: 'reports', may: ['reporting_desk'] } as const
const GLASS = { reach: 'broken glass', may: ['case_manager', 'team_lead', 'dpo'] } as const
const REVIEW = { reach: 'broken glass', may: ['dpo'] } as const
const TEAM = { reach: 'own team', may: ['team_lead'] } as const
const EVERYBODY = { reach: 'everybody', may: ROLES } as const

const ofCase = ({ caseId }: Belongings) => ({ caseId })

export const MATRIX: Record<string, Row> = {
  'Query.viewer': EVERYBODY,
  'Query.areas': EVERYBODY,
  'Query.recipientUnits': EVERYBODY,
  'Query.lawDrafts': EVERYBODY,
  'Query.worklist': { ...CASE, args: ({ fileNumber }) => ({ first: 100, search: fileNumber }) },
  'Query.case': { ...CASE, args: ({ caseId }) => ({ id: caseId }) },
  'Query.journey': { ...CASE, args: ofCase },
  'Query.journeyExplanation': { ...CASE, args: ofCase },
  'Query.journeyChanges': CASE,
  'Query.draftSimulation': {
    ...CASE,
    args: ({ caseId }) => ({ caseId, draft: 'ukraine-first-title-after-2025-03-31' }),
  },
  'Query.gapCandidates': CASE,
  'Query.packagePreview': { ...CASE, args: ({ caseId, consentId }) => ({ caseId, consentId }) },
  'Query.caseRights': { ...CASE, args: ofCase },
  'Query.retentionProposals': CASE,
  'Query.retentionRegister': REGISTER,
  'Query.subjectRequests': REGISTER,
  'Query.breaches': REGISTER,
  'Query.auditTrail': { reach: 'trail', may: ['dpo'] },
  'Query.caseTrail': { ...CASE, args: ofCase },
  'Query.caseGlass': { ...CASE, args: ofCase },
  'Query.unitTrail': { reach: 'trail', may: ['partner_intake'] },
  // Norms between two offices: nobody's data.
  'Query.statutesTo': { reach: 'everybody', may: ['case_manager'], args: () => ({ unitId: '$recipient' }) },
  'Query.inbox': INBOX,
  'Query.receivedReferral': { ...INBOX, args: ({ referralId }) => ({ id: referralId }) },
  'Query.gapPreview': { reach: 'counts', may: ['coordination', 'management', 'team_lead'] },
  'Query.referralRegister': { reach: 'metadata', may: ['team_lead', 'dpo', 'administrator'] },
  'Query.draftImpact': { ...COUNTS, args: () => ({ draft: 'ukraine-first-title-after-2025-03-31' }) },
  'Query.anonymousCounselling': { reach: 'own records', may: ['case_manager'] },
  'Query.counsellingPreview': COUNTS,
  'Query.duplicatePairs': { reach: 'pseudonyms', may: ['coordination'] },
  'Query.reportNorms': { reach: 'everybody', may: ['reporting_desk'] },
  'Query.ownDutyReports': DESK,
  'Query.ownDutyReport': { ...DESK, args: ({ dutyReportId }) => ({ id: dutyReportId }) },
  'Query.dutyReports': { reach: 'reports', may: ['dpo'] },
  'Mutation.recordAnonymousCounselling': {
    reach: 'own records',
    may: ['case_manager'],
    args: () => ({ input: { language: 'de', topics: ['HEALTH'], outcome: 'INFORMED' } }),
  },
  'Mutation.askAboutDuplicate': {
    reach: 'pseudonyms',
    may: ['coordination'],
    args: ({ pairId }) => ({ id: pairId }),
  },
  'Mutation.decideDuplicate': {
    reach: 'pseudonyms',
    may: ['coordination'],
    args: ({ pairId }) => ({ id: pairId, outcome: 'DIFFERENT' }),
  },
  'Mutation.openDutyReport': {
    ...DESK,
    args: ({ fileNumber }) => ({
      input: { norm: 'P87_2_2', reason: 'Verstoß gegen eine räumliche Beschränkung', fileNumber },
    }),
  },
  'Mutation.sendDutyReport': {
    ...DESK,
    args: ({ dutyReportId }) => ({
      input: { id: dutyReportId, fields: ['FAMILY_NAME'], personTold: 'TOLD' },
    }),
  },
  'Mutation.discardDutyReport': { ...DESK, args: ({ dutyReportId }) => ({ id: dutyReportId }) },
  'Mutation.openCase': {
    ...CASE,
    args: () => ({
      input: { fileNumber: 'A-NEW', familyName: 'Neu', birthDate: '1990-05-01', shieldLanguage: 'de' },
    }),
  },
  'Mutation.importCases': { ...CASE, args: () => ({ input: { contentBase64: '' } }) },
  'Mutation.correctIdentity': {
    ...CASE,
    args: ({ caseId }) => ({
      input: {
        caseId,
        givenName: 'Alma',
        familyName: 'Berichtigt',
        birthDate: '1990-05-01',
        addressLock: false,
      },
    }),
  },
  'Mutation.joinHousehold': { ...CASE, args: ({ caseId }) => ({ caseId, fileNumber: null }) },
  'Mutation.recordFact': {
    ...CASE,
    args: ({ caseId }) => ({
      input: { caseId, fact: { type: 'DECISION_FINAL', payload: { on: '2026-11-17' } } },
    }),
  },
  'Mutation.completeTask': { ...CASE, args: ({ taskId }) => ({ id: taskId }) },
  'Mutation.markJourneyChangeSeen': { ...CASE, args: ({ changeId }) => ({ id: changeId }) },
  'Mutation.exportCase': { ...CASE, args: ({ caseId }) => ({ caseId, format: 'JSON' }) },
  'Mutation.closeCase': { ...CASE, args: ({ endingCaseId }) => ({ caseId: endingCaseId, reason: 'OTHER' }) },
  'Mutation.reopenCase': { ...CASE, args: ({ closedCaseId }) => ({ caseId: closedCaseId }) },
  'Mutation.confirmDeletion': { ...CASE, args: ({ proposalId }) => ({ id: proposalId }) },
  'Mutation.postponeDeletion': {
    ...CASE,
    args: ({ postponableId }) => ({ id: postponableId, to: '2026-12-01', reason: 'CLAIM_PENDING' }),
  },
  'Mutation.requestLegalHold': { ...CASE, args: ({ caseId }) => ({ caseId, reason: 'AUDIT' }) },
  'Mutation.decideLegalHold': { ...REGISTER, args: ({ holdId }) => ({ id: holdId, decision: 'SET' }) },
  'Mutation.confirmProofDeletion': { ...REGISTER, args: ({ proofProposalId }) => ({ id: proofProposalId }) },
  'Mutation.signOffSchedule': { ...REGISTER, args: () => ({ code: 'CLOSED_CASE', amount: 24 }) },
  'Mutation.recordSubjectRequest': {
    ...CASE,
    args: ({ caseId }) => ({ caseId, kind: 'ACCESS', receivedOn: '2026-11-16' }),
  },
  'Mutation.extendSubjectRequest': {
    ...CASE,
    args: ({ extendableId }) => ({ id: extendableId, reason: 'COMPLEX' }),
  },
  'Mutation.answerSubjectRequest': {
    ...CASE,
    args: ({ requestId }) => ({ id: requestId, outcome: 'GRANTED' }),
  },
  'Mutation.recordBreach': {
    ...REGISTER,
    args: () => ({
      input: {
        detectedAt: '2026-11-16T08:00:00Z',
        kinds: ['LOST_PAPER'],
        categories: ['IDENTITY'],
        risk: 'RISK',
        measures: 'Probe',
      },
    }),
  },
  'Mutation.reportBreach': { ...REGISTER, args: ({ breachId }) => ({ id: breachId }) },
  'Mutation.informBreachPersons': { ...REGISTER, args: ({ breachId }) => ({ id: breachId }) },
  'Mutation.decideGap': { ...CASE, args: ({ gapId }) => ({ id: gapId, confirm: true }) },
  'Mutation.recordConsent': {
    ...CASE,
    args: ({ caseId }) => ({
      input: {
        caseId,
        recipientUnitId: '$recipient',
        purpose: 'Antrag',
        granted: ['IDENTITY'],
        refused: [],
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
    }),
  },
  'Mutation.printConsent': {
    ...CASE,
    args: ({ caseId }) => ({
      input: {
        kind: 'FORM',
        caseId,
        recipientUnitId: '$recipient',
        purpose: 'HEALTH_CARE',
        categories: ['IDENTITY'],
        language: 'ar',
      },
    }),
  },
  'Mutation.recordRelease': {
    ...CASE,
    args: ({ caseId }) => ({
      input: {
        caseId,
        recipientUnitId: '$recipient',
        released: 'Beratung',
        scope: ['NOTES'],
        proof: 'SIGNATURE',
        signatures: [{ role: 'PERSON' }],
      },
    }),
  },
  'Mutation.withdrawRelease': { ...CASE, args: ({ releaseId }) => ({ id: releaseId }) },
  'Mutation.sendReferral': {
    ...CASE,
    args: ({ caseId, consentId }) => ({
      input: { caseId, consentId, previewSha256: '$preview', topic: 'START_WORK' },
    }),
  },
  'Query.document': { ...CASE, args: ({ documentId }) => ({ id: documentId }) },
  'Mutation.recordProcessingConsent': {
    ...CASE,
    args: ({ caseId }) => ({ caseId, input: { givenOn: '2026-11-17', proof: 'SIGNATURE' } }),
  },
  'Mutation.withdrawProcessingConsent': {
    ...CASE,
    args: ({ processingConsentId }) => ({ id: processingConsentId }),
  },
  'Mutation.addNote': {
    ...CASE,
    args: ({ caseId }) => ({ input: { caseId, text: 'Probe', confidential: false, thirdParty: false } }),
  },
  'Mutation.addDocument': {
    ...CASE,
    args: ({ caseId }) => ({ input: { caseId, kind: 'NOTICE', contentBase64: 'JVBERi0xLjcK' } }),
  },
  'Mutation.withdrawConsent': { ...CASE, args: ({ consentId }) => ({ id: consentId }) },
  'Mutation.acknowledgeNotice': {
    ...INBOX,
    args: ({ referralId, noticeId }) => ({ referralId, noticeId }),
  },
  'Query.myCases': OWN,
  'Query.myWay': { ...OWN, args: ofCase },
  'Query.personLinks': { ...CASE, args: ofCase },
  'Query.volunteerTasks': TASKS,
  'Query.volunteerHelp': { ...CASE, args: ofCase },
  'Mutation.issuePersonCode': { ...CASE, args: ({ caseId }) => ({ input: { caseId, kind: 'SELF' } }) },
  'Mutation.revokePersonLink': { ...CASE, args: ({ linkId }) => ({ id: linkId }) },
  'Mutation.withdrawOwnConsent': { ...OWN, args: ({ consentId }) => ({ id: consentId }) },
  'Mutation.markNote': { ...CASE, args: ({ noteId }) => ({ id: noteId, thirdParty: true }) },
  'Mutation.giveVolunteerTask': {
    ...CASE,
    args: ({ caseId }) => ({
      input: {
        caseId,
        volunteerId: '$volunteer',
        code: 'ACCOMPANY',
        text: '',
        dueOn: '2026-12-01',
        consented: true,
        consentProof: 'SIGNATURE',
      },
    }),
  },
  'Mutation.settleVolunteerTask': {
    ...TASKS,
    args: ({ volunteerTaskId }) => ({ id: volunteerTaskId, done: true }),
  },
  'Mutation.withdrawVolunteerTask': { ...CASE, args: ({ volunteerTaskId }) => ({ id: volunteerTaskId }) },
  'Mutation.withdrawOwnVolunteerTask': { ...OWN, args: ({ volunteerTaskId }) => ({ id: volunteerTaskId }) },
  'Mutation.acceptReferral': { ...INBOX, args: ({ referralId }) => ({ id: referralId }) },
  'Mutation.declineReferral': {
    ...INBOX,
    args: ({ referralId }) => ({ id: referralId, reason: 'NO_CAPACITY' }),
  },
  'Query.openGlass': GLASS,
  'Query.brokenCase': { ...GLASS, args: ({ caseId }) => ({ id: caseId }) },
  'Query.breakGlassReviews': REVIEW,
  'Query.teamCases': TEAM,
  'Query.teamMembers': TEAM,
  'Query.escalations': { reach: 'own team', may: ['team_lead', 'coordination', 'administrator'] },
  'Query.directoryUnits': { reach: 'everybody', may: ['administrator'] },
  'Mutation.openBreakGlass': {
    ...GLASS,
    args: ({ caseId }) => ({ input: { caseId, reasonCode: 'ABSENCE', reason: 'Vertretung', hours: 1 } }),
  },
  'Mutation.endBreakGlass': { ...GLASS, args: ({ caseId }) => ({ id: caseId }) },
  'Mutation.openArt9Fact': {
    ...GLASS,
    args: ({ caseId, factId }) => ({ breakGlassId: caseId, factId, reason: 'Probe' }),
  },
  'Mutation.reviewBreakGlass': {
    ...REVIEW,
    args: ({ caseId }) => ({ input: { id: caseId, outcome: 'JUSTIFIED', telling: 'TELL' } }),
  },
  'Mutation.reassignCase': { ...TEAM, args: ({ caseId, factId }) => ({ caseId, toUserId: factId }) },
  'Subscription.changes': EVERYBODY,
}
