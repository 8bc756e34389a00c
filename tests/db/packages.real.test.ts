import { readMigrations } from '@nahtlos/db/migrate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScene, type Scene, TODAY } from './scene.ts'

// What leaves a case, how it is corrected, and how it ends; then what the database refuses by itself.
let scene: Scene
let files = 0
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene?.close())

const RECEIVED = `query ($id: ID!) { receivedReferral(id: $id) {
  state legalBasis statuteNorm statuteTask
  package { categories sections { category fields { key value } } sha256 }
  notices { id kind acknowledgedAt correction { sections { category fields { key value } } } }
} }`
interface Section {
  category: string
  fields: { key: string; value: string }[]
}
interface Received {
  state: string
  legalBasis: string
  statuteNorm: string | null
  statuteTask: string | null
  package: { categories: string[]; sections: Section[]; sha256: string } | null
  notices: {
    id: string
    kind: string
    acknowledgedAt: string | null
    correction: { sections: Section[] } | null
  }[]
}
const received = async (id: string): Promise<Received> => {
  const { receivedReferral } = await scene.ask<{ receivedReferral: Received }>(scene.here.partner, RECEIVED, {
    id,
  })
  return receivedReferral
}
const fields = (sections: Section[] | undefined) =>
  (sections ?? []).flatMap((section) => section.fields.map(({ key, value }) => `${key}=${value}`))

const FACTS = [
  { type: 'ENTRY', payload: { on: '2025-03-01' } },
  { type: 'STATUS', payload: { status: 'AUFENTHALTSGESTATTUNG', from: '2025-03-20' } },
  { type: 'REPRESENTATIVE_NAMED', payload: { track: 'SUPPORT', from: '2025-04-01', role: 'NGO' } },
]

/** A case of the manager with a consent for the Jobcenter and one referral to it. */
async function sentReferral() {
  const { manager, units } = scene.here
  files += 1
  const caseId = await scene.openCase(manager, `P-${files}`, { facts: FACTS, place: 'Hochfeld' })
  const consentId = await scene.recordConsent(manager, caseId, units.jobcenter)
  const referralId = await scene.sendReferral(manager, caseId, consentId)
  return { caseId, consentId, referralId, familyName: `Probe P-${files}` }
}

async function entryOf(caseId: string): Promise<string> {
  const [row] = await scene.database.admin<{ id: string }>(
    `SELECT id FROM fact f WHERE case_id = $1 AND type = 'ENTRY' AND NOT EXISTS (SELECT FROM fact n WHERE n.supersedes = f.id)`,
    [caseId],
  )
  return row?.id ?? ''
}

async function correctEntry(caseId: string, on: string): Promise<void> {
  const input = { caseId, fact: { type: 'ENTRY', payload: { on } }, supersedes: await entryOf(caseId) }
  const { recordFact } = await scene.ask<{ recordFact: { error: unknown } }>(
    scene.here.manager,
    'mutation ($input: RecordFactInput!) { recordFact(input: $input) { error { code } } }',
    { input },
  )
  expect(recordFact.error).toBeNull()
}

async function correctIdentity(caseId: string, familyName: string, more: object): Promise<void> {
  const { correctIdentity } = await scene.ask<{ correctIdentity: { error: unknown } }>(
    scene.here.manager,
    'mutation ($input: CorrectIdentityInput!) { correctIdentity(input: $input) { error { code } } }',
    {
      input: { caseId, familyName, birthDate: '1990-05-01', addressLock: false, place: 'Hochfeld', ...more },
    },
  )
  expect(correctIdentity.error).toBeNull()
}

const acknowledge = async (referralId: string, noticeId: string) => {
  const { acknowledgeNotice } = await scene.ask<{ acknowledgeNotice: { error: { code: string } | null } }>(
    scene.here.partner,
    'mutation ($referralId: ID!, $noticeId: ID!) { acknowledgeNotice(referralId: $referralId, noticeId: $noticeId) { error { code } } }',
    { referralId, noticeId },
  )
  return acknowledgeNotice.error?.code ?? null
}
const withdraw = (id: string) =>
  scene.ask(scene.here.manager, 'mutation ($id: ID!) { withdrawConsent(id: $id) { error { code } } }', { id })
