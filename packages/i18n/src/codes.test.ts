import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WORDS, type WordGroup, wordFor } from './codes/words.ts'
import { LOCALES } from './locale.ts'

// The vocabulary of the fact contract (docs: facts, gaps), spelt out: a code that the law module may answer must have words.
const VOCABULARY: Partial<Record<WordGroup, string>> = {
  track: 'BENEFITS LABOUR HEALTH HOUSING LANGUAGE_EDUCATION RESIDENCE SUPPORT',
  noneOnTrack: 'BENEFITS LABOUR HEALTH HOUSING LANGUAGE_EDUCATION RESIDENCE SUPPORT',
  regime: `ASYLBLG_3 ASYLBLG_2 ASYLBLG_1A SGB_II SGB_XII_3 SGB_XII_4 SGB_III_ALG SGB_VIII SELF_SUPPORTING NONE UNCLEAR NO_RULE SGB_III
    ASYLBLG_4_6 CARD_264 GKV FAMILY_INSURANCE SGB_VIII_40 AE GU ROOM FLAT SCHOOL INTEGRATION_COURSE VOCATIONAL_LANGUAGE ENTITLED
    ADMISSIBLE NAMED ANKUNFTSNACHWEIS AUFENTHALTSGESTATTUNG DULDUNG_60A DULDUNG_60B DULDUNG_60C DULDUNG_60D NIEDERLASSUNGSERLAUBNIS
    EU_CITIZEN UNACCOMPANIED_MINOR TITLE_25_1 TITLE_25_2_REFUGEE TITLE_25_2_SUBSIDIARY TITLE_25_3 TITLE_25_5 TITLE_25A TITLE_25B
    TITLE_24 TITLE_104C TITLE_36A`,
  body: `SOZIALAMT JOBCENTER ARBEITSAGENTUR JUGENDAMT AUSLAENDERBEHOERDE BAMF KRANKENKASSE LAND KOMMUNE SCHULAMT SCHULE KURSTRAEGER
    GESUNDHEITSAMT NGO NONE`,
  deadline: `APPLY_LOSSLESS CHOOSE_HEALTH_FUND APPEAL APPEAL_GROUNDS GRANT_AT_MOST_UNTIL ANALOG_BENEFITS_REMINDER COURSE_CLAIM_LAPSES
    SGB_VIII_CHECK PENSION_CHECK APPLY_SGB_XII REGISTER_JOB_SEEKER REPORT_WORK EU_RETAINED_STATUS_ENDS RESIDENCE_OBLIGATION_ENDS
    ESCALATE_TITLE INTERIM_RELIEF TITLE_EXPIRES APPLY_25A_BEFORE_27 PROVE_OTHER_COVER CHECK_APPLIED CHECK_FILED ESCALATE_UNFILED
    CHECK_PAID COURSE_ADMISSION_LAPSES COURSE_RIGHT_ENDS COURSE_START_DUE EMPLOYMENT_REPORT_UNEMPLOYED`,
  task: `APPLY_LOSSLESS CHECK_APPLIED APPEAL ASK_BIRTH_DATE COMPLETE_FACTS PREPARE_HANDOVER REVIEW_CASE CLARIFY_IMPORT AWAIT_REFERRAL AWAIT_ACKNOWLEDGEMENT CHASE_REFERRAL CHASE_HANDOVER
    HANDOVER_OVERDUE REFERRAL_UNANSWERED FIND_ALTERNATIVE NONE CLARIFY_DUPLICATE POSSIBLE_MATCH TELL_OF_REPORT`,
  warning:
    'REPORTING_DUTY_87 BEYOND_VERIFIED_LAW POSSIBLE_CUT_1A ASK_EARLIER_RECEIPT NO_RULE MOVE_AGAINST_12A DRAFT_SIMULATION FAMILY_VISA_SUSPENDED',
  uncoveredReason: 'PAY_GAP NO_BODY NO_NAMED_PERSON',
  permission: 'BANNED WITH_PERMISSION FREE',
  certainty: 'high medium low',
  factType: `ENTRY ALLOCATED ASYLUM_SOUGHT ASYLUM_APPLIED STATUS DULDUNG_DECIDED BAMF_DECISION APPEAL_FILED DECISION_FINAL
    PROTECTION_24_SOUGHT ED_DONE FIKTIONSBESCHEINIGUNG TITLE_ISSUED CARD_HANDED_OUT BENEFIT_RECEIVED APPLICATION_FILED EMPLOYMENT
    UNEMPLOYMENT_REGISTERED INVOLUNTARY_LOSS_CONFIRMED EU_REGISTERED RESIDENCE_OBLIGATION MOVED WORK_CAPACITY HOUSEHOLD_MEMBER GUARDIAN
    ABSENCE ABUSE_FOUND CUT_1A COURT_OBLIGATION HOUSING YOUTH_HELP_CONTINUED SELF_SUPPORTING HEALTH_FUND_CHOSEN COURSE_ADMITTED
    COURSE_ENROLLED COURSE_STARTED COURSE_INTERRUPTED COURSE_COMPLETED REPRESENTATIVE_NAMED`,
  outcome: 'ASYLUM REFUGEE SUBSIDIARY BAN_25_3 REFUSED REFUSED_OBVIOUSLY_UNFOUNDED INADMISSIBLE',
  gapKind: `OFFER_MISSING CAPACITY ACCESS TRANSITION RESPONSIBILITY INFORMATION INTERPRETING LEGAL RESOURCES COOPERATION DATA QUALITY
    PROTECTION GOOD_COOPERATION`,
  gapBarrier: 'COST LANGUAGE STATUS DISCRIMINATION REACHABILITY CHILDCARE OPENING_HOURS REQUIREMENTS',
  importRejection: `ROW_TOO_SHORT ROW_TOO_LONG BROKEN_QUOTES FILE_NUMBER_MISSING FILE_NUMBER_DAMAGED NAME_MISSING
    FILE_NUMBER_OTHER_PERSON PERSON_UNCERTAIN`,
  importIgnored: 'BLANK_ROW TOTAL_ROW REPEATED_HEADER FOOTER DUPLICATE_ROW UNCHANGED',
  importOutcome: 'IMPORTED CORRECTED',
  error: `NO_LIVE_CONSENT WRONG_RECIPIENT CATEGORY_NOT_CONSENTED PACKAGE_SEALED ALREADY_DECIDED APPEND_ONLY FORBIDDEN EMPTY_FILE
    NOT_TEXT WORKBOOK HEADER_NOT_UNDERSTOOD`,
}

