import { expect, test } from 'vitest'
import { getDate } from '../calendar/index.ts'
import { TRACKS } from '../law/vocabulary.ts'
import { DECLINE_REASONS } from '../referral/index.ts'
import { decideGapBy, fieldOfTopic, fieldOfTrack, GAP_FIELDS, gapOfDecline, quarterOf } from './index.ts'

test('each reason to decline is a kind of gap, and only a barred access has a barrier', () => {
  expect(DECLINE_REASONS.map((reason) => [reason, gapOfDecline(reason)])).toEqual([
    ['NO_CAPACITY', { kind: 'CAPACITY', barrier: null }],
    ['NOT_RESPONSIBLE', { kind: 'RESPONSIBILITY', barrier: null }],
    ['OFFER_MISSING', { kind: 'OFFER_MISSING', barrier: null }],
    ['REQUIREMENTS_NOT_MET', { kind: 'ACCESS', barrier: 'REQUIREMENTS' }],
    ['DATA_INCOMPLETE', { kind: 'DATA', barrier: null }],
  ])
})

test('each track of the journey lies in a field', () => {
  expect(Object.fromEntries(TRACKS.map((track) => [track, fieldOfTrack(track)]))).toEqual({
    BENEFITS: 'ADMINISTRATION',
    LABOUR: 'ECONOMY',
    HEALTH: 'HEALTH',
    HOUSING: 'HOUSING',
    LANGUAGE_EDUCATION: 'EDUCATION',
    RESIDENCE: 'ADMINISTRATION',
    SUPPORT: 'SOCIAL',
  })
})

test('a topic is a purpose, a track, or a matter of the administration', () => {
  expect(fieldOfTopic('LEARN_LANGUAGE')).toBe('EDUCATION')
  expect(fieldOfTopic('SUPPORT')).toBe('SOCIAL')
  expect(fieldOfTopic('SOMETHING_ELSE')).toBe('ADMINISTRATION')
  expect(GAP_FIELDS).toContain(fieldOfTopic('START_WORK'))
})

test('a gap counts by calendar quarter, also at its edges', () => {
  const quarters = ['2026-01-01', '2026-03-31', '2026-04-01', '2026-09-30', '2026-10-01', '2026-12-31']
  expect(quarters.map((day) => quarterOf(getDate(day)))).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q3',
    '2026-Q4',
    '2026-Q4',
  ])
})

test('a candidate is decided within two weeks', () => {
  expect(decideGapBy(getDate('2026-12-24'))).toBe('2027-01-07')
})