const inbox = async (state: string) => {
  const answer = await scene.ask<{ inbox: { id: string; openNotices: number }[] }>(
    scene.here.partner,
    'query ($state: InboxState!) { inbox(state: $state) { id openNotices } }',
    { state },
  )
  return answer.inbox
}
const send = async (input: Record<string, unknown>) => {
  const { sendReferral } = await scene.ask<{
    sendReferral: { referralId: string | null; error: { code: string } | null }
  }>(
    scene.here.manager,
    'mutation ($input: SendReferralInput!) { sendReferral(input: $input) { referralId error { code } } }',
    { input: { topic: 'SECURE_LIVELIHOOD', ...input } },
  )
  return sendReferral
}

const manager = () => ({ subject: scene.here.manager.subject, role: 'case_manager', purpose: 'CASEWORK' })

/** Tries SQL as the manager's own transaction and takes it back. */
async function tried(text: string, ...values: unknown[]): Promise<string> {
  class TakenBack extends Error {}
  return scene.db
    .write(manager(), async ({ prisma }) => {
      await prisma.$executeRawUnsafe(text, ...values)
      throw new TakenBack()
    })
    .then(
      () => 'LET_THROUGH',
      (error) =>
        error instanceof TakenBack
          ? 'LET_THROUGH'
          : (/NA0\d\d|42501/.exec(JSON.stringify(error, Object.getOwnPropertyNames(error)))?.[0] ??
            String(error)),
    )
}

describe('the preview', () => {
  it('is what is sealed, with the same hash, and without what was left out', async () => {
    const { caseId, consentId } = await sentReferral()
    const ref = `${await entryOf(caseId)}.on`
    const draft = { caseId, consentId, leaveOut: [ref, 'identity.place'] }
    const { packagePreview } = await scene.ask<{
      packagePreview: { sections: Section[]; leftOut: { ref: string }[]; sha256: string }
    }>(
      scene.here.manager,
      `query ($caseId: ID!, $consentId: ID, $leaveOut: [String!]) { packagePreview(caseId: $caseId, consentId: $consentId, leaveOut: $leaveOut) {
         sections { category fields { key value } } leftOut { ref } sha256 } }`,
      draft,
    )
    expect(packagePreview.leftOut.map((field) => field.ref).sort()).toEqual([ref, 'identity.place'].sort())
    const { referralId } = await send({ ...draft, previewSha256: packagePreview.sha256 })
    const got = (await received(referralId ?? '')).package
    expect(got?.sections).toEqual(packagePreview.sections)
    expect(got?.sha256).toBe(packagePreview.sha256)
    expect(JSON.stringify(got)).not.toMatch(/Hochfeld|ENTRY|REPRESENTATIVE/)
  })

  it('carries no words beside it: a topic is a code, to the gateway and to the tables', async () => {
    const { caseId, consentId, referralId } = await sentReferral()
    const previewSha256 = await scene.previewHash(scene.here.manager, { caseId, consentId })
    const words = { caseId, consentId, previewSha256, topic: 'Wohnt jetzt in der Mühlgasse 3, HIV-positiv' }
    expect((await send(words)).error).toEqual({ code: 'TOPIC_UNKNOWN' })
    const forced = await tried(
      `INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, consent_id, owner_id, next_action,
         sent_at, respond_by)
       SELECT tenant_id, case_id, from_unit_id, to_unit_id, 'Mühlgasse 3', legal_basis, consent_id, owner_id, next_action, sent_at,
         respond_by FROM referral WHERE id = $1::uuid`,
      referralId,
    )
    expect(forced).toBe('NA063')
  })

  it('that is stale sends nothing', async () => {
    const { caseId, consentId } = await sentReferral()
    const previewSha256 = await scene.previewHash(scene.here.manager, { caseId, consentId })
    await correctEntry(caseId, '2025-03-02')
    const stale = await send({ caseId, consentId, previewSha256 })
    expect(stale).toEqual({ referralId: null, error: { code: 'PREVIEW_STALE' } })
    const fresh = await scene.previewHash(scene.here.manager, { caseId, consentId })
    expect((await send({ caseId, consentId, previewSha256: fresh })).error).toBeNull()
  })

  it('that left a field out cannot be sent with it', async () => {
    const { caseId, consentId } = await sentReferral()
    const leaveOut = ['identity.place']
    const previewSha256 = await scene.previewHash(scene.here.manager, { caseId, consentId, leaveOut })
    expect((await send({ caseId, consentId, previewSha256 })).error).toEqual({ code: 'PREVIEW_STALE' })
  })
})