/** Enums of the GraphQL contract and the group that says them. */
const ENUMS: Readonly<Record<string, WordGroup>> = {
  DocumentKind: 'documentKind',
  Role: 'role',
  Room: 'room',
  OrganisationKind: 'organisationKind',
  DataCategory: 'category',
  HandoverState: 'handoverState',
  TaskState: 'taskState',
  ConsentState: 'consentState',
  ReferralState: 'referralState',
  ReferralNoticeKind: 'noticeKind',
  LegalBasis: 'legalBasis',
  Claim: 'claim',
  DeclineReason: 'declineReason',
  Interpreter: 'interpreter',
  ConsentProof: 'proof',
  AuditKind: 'auditKind',
  PersonLinkKind: 'personLinkKind',
  GuardianKind: 'guardianKind',
  VolunteerTaskState: 'volunteerTaskState',
  VolunteerTaskCode: 'volunteerTask',
  CounsellingTopic: 'counsellingTopic',
  CounsellingOutcome: 'counsellingOutcome',
  DuplicateState: 'duplicateState',
  DuplicateOutcome: 'duplicateState',
  ReportNorm: 'reportNorm',
  ReportField: 'reportField',
  ReportState: 'reportState',
  PersonTold: 'personTold',
  BreakGlassReason: 'breakGlassReason',
  ReviewOutcome: 'reviewOutcome',
  Telling: 'telling',
  ConsentDirection: 'direction',
  SignerRole: 'signerRole',
  TextProvenance: 'provenance',
  ReleaseNorm: 'releaseNorm',
}
/** Never shown as such: a kind of event, a filter with its own words, which paper a button prints. */
const UNSPOKEN = ['ChangeTopic', 'ConsentPaperKind', 'ExportFormat', 'HoldDecision', 'InboxState']

