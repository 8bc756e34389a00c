import { translatorFor } from '@nahtlos/i18n'
import { expect, it } from 'vitest'
import { packageGroups } from './packageWords.ts'

const de = translatorFor('de')

it('says identity and facts in words, each fact on its own', () => {
  const groups = packageGroups(de, [
    { key: 'identity.familyName', value: 'Rahimi' },
    { key: 'identity.birthDate', value: '1997-03-02' },
    { key: 'identity.nationality', value: 'AF' },
    { key: 'fact.EMPLOYMENT.coversNeeds', value: 'false' },
    { key: 'fact.EMPLOYMENT.from', value: '2026-03-09' },
    { key: 'fact.EMPLOYMENT.from', value: '2026-09-01' },
    { key: 'fact.BAMF_DECISION.outcome', value: 'REFUGEE' },
  ])
  expect(
    groups.map(({ title, lines }) => [title, lines.map(({ label, value }) => `${label}: ${value}`)]),
  ).toEqual([
    [undefined, ['Familienname: Rahimi', 'Geburtsdatum: 02.03.1997', 'Staatsangehörigkeit: Afghanistan']],
    ['Beschäftigung', ['Von: 09.03.2026', 'Deckt den Bedarf: nein']],
    ['Beschäftigung', ['Von: 01.09.2026']],
    ['Entscheidung des BAMF', ['Ergebnis: Flüchtlingseigenschaft']],
  ])
})

it('shows what it does not know as it is', () => {
  expect(packageGroups(de, [{ key: 'fact.NEW_KIND.since', value: 'X' }])[0]).toMatchObject({
    title: 'NEW_KIND',
    lines: [{ label: 'since', value: 'X' }],
  })
  expect(packageGroups(de, [{ key: 'odd', value: 'x' }])[0]?.lines[0]).toMatchObject({
    label: 'odd',
    value: 'x',
  })
})