describe('an address that is locked after the sending', () => {
  it('is not shown any more, neither in the package nor in a correction, and the rest is', async () => {
    const { caseId, referralId } = await sentReferral()
    const name = `Probe P-${files}`
    await correctIdentity(caseId, name, { place: 'Marxloh' })
    const shown = async () => {
      const { package: sent, notices } = await received(referralId)
      return [...fields(sent?.sections), ...notices.flatMap(({ correction }) => fields(correction?.sections))]
    }
    expect(await shown()).toEqual(
      expect.arrayContaining(['identity.place=Hochfeld', 'identity.place=Marxloh']),
    )
    await scene.database.admin('UPDATE person_identity SET address_lock = true WHERE case_id = $1', [caseId])
    expect((await shown()).filter((field) => field.startsWith('identity.place'))).toEqual([])
    expect(await shown()).toContain(`identity.familyName=${name}`)
    // That there is a lock is told of this referral, under its purpose, to its recipient.
    const locked = (subject: string, role: string, purpose: string) =>
      scene.db
        .read<{ locked: boolean }>(
          { subject, role, purpose },
          { name: 'locked', text: 'SELECT app.address_locked($1::uuid) AS locked', values: [referralId] },
        )
        .then(([row]) => row?.locked)
    const { partner, otherPartner } = scene.here
    expect(await locked(partner.subject, 'partner_intake', `REFERRAL:${referralId}`)).toBe(true)
    expect(await locked(partner.subject, 'partner_intake', 'CASEWORK')).toBe(false)
    expect(await locked(partner.subject, 'case_manager', `REFERRAL:${referralId}`)).toBe(false)
    expect(await locked(otherPartner.subject, 'partner_intake', `REFERRAL:${referralId}`)).toBe(false)
  })
})

describe('a sealed package that somebody changed in the store', () => {
  it('is not shown, and that is on record', async () => {
    const { referralId } = await sentReferral()
    await scene.database.admin('ALTER TABLE package DISABLE TRIGGER package_immutable')
    await scene.database.admin(
      `UPDATE package SET content = replace(content::text, 'Probe', 'Falsch')::jsonb WHERE referral_id = $1`,
      [referralId],
    )
    await scene.database.admin('ALTER TABLE package ENABLE TRIGGER package_immutable')
    const answer = await scene.answer(scene.here.partner, RECEIVED, { id: referralId })
    expect(answer.data?.receivedReferral).toBeNull()
    expect(answer.errors?.[0]?.extensions.code).toBe('PACKAGE_TAMPERED')
    const lines = await scene.database.admin(
      `SELECT purpose FROM audit_event WHERE action = 'package.tampered' AND object_id = $1`,
      [referralId],
    )
    expect(lines).toEqual([{ purpose: `REFERRAL:${referralId}` }])
  })
})

