import { refusalOf } from '@nahtlos/db'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openScene, type Scene } from './scene.ts'

// What the tables refuse whoever asks: written as the superuser, past every policy and grant.
let scene: Scene
let caseId: string
let otherCaseId: string
let consentId: string
let referralId: string
beforeAll(async () => {
  scene = await openScene()
  const { manager, units } = scene.here
  caseId = await scene.openCase(manager, 'CO-1')
  otherCaseId = await scene.openCase(manager, 'CO-2')
  consentId = await scene.recordConsent(manager, caseId, units.jobcenter)
  referralId = await scene.sendReferral(manager, caseId, consentId)
})
afterAll(() => scene?.close())

/** The refusal's code, the name of the broken constraint, or that nothing stood in the way. */
async function refusal(sql: string, values: unknown[] = []): Promise<string> {
  return scene.database.admin(sql, values).then(
    () => 'LET_THROUGH',
    (error) => refusalOf(error) ?? error.constraint ?? String(error),
  )
}

const REFERRAL = `INSERT INTO referral (tenant_id, case_id, from_unit_id, to_unit_id, topic, legal_basis, consent_id,
    owner_id, next_action, sent_at, respond_by)
  VALUES ($1, $2, $3, $4, 'START_WORK', 'CONSENT', $5, $6, 'AWAIT_REFERRAL', $7::timestamptz, $7::timestamptz + interval '14 days')`

function referralValues(change: { caseId?: string; toUnitId?: string; consentId?: string; sentAt?: string }) {
  const { tenantId, units, manager } = scene.here
  return [
    tenantId,
    change.caseId ?? caseId,
    units.kim,
    change.toUnitId ?? units.jobcenter,
    change.consentId ?? consentId,
    manager.id,
    change.sentAt ?? '2026-11-17T12:00:00+01:00',
  ]
}

describe('a referral', () => {
  it('goes out under a live consent of the same case for the same unit', async () => {
    expect(await refusal(REFERRAL, referralValues({}))).toBe('LET_THROUGH')
  })

  it.each([
    ['of another case', () => ({ caseId: otherCaseId })],
    ['to another unit', () => ({ toUnitId: scene.here.units.agency })],
    ['before the consent was given', () => ({ sentAt: '2026-11-16T12:00:00+01:00' })],
    // Midnight in Germany, not in UTC: the sixteenth is not over in London, but it is here.
    ['after it ran out', () => ({ sentAt: '2027-05-18T00:00:01+02:00' })],
  ])('does not exist %s', async (_what, change) => {
    expect(await refusal(REFERRAL, referralValues(change()))).toBe('NO_LIVE_CONSENT')
  })

  it('does not exist once the consent is withdrawn', async () => {
    const { manager, units } = scene.here
    const withdrawn = await scene.recordConsent(manager, otherCaseId, units.jobcenter)
    await scene.database.admin(
      `UPDATE consent SET state = 'WITHDRAWN', withdrawn_on = '2026-11-17' WHERE id = $1`,
      [withdrawn],
    )
    const values = referralValues({ caseId: otherCaseId, consentId: withdrawn })
    expect(await refusal(REFERRAL, values)).toBe('NO_LIVE_CONSENT')
  })

  it('has exactly one legal basis', async () => {
    const sql = `UPDATE referral SET statute_norm = '§ 69 SGB X' WHERE id = $1`
    expect(await refusal(sql, [referralId])).toBe('one_legal_basis')
  })

  it('is declined with a reason only', async () => {
    const sql = `UPDATE referral SET state = 'DECLINED', decided_at = now() WHERE id = $1`
    expect(await refusal(sql, [referralId])).toBe('decline_has_reason')
  })

  it('is decided once', async () => {
    const { manager, units } = scene.here
    const decided = await scene.sendReferral(
      manager,
      otherCaseId,
      await scene.recordConsent(manager, otherCaseId, units.jobcenter),
    )
    const decline = `UPDATE referral SET state = 'DECLINED', decline_reason = 'NO_CAPACITY', decided_at = now() WHERE id = $1`
    expect(await refusal(decline, [decided])).toBe('LET_THROUGH')
    const accept = `UPDATE referral SET state = 'ACCEPTED', decline_reason = NULL WHERE id = $1`
    expect(await refusal(accept, [decided])).toBe('ALREADY_DECIDED')
  })
})

