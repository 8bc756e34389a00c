import { refusalOf } from '@nahtlos/db'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openScene, type Scene } from './scene.ts'

// What a consent carries and what it does not: direction, its end, and the release from secrecy besides it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 })

type Who = 'adult' | 'child' | 'young' | 'unknown'
let scene: Scene
let counsel: string
const cases = {} as Record<Who, string>

beforeAll(async () => {
  scene = await openScene()
  const { manager, units } = scene.here
  for (const [who, birthDate] of [
    ['adult', '1990-05-01'],
    ['child', '2014-01-01'],
    ['young', '2012-01-01'],
    ['unknown', null],
  ] as const)
    cases[who] = await scene.openCase(manager, `EB-${who}`, { birthDate, language: 'de' })
  const [unit] = await scene.database.admin<{ id: string }>(
    `WITH o AS (INSERT INTO organisation (tenant_id, key, name, kind) SELECT tenant_id, 'traeger', 'Freier Träger', 'NGO'
       FROM unit WHERE id = $1 RETURNING id, tenant_id)
     INSERT INTO unit (tenant_id, organisation_id, key, name, accepts_referrals)
       SELECT tenant_id, id, 'traeger-beratung', 'Beratung', true FROM o RETURNING id`,
    [units.jobcenter],
  )
  counsel = unit?.id ?? ''
})
afterAll(() => scene?.close())

const SELF = [{ role: 'PERSON' }]
const parent = { role: 'PARENT', name: 'R. Muster' }
const HOLDS = {
  purpose: 'EVERYDAY_SUPPORT',
  granted: ['IDENTITY'],
  refused: ['FAMILY'],
  explicit: [],
  language: 'de',
  textVersion: 'de-2026-11-1',
  interpreter: 'NONE_NEEDED',
  explainedPurpose: true,
  explainedRefusal: true,
  explainedWithdrawal: true,
  proof: 'SIGNATURE',
  signatures: SELF,
}

