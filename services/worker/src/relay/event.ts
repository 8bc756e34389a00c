import type { OutboxRow } from '@nahtlos/db'

/** An outbox event in the shape that its type promises. */
export type DomainEvent =
  | {
      type: 'referral.sent'
      referralId: string
      caseId: string
      respondWithinSeconds: number
      toUnitId: string
    }
  | { type: 'referral.decided'; referralId: string; caseId: string; state: 'ACCEPTED' | 'DECLINED' }
  | {
      type: 'referral.cancelled' | 'referral.escalated' | 'correction.sent' | 'package.withdrawn'
      referralId: string
      caseId: string
    }
  | { type: 'correction.acknowledged'; referralId: string; caseId: string; noticeId: string }
  | { type: 'handover.planned'; handoverId: string; caseId: string; dueOn: string }
  | {
      type: 'handover.cancelled' | 'handover.acknowledged' | 'handover.overdue' | 'handover.escalated'
      handoverId: string
      caseId: string
    }
  | { type: 'case.changed' | 'gap.noted'; caseId: string }
  | { type: 'erasure.confirmed'; proposalId: string }
  | { type: 'breach.recorded' | 'breach.reported' | 'breach.escalated'; breachId: string }
  | { type: 'breakGlass.changed'; breakGlassId: string; caseId: string }

export class InvalidEvent extends Error {}

/** @throws InvalidEvent for an unknown type, or a payload that is not what the type promises; names no value. */
export function readEvent({ type, payload }: Pick<OutboxRow, 'type' | 'payload'>): DomainEvent {
  const id = (name: string): string => text(payload, name, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  switch (type) {
    case 'referral.sent': {
      const ids = { referralId: id('referralId'), caseId: id('caseId'), toUnitId: id('toUnitId') }
      return { type, ...ids, respondWithinSeconds: seconds(payload, 'respondWithinSeconds') }
    }
    case 'referral.decided': {
      const state = text(payload, 'state', /^(ACCEPTED|DECLINED)$/) === 'ACCEPTED' ? 'ACCEPTED' : 'DECLINED'
      return { type, referralId: id('referralId'), caseId: id('caseId'), state }
    }
    case 'referral.cancelled':
    case 'referral.escalated':
    case 'correction.sent':
    case 'package.withdrawn':
      return { type, referralId: id('referralId'), caseId: id('caseId') }
    case 'correction.acknowledged':
      return { type, referralId: id('referralId'), caseId: id('caseId'), noticeId: id('noticeId') }
    case 'handover.planned': {
      const dueOn = text(payload, 'dueOn', /^\d{4}-\d{2}-\d{2}$/)
      return { type, handoverId: id('handoverId'), caseId: id('caseId'), dueOn }
    }
    case 'handover.cancelled':
    case 'handover.acknowledged':
    case 'handover.overdue':
    case 'handover.escalated':
      return { type, handoverId: id('handoverId'), caseId: id('caseId') }
    case 'case.changed':
    case 'gap.noted':
      return { type, caseId: id('caseId') }
    case 'erasure.confirmed':
      return { type, proposalId: id('proposalId') }
    case 'breach.recorded':
    case 'breach.reported':
    case 'breach.escalated':
      return { type, breachId: id('breachId') }
    case 'breakGlass.changed':
      return { type, breakGlassId: id('breakGlassId'), caseId: id('caseId') }
    default:
      throw new InvalidEvent('unknown type')
  }
}

function text(payload: OutboxRow['payload'], name: string, shape: RegExp): string {
  const value = payload[name]
  if (typeof value !== 'string' || !shape.test(value))
    throw new InvalidEvent(`${name} is missing or malformed`)
  return value
}

function seconds(payload: OutboxRow['payload'], name: string): number {
  const value = payload[name]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
    throw new InvalidEvent(`${name} is no positive number of seconds`)
  return value
}

/** When an event was written, ms since the epoch: the first 48 bits of a UUIDv7 (RFC 9562, section 5.7). */
export function writtenAt(eventId: string): number {
  return Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16)
}