describe('a package', () => {
  it('is sealed: its content does not change', async () => {
    const sql = `UPDATE package SET content = '[]' WHERE referral_id = $1`
    expect(await refusal(sql, [referralId])).toBe('PACKAGE_SEALED')
  })

  it('holds no category that was not granted', async () => {
    expect(await refusal(PACKAGE, await packageValues(['IDENTITY', 'FAMILY']))).toBe('CATEGORY_NOT_CONSENTED')
    expect(await refusal(PACKAGE, await packageValues(['ART9']))).toBe('CATEGORY_NOT_CONSENTED')
  })

  it('is for the unit of its referral alone', async () => {
    const values = await packageValues(['IDENTITY'], scene.here.units.agency)
    expect(await refusal(PACKAGE, values)).toBe('WRONG_RECIPIENT')
  })

  it('stays revoked', async () => {
    await scene.database.admin('UPDATE package SET revoked_at = now() WHERE referral_id = $1', [referralId])
    const sql = 'UPDATE package SET revoked_at = NULL WHERE referral_id = $1'
    expect(await refusal(sql, [referralId])).toBe('PACKAGE_SEALED')
  })

  const PACKAGE = `INSERT INTO package (tenant_id, referral_id, recipient_unit_id, categories, content, sha256)
    VALUES ($1, $2, $3, $4::"DataCategory"[], '[]', '\\x00')`

  async function packageValues(categories: string[], unitId = scene.here.units.jobcenter) {
    const [bare] = await scene.database.admin<{ id: string }>(`${REFERRAL} RETURNING id`, referralValues({}))
    return [scene.here.tenantId, bare?.id, unitId, categories]
  }
})

describe('a consent', () => {
  const change = (what: string) => refusal(`UPDATE consent SET ${what} WHERE id = $1`, [consentId])

  it('lasts at most six months', async () => {
    expect(await change(`valid_to = valid_from + interval '6 months 1 day'`)).toBe('at_most_six_months')
    expect(await change(`valid_to = valid_from + interval '6 months'`)).toBe('LET_THROUGH')
  })

  it('is not given through a relative who interprets', async () => {
    expect(await change(`interpreter = 'RELATIVE_OR_COMPANION'`)).toBe('interpreter_independent')
  })

  it('is explained and proven', async () => {
    for (const told of ['explained_purpose', 'explained_refusal', 'explained_withdrawal'])
      expect(await change(`${told} = false`)).toBe('granted_is_explained')
    expect(await change(`proof = 'NONE'`)).toBe('proof_kind')
  })
})

describe('a case', () => {
  const change = (what: string) => refusal(`UPDATE case_file SET ${what} WHERE id = $1`, [caseId])

  it('has a next action and its day for as long as it is open', async () => {
    expect(await change('next_action_code = NULL')).toBe('open_case_has_next_action')
    expect(await change('next_action_on = NULL')).toBe('open_case_has_next_action')
  })

  it('is not closed without a day', async () => {
    expect(await change(`state = 'CLOSED'`)).toBe('closed_case_has_day')
  })

  it('always has an owner', async () => {
    await expect(
      scene.database.admin('UPDATE case_file SET case_manager_id = NULL WHERE id = $1', [caseId]),
    ).rejects.toMatchObject({ code: '23502', column: 'case_manager_id' })
  })

  it('has a file number that no other case of the Kreis has', async () => {
    expect(await change(`file_number = 'CO-2'`)).toBe('case_file_tenant_id_file_number_key')
  })
})

describe('the trail', () => {
  it('is only ever added to, even by the superuser', async () => {
    expect(await refusal(`UPDATE audit_event SET action = 'nothing'`)).toBe('APPEND_ONLY')
    expect(await refusal('DELETE FROM audit_event')).toBe('APPEND_ONLY')
  })
})

describe('a fact', () => {
  it('is superseded by one correction, not by two', async () => {
    const insert = `INSERT INTO fact (tenant_id, case_id, category, type, payload, valid_on, recorded_on, recorded_by, evidence, supersedes)
      VALUES ($1, $2, 'STATUS', 'ENTRY', '{"on": "2026-01-10"}', '2026-01-10', '2026-11-17', $3, 'STATED', $4) RETURNING id`
    const { tenantId, manager } = scene.here
    const [first] = await scene.database.admin<{ id: string }>(insert, [tenantId, caseId, manager.id, null])
    const correction = [tenantId, caseId, manager.id, first?.id]
    expect(await refusal(insert, correction)).toBe('LET_THROUGH')
    expect(await refusal(insert, correction)).toBe('fact_supersedes_key')
  })
})