describe('what a consent carries', () => {
  const send = (consentId: string | undefined) =>
    scene.database
      .admin(
        `INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, consent_id, owner_id,
           next_action, sent_at, respond_by)
         SELECT k.tenant_id, k.case_id, c.unit_id, k.recipient_unit_id, 'START_WORK', 'CONSENT', k.id, c.case_manager_id,
           'AWAIT_REFERRAL', '2026-11-17T12:00:00+01:00', '2026-12-01T12:00:00+01:00'
           FROM consent k JOIN case_file c ON c.id = k.case_id WHERE k.id = $1 RETURNING id`,
        [consentId],
      )
      .then(
        ([row]) => String((row as { id: string }).id),
        (error) => refusalOf(error) ?? String(error),
      )

  const record = async (change: Record<string, unknown>) => {
    const { recordConsent } = await scene.ask<{ recordConsent: { consentId: string; error: unknown } }>(
      scene.here.manager,
      'mutation ($input: RecordConsentInput!) { recordConsent(input: $input) { consentId error { code } } }',
      {
        input: {
          caseId: cases.adult,
          recipientUnitId: scene.here.units.jobcenter,
          ...HOLDS,
          ...change,
        },
      },
    )
    expect(recordConsent.error).toBeNull()
    return recordConsent.consentId
  }
  const preview = async (consentId: string) =>
    (
      await scene.answer(
        scene.here.manager,
        'query ($caseId: ID!, $consentId: ID) { packagePreview(caseId: $caseId, consentId: $consentId) { sha256 } }',
        { caseId: cases.adult, consentId },
      )
    ).data?.packagePreview ?? null

  it('is no sending where it was given for fetching', async () => {
    const consentId = await record({ direction: 'IN' })
    expect(await preview(consentId)).toBeNull()
    expect(await send(consentId)).toBe('CONSENT_OTHER_DIRECTION')
  })

  it('ends with the referral, unless it names a day of its own', async () => {
    const decline = `UPDATE referral SET state = 'DECLINED', decline_reason = 'NO_CAPACITY', decided_at = now() WHERE id = $1`
    const open = await record({})
    await scene.database.admin(decline, [await send(open)])
    expect(await preview(open)).toBeNull()
    expect(await send(open)).toBe('NO_LIVE_CONSENT')
    const dated = await record({ validTo: '2026-12-31' })
    await scene.database.admin(decline, [await send(dated)])
    expect(await preview(dated)).not.toBeNull()
    expect(await send(dated)).toMatch(/^[0-9a-f-]{36}$/)
  })

  const release = async (change: Record<string, unknown> = {}) => {
    const { recordRelease } = await scene.ask<{
      recordRelease: { releaseId: string | null; error: { code: string } | null }
    }>(
      scene.here.manager,
      'mutation ($input: RecordReleaseInput!) { recordRelease(input: $input) { releaseId error { code } } }',
      {
        input: {
          caseId: cases.adult,
          recipientUnitId: scene.here.units.jobcenter,
          released: 'Beratungsstelle',
          scope: ['NOTES'],
          proof: 'SIGNATURE',
          signatures: SELF,
          ...change,
        },
      },
    )
    return recordRelease
  }

  it('covers nothing entrusted without the release from secrecy, a record of its own', async () => {
    const { manager } = scene.here
    const consentId = await record({ recipientUnitId: counsel, granted: ['IDENTITY', 'NOTES'] })
    const draft = { caseId: cases.adult, consentId, excerpt: 'Sie sucht eine Gruppe.' }
    const referralId = await send(consentId)
    const attempts = async () => {
      const previewSha256 = await scene.previewHash(manager, draft)
      const { sendReferral } = await scene.ask<{ sendReferral: { error: { code: string } | null } }>(
        manager,
        'mutation ($input: SendReferralInput!) { sendReferral(input: $input) { error { code } } }',
        { input: { ...draft, previewSha256, topic: 'EVERYDAY_SUPPORT' } },
      )
      // Undone at its end, whatever the tables say: the next attempt finds the referral without a package again.
      const tables = await scene.database
        .admin(
          `DO $do$ BEGIN
             INSERT INTO package (tenant_id, referral_id, recipient_unit_id, categories, content, sha256)
               SELECT tenant_id, id, to_unit_id, '{NOTES}', '[]', '\\x00' FROM referral WHERE id = '${referralId}';
             RAISE EXCEPTION 'reached' USING ERRCODE = 'ZZ001';
           END $do$`,
        )
        .then(
          () => 'LET_THROUGH',
          (error) => (refusalOf(error) === 'RELEASE_MISSING' ? 'RELEASE_MISSING' : 'ANOTHER'),
        )
      const { packagePreview } = await scene.ask<{ packagePreview: { unreleased: string[] } }>(
        manager,
        'query ($caseId: ID!, $consentId: ID, $excerpt: String) { packagePreview(caseId: $caseId, consentId: $consentId, excerpt: $excerpt) { unreleased } }',
        draft,
      )
      const gateway = sendReferral.error?.code ?? 'LET_THROUGH'
      return { preview: packagePreview.unreleased, gateway, tables }
    }
    const missing = { preview: ['NOTES'], gateway: 'RELEASE_MISSING', tables: 'RELEASE_MISSING' }
    expect(await attempts()).toEqual(missing)
    // Towards another unit it does not help.
    expect((await release()).error).toBeNull()
    expect(await attempts()).toEqual(missing)
    const { releaseId } = await release({ recipientUnitId: counsel })
    expect(await attempts()).toEqual({ preview: [], gateway: 'LET_THROUGH', tables: 'ANOTHER' })
    const { withdrawRelease } = await scene.ask<{ withdrawRelease: { error: unknown } }>(
      manager,
      'mutation ($id: ID!) { withdrawRelease(id: $id) { error { code } } }',
      { id: releaseId },
    )
    expect(withdrawRelease.error).toBeNull()
    expect(await attempts()).toEqual(missing)
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['names who may speak', { released: ' ' }, 'RELEASED_MISSING'],
    ['names about what', { scope: [] }, 'CATEGORY_MISSING'],
    ['is proven', { proof: 'NONE' }, 'PROOF_MISSING'],
    ['has its paper', { proof: 'SIGNED_UPLOAD' }, 'PROOF_DOCUMENT_MISSING'],
    ['ends within six months', { validTo: '2027-05-18' }, 'VALID_TO_TOO_LATE'],
    ['is signed', { signatures: [] }, 'SIGNATURE_OF_PERSON_MISSING'],
    ['is signed by nobody else for an adult', { signatures: [...SELF, parent] }, 'SIGNER_NOT_ENTITLED'],
  ])('a release %s', async (_what, change, code) => {
    expect((await release(change)).error?.code).toBe(code)
  })

  it.each<[Who, string, string]>([
    ['adult', 'GUARDIAN', 'SIGNATURE_OF_PERSON_MISSING'],
    ['adult', 'BOTH', 'SIGNER_NOT_ENTITLED'],
    ['young', 'SELF', 'SIGNATURE_OF_GUARDIAN_MISSING'],
    ['young', 'GUARDIAN', 'SIGNATURE_OF_PERSON_MISSING'],
    ['child', 'SELF', 'SIGNATURE_OF_GUARDIAN_MISSING'],
    ['unknown', 'SELF', 'SIGNATURE_OF_GUARDIAN_MISSING'],
    ['child', 'GUARDIAN', 'LET_THROUGH'],
    ['young', 'BOTH', 'LET_THROUGH'],
    ['adult', 'SELF', 'LET_THROUGH'],
  ])('the tables take a release of (%s) signed by %s: %s', async (who, by, expected) => {
    const taken = await scene.database
      .admin(
        `INSERT INTO confidentiality_release (tenant_id, case_id, to_unit_id, norm, released, scope, signed_by, guardian_name,
           proof, valid_from, valid_to, recorded_by)
         SELECT tenant_id, id, $2, 'STGB_203', 'Beratung', '{NOTES}', $3, CASE WHEN $3 = 'SELF' THEN NULL ELSE 'R. Muster' END,
           'SIGNATURE', '2026-11-17', '2026-12-31', case_manager_id FROM case_file WHERE id = $1`,
        [cases[who], scene.here.units.jobcenter, by],
      )
      .then(
        () => 'LET_THROUGH',
        (error) => refusalOf(error) ?? String(error),
      )
    expect(taken).toBe(expected)
  })
})