describe('a corrected fact', () => {
  it('is told to whoever holds it, as the corrected field alone, until somebody acknowledges', async () => {
    const { caseId, referralId } = await sentReferral()
    await correctEntry(caseId, '2025-03-05')
    const [notice] = (await received(referralId)).notices
    expect(notice).toMatchObject({ kind: 'CORRECTED', acknowledgedAt: null })
    expect(fields(notice?.correction?.sections)).toEqual(['fact.ENTRY.on=2025-03-05'])
    expect(await inbox('OPEN')).toContainEqual({ id: referralId, openNotices: 1 })
    // Tuesday; five working days later.
    const tasks = await scene.database.admin<{ due: string; owner: string }>(
      `SELECT due_on::text AS due, owner_id AS owner FROM task WHERE case_id = $1 AND code = 'CORRECTION_UNACKNOWLEDGED'`,
      [caseId],
    )
    expect(tasks).toEqual([{ due: '2026-11-24', owner: scene.here.manager.id }])
    expect(await acknowledge(referralId, notice?.id ?? '')).toBeNull()
    expect(await acknowledge(referralId, notice?.id ?? '')).toBe('ALREADY_ACKNOWLEDGED')
    expect((await received(referralId)).notices[0]?.acknowledgedAt).not.toBeNull()
    const events = await scene.database.admin(
      `SELECT payload->>'caseId' AS "caseId" FROM outbox_event WHERE type = 'correction.acknowledged' AND payload->>'noticeId' = $1`,
      [notice?.id],
    )
    expect(events).toEqual([{ caseId }])
  })

  it('is told again when it is corrected again, and not when nothing that they hold differs', async () => {
    const { caseId, referralId } = await sentReferral()
    await correctEntry(caseId, '2025-03-05')
    await correctEntry(caseId, '2025-03-05')
    await correctEntry(caseId, '2025-03-06')
    const notices = (await received(referralId)).notices
    expect(notices.map((each) => fields(each.correction?.sections))).toEqual([
      ['fact.ENTRY.on=2025-03-06'],
      ['fact.ENTRY.on=2025-03-05'],
    ])
  })

  it('of the identity likewise; a locked address is in no notice', async () => {
    const { caseId, referralId, familyName } = await sentReferral()
    await correctIdentity(caseId, `${familyName}-Neu`, {})
    expect(fields((await received(referralId)).notices[0]?.correction?.sections)).toEqual([
      `identity.familyName=${familyName}-Neu`,
    ])
    await correctIdentity(caseId, `${familyName}-Neu`, { place: 'Lindenau', addressLock: true })
    const [newest] = (await received(referralId)).notices
    expect(newest).toMatchObject({ kind: 'CORRECTED', correction: null })
    expect(
      JSON.stringify(await scene.database.admin('SELECT content FROM package_correction')),
    ).not.toContain('Lindenau')
  })

  it('under a consent that has run out carries no content: they are told to ask', async () => {
    const { caseId, consentId, referralId } = await sentReferral()
    await expire(consentId)
    await correctEntry(caseId, '2025-03-07')
    expect((await received(referralId)).notices[0]).toMatchObject({ kind: 'CORRECTED', correction: null })
  })

  it('reaches whoever declined without content: that consent ended with the referral', async () => {
    const { caseId, referralId } = await sentReferral()
    const declined =
      'mutation ($id: ID!) { it: declineReferral(id: $id, reason: NO_CAPACITY) { error { code } } }'
    expect(await scene.ask(scene.here.partner, declined, { id: referralId })).toEqual({ it: { error: null } })
    await correctEntry(caseId, '2025-03-07')
    const [notice] = (await received(referralId)).notices
    expect(notice).toMatchObject({ kind: 'CORRECTED', correction: null })
    const forced = await tried(
      `INSERT INTO package_correction (tenant_id, notice_id, referral_id, recipient_unit_id, categories, content, sha256, sealed_at)
       SELECT tenant_id, $2::uuid, id, to_unit_id, '{STATUS}', '[]', '\\x00', '2026-11-17T12:00:00Z' FROM referral WHERE id = $1::uuid`,
      referralId,
      notice?.id ?? '',
    )
    expect(forced).toBe('NA010')
  })

  it('is told to nobody who may not read any more', async () => {
    const { caseId, consentId, referralId } = await sentReferral()
    await withdraw(consentId)
    await correctEntry(caseId, '2025-03-08')
    expect((await received(referralId)).notices.map((each) => each.kind)).toEqual(['WITHDRAWN'])
  })
})

