import { describe, expect, it } from 'vitest'
import { decideStatute, STATUTES, statutesBetween } from './index.ts'

const codeOf = (
  statute: string,
  categories: Parameters<typeof decideStatute>[0]['categories'],
  between: string,
) => {
  const [senderKind = '', recipientKind = ''] = between.split(' ')
  const decided = decideStatute({ statute, categories }, { senderKind, recipientKind })
  return decided.ok ? decided.value.norm : decided.error.code
}

describe('decideStatute', () => {
  it.each([
    ['FORWARD_APPLICATION', ['IDENTITY', 'BENEFITS'], 'KIM JOBCENTER', '§ 16 Abs. 2 SGB I'],
    ['CHILD_PROTECTION', ['IDENTITY', 'FAMILY'], 'KIM JUGENDAMT', '§ 4 Abs. 3 KKG'],
    ['SOCIAL_TASK', ['IDENTITY'], 'SOZIALAMT JOBCENTER', '§ 69 Abs. 1 Nr. 1 SGB X'],
    // The KIM is no body of social security: § 69 SGB X opens nothing for it.
    ['SOCIAL_TASK', ['IDENTITY'], 'KIM JOBCENTER', 'STATUTE_NOT_BETWEEN'],
    ['FORWARD_APPLICATION', ['IDENTITY'], 'KIM NGO', 'STATUTE_NOT_BETWEEN'],
    ['FORWARD_APPLICATION', ['IDENTITY', 'ART9'], 'KIM SOZIALAMT', 'CATEGORY_NOT_BY_STATUTE'],
    ['FORWARD_APPLICATION', [], 'KIM SOZIALAMT', 'CATEGORY_MISSING'],
    // The matrix still holds: the Jugendamt gets no benefits, whatever the norm could carry.
    ['FORWARD_APPLICATION', ['BENEFITS'], 'KIM JUGENDAMT', 'CATEGORY_NEVER_TO_RECIPIENT'],
    ['CONSENT', ['IDENTITY'], 'KIM JOBCENTER', 'STATUTE_UNKNOWN'],
  ] as const)('%s %s %s: %s', (statute, categories, between, code) => {
    expect(codeOf(statute, categories, between)).toBe(code)
  })
})

describe('STATUTES', () => {
  it('carry neither health nor notes, and nothing to the Ausländerbehörde (§ 87 AufenthG stays outside of referrals)', () => {
    for (const statute of STATUTES) {
      expect(statute.categories).not.toContain('ART9')
      expect(statute.categories).not.toContain('NOTES')
      expect(statute.to).not.toContain('AUSLAENDERBEHOERDE')
    }
  })

  it('are listed for two kinds of organisation', () => {
    expect(statutesBetween('KIM', 'JUGENDAMT').map((statute) => statute.key)).toEqual([
      'FORWARD_APPLICATION',
      'CHILD_PROTECTION',
    ])
    expect(statutesBetween('NGO', 'JOBCENTER')).toEqual([])
  })
})
