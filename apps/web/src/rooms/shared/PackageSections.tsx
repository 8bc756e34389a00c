import { useId } from 'react'
import { useI18n } from '../../app/i18n/I18n.tsx'
import type { DataCategory } from '../../gql/graphql.ts'
import { packageGroups } from './packageWords.ts'

export interface Section {
  category: DataCategory
  /** Missing in the sender's preview, which holds everything. */
  available?: boolean
  fields: readonly { key: string; value: string }[]
}

/** The content of a package, one and the same for the sender's preview and the recipient. */
export function PackageSections({ sections }: { sections: readonly Section[] }) {
  return (
    <div className="nl-stack">
      {sections.map((section) => (
        <PackageSection key={section.category} section={section} />
      ))}
    </div>
  )
}

function PackageSection({ section }: { section: Section }) {
  const i18n = useI18n()
  const id = useId()
  const groups = packageGroups(i18n, section.fields)
  return (
    <section className="nl-card" aria-labelledby={id}>
      <h3 id={id}>{i18n.word('category', section.category)}</h3>
      {groups.length === 0 && (
        <p className="nl-muted">
          {i18n.t(section.available === false ? 'received.section.gone' : 'received.section.empty')}
        </p>
      )}
      {groups.map((group) => (
        <div key={group.lines[0]?.key}>
          {group.title !== undefined && <h4 className="nl-package__fact">{group.title}</h4>}
          <dl className="nl-terms">
            {group.lines.map((line) => (
              <div key={line.key}>
                <dt>{line.label}</dt>
                <dd>{line.value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