describe('a package from before the sender kept where its fields come from', () => {
  const sources = async (referralId: string) => {
    const [row] = await scene.database.admin<{ refs: string[] }>(
      `SELECT ARRAY(SELECT e->>'ref' FROM jsonb_array_elements(sources) e ORDER BY 1) AS refs
         FROM package_record WHERE referral_id = $1`,
      [referralId],
    )
    return row?.refs
  }
  it('gets that by the migration, and is corrected like any other', async () => {
    const { caseId, referralId } = await sentReferral()
    await correctEntry(caseId, '2025-03-05')
    const before = await sources(referralId)
    expect(before).toContain(`${await entryOf(caseId)}.on`)
    await scene.database.admin('DELETE FROM package_record WHERE referral_id = $1', [referralId])
    const all = await readMigrations()
    await scene.database.admin(all.find(({ path }) => path.endsWith('_withdrawn_packages'))?.content ?? '')
    expect(await sources(referralId)).toEqual(before)
    await correctEntry(caseId, '2025-03-06')
    expect((await received(referralId)).notices).toHaveLength(2)
  })
})

const expire = (consentId: string) =>
  scene.database.admin(
    `UPDATE consent SET valid_from = '2026-10-01', valid_to = '2026-11-16' WHERE id = $1`,
    [consentId],
  )

describe('the end of a consent', () => {
  it('by expiry stops new disclosures, and what was sent stays readable', async () => {
    const { caseId, consentId, referralId } = await sentReferral()
    const previewSha256 = await scene.previewHash(scene.here.manager, { caseId, consentId })
    await expire(consentId)
    expect((await send({ caseId, consentId, previewSha256 })).error).toEqual({ code: 'NO_LIVE_CONSENT' })
    expect((await received(referralId)).package).not.toBeNull()
  })

  it('by withdrawal ends the reading, corrections too, and both sides are told without content', async () => {
    const { caseId, consentId, referralId } = await sentReferral()
    await scene.ask(
      scene.here.partner,
      'mutation ($id: ID!) { acceptReferral(id: $id) { error { code } } }',
      {
        id: referralId,
      },
    )
    await correctEntry(caseId, '2025-03-09')
    await withdraw(consentId)
    const after = await received(referralId)
    expect(after).toMatchObject({ state: 'CANCELLED', package: null })
    expect(after.notices.map(({ kind, correction }) => [kind, correction])).toEqual([
      ['WITHDRAWN', null],
      ['CORRECTED', null],
    ])
    expect(JSON.stringify(after)).not.toMatch(/Probe|2025-03-09/)
    expect((await inbox('OPEN')).find((each) => each.id === referralId)?.openNotices).toBe(2)
    for (const { id } of after.notices) expect(await acknowledge(referralId, id)).toBeNull()
    expect((await inbox('DECIDED')).map((each) => each.id)).toContain(referralId)
    const { case: file } = await scene.ask<{
      case: { referrals: { id: string; notices: { kind: string; acknowledgedAt: string | null }[] }[] }
    }>(
      scene.here.manager,
      'query ($id: ID!) { case(id: $id) { referrals { id notices { kind acknowledgedAt } } } }',
      { id: caseId },
    )
    const told = file.referrals.find((each) => each.id === referralId)?.notices
    expect(told?.map((each) => [each.kind, each.acknowledgedAt !== null])).toEqual([
      ['CORRECTED', true],
      ['WITHDRAWN', true],
    ])
  })
})

describe('the relay is told that a package is withdrawn', () => {
  it.each(['SENT', 'ACCEPTED', 'DECLINED'])('whatever came of the referral: %s', async (state) => {
    const { caseId, consentId, referralId } = await sentReferral()
    const answers: Record<string, string> = {
      ACCEPTED: 'mutation ($id: ID!) { it: acceptReferral(id: $id) { error { code } } }',
      DECLINED:
        'mutation ($id: ID!) { it: declineReferral(id: $id, reason: NO_CAPACITY) { error { code } } }',
    }
    const answer = answers[state]
    if (answer)
      expect(await scene.ask(scene.here.partner, answer, { id: referralId })).toEqual({ it: { error: null } })
    await withdraw(consentId)
    expect(
      await scene.database.admin(
        `SELECT payload FROM outbox_event WHERE type = 'package.withdrawn' AND payload->>'referralId' = $1`,
        [referralId],
      ),
    ).toEqual([{ payload: { referralId, caseId } }])
    expect((await received(referralId)).package).toBeNull()
  })
})

