import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DECLINE_REASONS,
  type Referral,
  type ReferralCommand,
  type ReferralState,
  referralTransition,
} from './index.ts'

const sent: Referral = { state: 'SENT', escalationLevel: 0 }
const command: fc.Arbitrary<ReferralCommand> = fc.oneof(
  fc.constant({ type: 'ACCEPT' as const }),
  fc.constantFrom(...DECLINE_REASONS).map((reason) => ({ type: 'DECLINE' as const, reason })),
  fc.constant({ type: 'CANCEL' as const }),
  fc.constantFrom(1 as const, 2 as const).map((level) => ({ type: 'ESCALATE' as const, level })),
)

// What the events do to the row; the database's own rules are asserted on it below.
function follow(commands: readonly ReferralCommand[]): { referral: Referral; states: ReferralState[] } {
  const states: ReferralState[] = []
  let referral = sent
  for (const next of commands) {
    const result = referralTransition(referral, next)
    if (!result.ok) continue
    const { event } = result
    if (event.type === 'referral.escalated') referral = { ...referral, escalationLevel: event.level }
    else {
      referral = { ...referral, state: event.type === 'referral.cancelled' ? 'CANCELLED' : event.state }
      states.push(referral.state)
    }
  }
  return { referral, states }
}

test('whatever is commanded, a referral is decided at most once and cancelled at most once, in this order', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
      const { states } = follow(commands)
      expect([[], ['ACCEPTED'], ['DECLINED'], ['CANCELLED'], ['ACCEPTED', 'CANCELLED']]).toContainEqual(
        states,
      )
    }),
  )
})

test('the event of a decline carries its reason; a reason that is none is refused', () => {
  expect(referralTransition(sent, { type: 'DECLINE', reason: 'NO_CAPACITY' })).toEqual({
    ok: true,
    event: { type: 'referral.decided', state: 'DECLINED', reason: 'NO_CAPACITY' },
  })
  const unknown = { type: 'DECLINE', reason: 'BAD_MOOD' } as unknown as ReferralCommand
  expect(referralTransition(sent, unknown)).toEqual({ ok: false, error: 'REASON_UNKNOWN' })
})

test('each level of escalation is reached once, and only while nobody has answered', () => {
  expect(referralTransition(sent, { type: 'ESCALATE', level: 1 }).ok).toBe(true)
  const told: Referral = { state: 'SENT', escalationLevel: 1 }
  expect(referralTransition(told, { type: 'ESCALATE', level: 1 })).toEqual({
    ok: false,
    error: 'ALREADY_ESCALATED',
  })
  expect(referralTransition({ ...told, state: 'ACCEPTED' }, { type: 'ESCALATE', level: 2 })).toEqual({
    ok: false,
    error: 'ALREADY_DECIDED',
  })
})
