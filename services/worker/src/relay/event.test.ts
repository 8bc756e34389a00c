import { expect, test } from 'vitest'
import { changesOf } from './changes.ts'
import { InvalidEvent, readEvent, writtenAt } from './event.ts'

const id = (n: number): string => `019ab000-0000-7000-8000-00000000000${n}`

test('an event is read by its type, and what it does not promise is left out', () => {
  const payload = { referralId: id(1), caseId: id(2), state: 'DECLINED', reason: 'NO_CAPACITY' }
  expect(readEvent({ type: 'referral.decided', payload })).toEqual({
    type: 'referral.decided',
    referralId: id(1),
    caseId: id(2),
    state: 'DECLINED',
  })
})

test.each([
  ['referral.sent', { referralId: id(1), caseId: id(2), toUnitId: id(3), respondWithinSeconds: 0 }],
  ['referral.sent', { referralId: 'Amir Haddad', caseId: id(2), toUnitId: id(3), respondWithinSeconds: 60 }],
  ['referral.decided', { referralId: id(1), caseId: id(2), state: 'MAYBE' }],
  ['handover.planned', { handoverId: id(1), caseId: id(2), dueOn: '1.12.2026' }],
  ['case.changed', {}],
  ['moon.full', {}],
])('%s with a payload that breaks the contract is invalid, and the error names no value', (type, payload) => {
  expect(() => readEvent({ type, payload })).toThrow(InvalidEvent)
  expect(() => readEvent({ type, payload })).not.toThrow(/Amir|MAYBE|moon/)
})

test('the id of an event says when it was written', () => {
  // RFC 9562, appendix A.6.
  expect(writtenAt('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe(0x017f22e279b0)
})

test('an inbox is told by its unit, whether the event carries it or it must be looked up', async () => {
  const ofUnit = async () => id(9)
  const sent = { referralId: id(1), caseId: id(2), toUnitId: id(3), respondWithinSeconds: 60 }
  const topics = async (type: string, payload: Record<string, unknown>) =>
    (await changesOf(id(0), readEvent({ type, payload }), ofUnit)).map((change) => [change.topic, change.id])
  expect(await topics('referral.sent', sent)).toContainEqual(['INBOX', id(3)])
  expect(await topics('referral.cancelled', sent)).toContainEqual(['INBOX', id(9)])
  expect(await topics('case.changed', sent)).toEqual([
    ['CASE', id(2)],
    ['WORKLIST', id(2)],
  ])
  // The officer's desk and the case itself; no inbox and no list of others.
  expect(await topics('breakGlass.changed', { breakGlassId: id(1), caseId: id(2) })).toEqual([
    ['DATA_PROTECTION', id(1)],
    ['CASE', id(2)],
  ])
})
