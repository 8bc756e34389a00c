import { type DeclineReason, isDeclineReason, type Referral } from './types.ts'

export type ReferralCommand =
  | { type: 'ACCEPT' }
  | { type: 'DECLINE'; reason: DeclineReason }
  /** By the sender, or by a withdrawn consent. */
  | { type: 'CANCEL' }
  /** By the clock: nobody answered in time. */
  | { type: 'ESCALATE'; level: 1 | 2 }

export type ReferralEvent =
  | { type: 'referral.decided'; state: 'ACCEPTED' }
  | { type: 'referral.decided'; state: 'DECLINED'; reason: DeclineReason }
  | { type: 'referral.cancelled' }
  | { type: 'referral.escalated'; level: 1 | 2 }

export type ReferralRefusal = 'ALREADY_DECIDED' | 'ALREADY_CANCELLED' | 'REASON_UNKNOWN' | 'ALREADY_ESCALATED'

export type ReferralResult = { ok: true; event: ReferralEvent } | { ok: false; error: ReferralRefusal }

/**
 * What a command does to a referral. Decided once; an accepted one can still be cancelled, since consent can be
 * withdrawn at any time (Art. 7 Abs. 3 DSGVO).
 */
export function referralTransition(referral: Referral, command: ReferralCommand): ReferralResult {
  if (referral.state === 'CANCELLED') return refuse('ALREADY_CANCELLED')
  if (command.type === 'CANCEL')
    return referral.state === 'DECLINED' ? refuse('ALREADY_DECIDED') : done({ type: 'referral.cancelled' })
  if (referral.state !== 'SENT') return refuse('ALREADY_DECIDED')
  switch (command.type) {
    case 'ACCEPT':
      return done({ type: 'referral.decided', state: 'ACCEPTED' })
    case 'DECLINE':
      return isDeclineReason(command.reason)
        ? done({ type: 'referral.decided', state: 'DECLINED', reason: command.reason })
        : refuse('REASON_UNKNOWN')
    case 'ESCALATE':
      return referral.escalationLevel < command.level
        ? done({ type: 'referral.escalated', level: command.level })
        : refuse('ALREADY_ESCALATED')
  }
}

const done = (event: ReferralEvent): ReferralResult => ({ ok: true, event })
const refuse = (error: ReferralRefusal): ReferralResult => ({ ok: false, error })