describe('a disclosure by statute', () => {
  const statute = (task: string, necessity = 'Antrag liegt vor') => ({
    task,
    recipientUnitId: scene.here.units.jobcenter,
    necessity,
  })

  it('shows the norm and its task, covers what the norm covers, and asks to inform the person', async () => {
    const caseId = await scene.openCase(scene.here.manager, 'STATUTE', {
      facts: [...FACTS, { type: 'APPLICATION_FILED', payload: { benefit: 'SGB_II', on: '2026-11-16' } }],
    })
    const draft = { caseId, statute: statute('FORWARD_APPLICATION') }
    const previewSha256 = await scene.previewHash(scene.here.manager, draft)
    const { referralId } = await send({ ...draft, previewSha256 })
    const got = await received(referralId ?? '')
    expect(got).toMatchObject({
      legalBasis: 'STATUTE',
      statuteNorm: '§ 16 Abs. 2 SGB I',
      statuteTask: 'FORWARD_APPLICATION',
    })
    expect(got.package?.categories).toEqual(['IDENTITY', 'STATUS', 'BENEFITS', 'FAMILY'])
    expect(fields(got.package?.sections)).toContain('fact.APPLICATION_FILED.benefit=SGB_II')
    const tasks = await scene.database.admin(
      `SELECT due_on::text AS due FROM task WHERE case_id = $1 AND code = 'INFORM_OF_DISCLOSURE'`,
      [caseId],
    )
    expect(tasks).toEqual([{ due: TODAY }])
    // Why it was needed stays with the sender.
    const [record] = await scene.database.admin(
      'SELECT necessity FROM package_record WHERE referral_id = $1',
      [referralId],
    )
    expect(record).toEqual({ necessity: 'Antrag liegt vor' })
    expect(JSON.stringify(got)).not.toContain('Antrag liegt vor')
  })

  it.each([
    ['SOCIAL_TASK', 'Aufgabe', 'NO_STATUTE'],
    ['CHILD_PROTECTION', 'Kind', 'NO_STATUTE'],
    ['LEGITIMATE_INTEREST', 'Interesse', 'NO_STATUTE'],
    ['FORWARD_APPLICATION', ' ', 'NECESSITY_MISSING'],
  ])('%s with "%s" from here to a Jobcenter is refused: %s', async (task, necessity, refusal) => {
    const { caseId } = await sentReferral()
    const sent = await send({ caseId, statute: statute(task, necessity), previewSha256: '' })
    expect(sent.error).toEqual({ code: refusal })
  })

  it('is never both: a statute beside a consent is refused', async () => {
    const { caseId, consentId } = await sentReferral()
    const both = await send({ caseId, consentId, statute: statute('FORWARD_APPLICATION'), previewSha256: '' })
    expect(both.error).toEqual({ code: 'ONE_BASIS_ONLY' })
  })
})