const CONTRACT = readFileSync(new URL('../../../services/gateway/schema.graphql', import.meta.url), 'utf8')

function enumsOfContract(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [, name = '', body = ''] of CONTRACT.matchAll(/^enum (\w+) \{([^}]*)\}/gm)) {
    found.set(
      name,
      body.split(/\s+/).filter((word) => /^[A-Z][A-Z0-9_]*$/.test(word)),
    )
  }
  return found
}

const REPOSITORY = new URL('../../../', import.meta.url)

/** Codes with which the gateway and the domain refuse, read from their source. */
function refusalCodes(): Set<string> {
  const codes = new Set<string>()
  for (const folder of [
    'services/gateway/src',
    'packages/domain/src/consent',
    'packages/domain/src/reporting',
    'packages/domain/src/counselling',
  ]) {
    for (const name of readdirSync(new URL(folder, REPOSITORY), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
      const source = readFileSync(new URL(`${folder}/${name}`, REPOSITORY), 'utf8')
      for (const [, code = ''] of source.matchAll(/(?:refuse\(|error: \{ code: )'([A-Z_]+)'/g))
        codes.add(code)
    }
  }
  return codes
}

/** Tasks and documents that the rules of law ask for, read from their source. */
function askedByLaw(): { tasks: Set<string>; documents: Set<string> } {
  const folder = 'packages/domain/src/law/rules'
  const tasks = new Set<string>()
  const documents = new Set<string>()
  for (const name of readdirSync(new URL(folder, REPOSITORY), { encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
    const source = readFileSync(new URL(`${folder}/${name}`, REPOSITORY), 'utf8')
    for (const [, code = '', list = ''] of source.matchAll(
      /code: '([A-Z0-9_]+)',[^}]*?documents: \[([^\]]*)\]/g,
    )) {
      tasks.add(code)
      for (const [, document = ''] of list.matchAll(/'([A-Z0-9_]+)'/g)) documents.add(document)
    }
  }
  return { tasks, documents }
}

describe('words for codes', () => {
  it('says every task and document that the law asks for', () => {
    const { tasks, documents } = askedByLaw()
    expect(tasks).toContain('APPLY_TITLE')
    expect(documents).toContain('PASSPORT_OR_IDENTITY')
    for (const code of tasks) expect({ ...WORDS.de.deadline, ...WORDS.de.task }, code).toHaveProperty(code)
    for (const code of documents) expect(WORDS.de.document, code).toHaveProperty(code)
  })

  it('says every next step that a service sets', () => {
    const codes = new Set<string>()
    for (const folder of ['services/gateway/src', 'services/worker/src', 'packages/db/src']) {
      for (const name of readdirSync(new URL(folder, REPOSITORY), { recursive: true, encoding: 'utf8' })) {
        if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue
        const source = readFileSync(new URL(`${folder}/${name}`, REPOSITORY), 'utf8')
        for (const [, code = ''] of source.matchAll(/nextAction(?:Code)?: (?:\w+ \? )?'([A-Z_]+)'/g))
          codes.add(code)
      }
    }
    expect(codes).toContain('CHASE_REFERRAL')
    for (const code of codes) expect({ ...WORDS.de.deadline, ...WORDS.de.task }, code).toHaveProperty(code)
  })

  it('says every family of rules and every draft of the law module', () => {
    const folder = 'packages/domain/src/law/rules'
    const families = readdirSync(new URL(folder, REPOSITORY), { encoding: 'utf8' }).flatMap((name) => {
      const source = readFileSync(new URL(`${folder}/${name}`, REPOSITORY), 'utf8')
      return [...source.matchAll(/\bid: '([A-Z]+\d*)[.']/g)].map(([, family = '']) => family)
    })
    expect(families).toContain('T17')
    for (const family of families) expect(WORDS.de.ruleFamily, family).toHaveProperty(family)
    const vocabulary = readFileSync(new URL('packages/domain/src/law/vocabulary.ts', REPOSITORY), 'utf8')
    const drafts = /DRAFTS = \[([^\]]*)\]/.exec(vocabulary)?.[1]?.match(/'([^']+)'/g) ?? []
    expect(drafts.length).toBeGreaterThan(0)
    for (const draft of drafts) expect(Object.keys(WORDS.de.draft)).toContain(draft.slice(1, -1))
  })

  it('says every refusal of a token', () => {
    const source = readFileSync(new URL('services/gateway/src/auth/verify-token.ts', REPOSITORY), 'utf8')
    const codes = new Set(source.match(/TOKEN_[A-Z_]+/g))
    expect(codes.size).toBeGreaterThan(5)
    for (const code of codes) expect(WORDS.de.error, code).toHaveProperty(code)
  })

  it('says every action of the audit trail', () => {
    const source = readFileSync(new URL('packages/db/src/trail-kinds.ts', REPOSITORY), 'utf8')
    const actions = [...source.matchAll(/^ {2}'([a-zA-Z.-]+)': '/gm)].map(([, action = '']) => action)
    expect(actions.length).toBeGreaterThan(30)
    for (const locale of LOCALES)
      for (const action of actions) expect(Object.keys(WORDS[locale].auditAction), action).toContain(action)
  })

  it('names who accepts a handover by the body', () => {
    expect(wordFor('de', 'representativeRole', 'JOBCENTER')).toBe('Jobcenter')
    expect(wordFor('en', 'representativeRole', 'MBE')).not.toBe('MBE')
  })

  it('says every refusal of the law module', () => {
    const source = readFileSync(new URL('packages/domain/src/law/types.ts', REPOSITORY), 'utf8')
    const codes = /InputErrorCode =([^/]*)/.exec(source)?.[1]?.match(/'([A-Z_]+)'/g) ?? []
    expect(codes.length).toBeGreaterThan(10)
    for (const code of codes) expect(WORDS.de.error).toHaveProperty(`LAW_${code.slice(1, -1)}`)
  })

  it('says every refusal of the gateway', () => {
    const codes = refusalCodes()
    expect(codes).toContain('NOT_FOUND')
    expect(codes).toContain('INTERPRETER_NOT_INDEPENDENT')
    for (const code of codes) expect(WORDS.de.error, code).toHaveProperty(code)
  })

  it.each(LOCALES)('%s has words for the vocabulary of facts, law, gaps and import', (locale) => {
    for (const [group, codes] of Object.entries(VOCABULARY) as [WordGroup, string][]) {
      for (const code of codes.split(/\s+/))
        expect(wordFor(locale, group, code), `${group}.${code}`).not.toBe(code)
    }
  })

  it('covers every enum of the contract', () => {
    const enums = enumsOfContract()
    expect([...enums.keys()].sort()).toEqual([...Object.keys(ENUMS), ...UNSPOKEN].sort())
    for (const [name, group] of Object.entries(ENUMS)) {
      expect(enums.get(name)?.length).toBeGreaterThan(1)
      for (const code of enums.get(name) ?? [])
        expect(WORDS.de[group], `${name}.${code}`).toHaveProperty(code)
    }
  })

  it('shows an unknown code as it is', () => {
    expect(wordFor('de', 'regime', 'SGB_XIV')).toBe('SGB_XIV')
    expect(wordFor('en', 'error', 'BRAND_NEW')).toBe('BRAND_NEW')
  })

  it('puts titles together from their paragraph', () => {
    expect(wordFor('de', 'regime', 'TITLE_25_2_REFUGEE')).toBe(
      'Aufenthaltserlaubnis § 25 Abs. 2 AufenthG (Flüchtling)',
    )
    expect(wordFor('en', 'regime', 'TITLE_25B')).toBe('Residence permit § 25b AufenthG')
    expect(wordFor('de', 'regime', 'TITLE_104C')).toBe('Aufenthaltserlaubnis § 104c AufenthG')
    expect(wordFor('de', 'regime', 'TITLE_weird')).toBe('Aufenthaltserlaubnis weird')
  })
})