describe('the database by itself', () => {
  const kinds = [
    'JOBCENTER',
    'AUSLAENDERBEHOERDE',
    'SOZIALAMT',
    'JUGENDAMT',
    'SCHULE',
    'KURSTRAEGER',
    'NGO',
    'GESUNDHEITSAMT',
    'PSYCHOSOZIALES_ZENTRUM',
    'EHRENAMT',
    'KIM',
  ]
  const may = async (kind: string, category: string, key: string, value = 'x') => {
    const [row] = await scene.database.admin<{ may: boolean }>(
      'SELECT app.may_travel($1, $2, $3, $4) AS may',
      [kind, category, key, value],
    )
    return row?.may
  }

  it.each([
    ['BENEFITS', 'fact.HOUSING.kind', 'JOBCENTER SOZIALAMT NGO'],
    ['BENEFITS', 'fact.SELF_SUPPORTING.from', 'JOBCENTER AUSLAENDERBEHOERDE SOZIALAMT NGO'],
    ['BENEFITS', 'fact.BENEFIT_RECEIVED.regime', 'JOBCENTER SOZIALAMT NGO'],
    [
      'STATUS',
      'fact.ABSENCE.from',
      'JOBCENTER SOZIALAMT JUGENDAMT NGO GESUNDHEITSAMT PSYCHOSOZIALES_ZENTRUM',
    ],
    ['STATUS', 'fact.REPRESENTATIVE_NAMED.role', ''],
    ['STATUS', 'fact.NEW_KIND.on', ''],
    [
      'LANGUAGE_WORK',
      'fact.COURSE_COMPLETED.level',
      'JOBCENTER AUSLAENDERBEHOERDE JUGENDAMT SCHULE KURSTRAEGER NGO',
    ],
    ['LANGUAGE_WORK', 'fact.COURSE_COMPLETED.course', 'JOBCENTER AUSLAENDERBEHOERDE JUGENDAMT NGO'],
    ['LANGUAGE_WORK', 'identity.language', 'GESUNDHEITSAMT PSYCHOSOZIALES_ZENTRUM'],
    [
      'FAMILY',
      'fact.HOUSEHOLD_MEMBER.relation',
      'JOBCENTER AUSLAENDERBEHOERDE SOZIALAMT JUGENDAMT SCHULE NGO GESUNDHEITSAMT PSYCHOSOZIALES_ZENTRUM',
    ],
    ['FAMILY', 'fact.HOUSEHOLD_MEMBER.regime', 'JOBCENTER SOZIALAMT'],
    ['ART9', 'fact.WORK_CAPACITY.able', 'SOZIALAMT JUGENDAMT NGO GESUNDHEITSAMT PSYCHOSOZIALES_ZENTRUM'],
    ['NOTES', 'note.excerpt', 'NGO'],
    ['NOTES', 'note.body', ''],
    [
      'IDENTITY',
      'identity.familyName',
      'JOBCENTER AUSLAENDERBEHOERDE SOZIALAMT JUGENDAMT SCHULE KURSTRAEGER NGO GESUNDHEITSAMT PSYCHOSOZIALES_ZENTRUM',
    ],
    ['IDENTITY', 'identity.tenantId', ''],
  ])('%s %s may travel to %s and nowhere else', async (category, key, allowed) => {
    const found = await Promise.all(
      kinds.map(async (kind) => ((await may(kind, category, key)) ? [kind] : [])),
    )
    expect(found.flat().join(' ')).toBe(allowed)
  })

  /** A bare referral like the given one, and a package with this content. */
  async function seal(referralId: string, content: unknown): Promise<string> {
    return scene.db
      .write(manager(), async ({ prisma, caller }) => {
        const [row] = await prisma.$queryRawUnsafe<{ id: string; to: string }[]>(
          `INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, consent_id, owner_id,
             next_action, sent_at, respond_by)
           SELECT tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, consent_id, owner_id, next_action, sent_at,
             respond_by FROM referral WHERE id = $1::uuid RETURNING id, to_unit_id AS to`,
          referralId,
        )
        await prisma.$executeRawUnsafe(
          `INSERT INTO package (tenant_id, referral_id, recipient_unit_id, categories, content, sha256)
           VALUES ($1::uuid, $2::uuid, $3::uuid, '{IDENTITY,STATUS}', $4::jsonb, '\\x00')`,
          caller.tenantId,
          row?.id,
          row?.to,
          JSON.stringify(content),
        )
        throw new Error('LET_THROUGH')
      })
      .then(
        () => 'COMMITTED',
        (error) =>
          /NA0\d\d|LET_THROUGH/.exec(JSON.stringify(error, Object.getOwnPropertyNames(error)))?.[0] ??
          String(error),
      )
  }
  const section = (category: string, key: string, more: object = {}) => [
    { category, fields: [{ key, value: 'x', ...more }] },
  ]

  it('seals no field beyond the matrix, no section beyond the basis, and nothing beside key and value', async () => {
    const { referralId } = await sentReferral()
    expect(await seal(referralId, section('IDENTITY', 'identity.familyName'))).toBe('LET_THROUGH')
    expect(await seal(referralId, section('STATUS', 'fact.REPRESENTATIVE_NAMED.role'))).toBe('NA061')
    expect(await seal(referralId, section('FAMILY', 'fact.GUARDIAN.kind'))).toBe('NA061')
    expect(await seal(referralId, section('IDENTITY', 'identity.familyName', { id: '1' }))).toBe('NA061')
    expect(await seal(referralId, { IDENTITY: 'Probe' })).toBe('NA061')
  })

  it('seals no address under a lock', async () => {
    const { caseId, referralId } = await sentReferral()
    expect(await seal(referralId, section('IDENTITY', 'identity.place'))).toBe('LET_THROUGH')
    await scene.database.admin('UPDATE person_identity SET address_lock = true WHERE case_id = $1', [caseId])
    for (const [category, key] of [
      ['IDENTITY', 'identity.place'],
      ['STATUS', 'fact.MOVED.on'],
      ['STATUS', 'fact.RESIDENCE_OBLIGATION.ags'],
    ] as const)
      expect(await seal(referralId, section(category, key)), key).toBe('NA062')
  })

  it('lets no statute carry what it does not say', async () => {
    const { referralId } = await sentReferral()
    const byStatute = (norm: string, task: string) =>
      tried(
        `INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, statute_norm,
           statute_task, owner_id, next_action, sent_at, respond_by)
         SELECT tenant_id, case_id, from_unit_id, to_unit_id, topic, 'STATUTE', $2, $3, owner_id, next_action, sent_at, respond_by
           FROM referral WHERE id = $1::uuid`,
        referralId,
        norm,
        task,
      )
    expect(await byStatute('§ 16 Abs. 2 SGB I', 'FORWARD_APPLICATION')).toBe('LET_THROUGH')
    expect(await byStatute('§ 16 Abs. 2 SGB I', 'CHILD_PROTECTION')).toBe('NA060')
    expect(await byStatute('§ 87 AufenthG', 'FORWARD_APPLICATION')).toBe('NA060')
    expect(await byStatute('§ 4 Abs. 3 KKG', 'CHILD_PROTECTION')).toBe('NA060')
  })

  it('lets no notice be acknowledged by the sender, forged as a withdrawal, or told to another unit', async () => {
    const { caseId, referralId } = await sentReferral()
    await correctEntry(caseId, '2025-03-10')
    const acknowledgeIt =
      'UPDATE referral_notice SET acknowledged_at = now(), acknowledged_by = $2::uuid WHERE referral_id = $1::uuid'
    await tried(acknowledgeIt, referralId, scene.here.manager.id)
    const [{ open } = { open: -1 }] = await scene.database.admin<{ open: number }>(
      'SELECT count(*)::int AS open FROM referral_notice WHERE referral_id = $1 AND acknowledged_at IS NULL',
      [referralId],
    )
    expect(open).toBe(1)
    const forge = (kind: string, unit: string, due: string) =>
      tried(
        `INSERT INTO referral_notice (tenant_id, referral_id, to_unit_id, kind, due_on)
         SELECT tenant_id, id, $2::uuid, '${kind}', ${due} FROM referral WHERE id = $1::uuid`,
        referralId,
        unit,
      )
    expect(await forge('WITHDRAWN', scene.here.units.jobcenter, 'NULL')).toBe('42501')
    expect(await forge('CORRECTED', scene.here.units.agency, `'2026-11-24'`)).toBe('42501')
  })

  it('shows the recipient neither where fields come from nor a correction under another purpose', async () => {
    const { caseId, referralId } = await sentReferral()
    await correctEntry(caseId, '2025-03-11')
    const see = (purpose: string, table: string) =>
      scene.db.read(
        { subject: scene.here.partner.subject, role: 'partner_intake', purpose },
        {
          name: `see-${table}`,
          text: `SELECT referral_id FROM ${table} WHERE referral_id = $1`,
          values: [referralId],
        },
      )
    expect(await see(`REFERRAL:${referralId}`, 'package_correction')).toHaveLength(1)
    expect(await see('CASEWORK', 'package_correction')).toEqual([])
    expect(await see('CASEWORK', 'referral_notice')).toHaveLength(1)
    for (const purpose of [`REFERRAL:${referralId}`, 'CASEWORK'])
      expect(await see(purpose, 'package_record')).toEqual([])
  })
})
