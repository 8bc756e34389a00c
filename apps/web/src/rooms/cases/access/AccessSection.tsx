import { useState } from 'react'
import { dayOf } from '../../../app/dates.ts'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { useAnnounce } from '../../../app/ui/Announcer.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { ConfirmDialog } from '../../../app/ui/ConfirmDialog.tsx'
import { SectionHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import type {
  IssuePersonCodeMutation as Issued,
  IssuePersonCodeInput,
  PersonLinksQuery as Links,
  RevokePersonLinkMutation as Revoked,
} from '../../../gql/graphql.ts'
import { useCase } from '../case/CasePage.tsx'
import { VolunteerHelp } from '../help/VolunteerHelp.tsx'
import { CodeSheet } from './CodeSheet.tsx'
import { IssuePersonCodeMutation, PersonLinksQuery, RevokePersonLinkMutation } from './documents.ts'
import { GuardianForm } from './GuardianForm.tsx'

const NO_TOPICS = [] as const
const pickIssued = (data: Issued) => data.issuePersonCode
const pickRevoked = (data: Revoked) => data.revokePersonLink

export function AccessSection() {
  const { file } = useCase()
  const { t } = useI18n()
  const links = useLiveQuery({ query: PersonLinksQuery, variables: { caseId: file.id }, topics: NO_TOPICS })
  const command = useCommand(IssuePersonCodeMutation, pickIssued)
  const [guardian, setGuardian] = useState(false)
  const [shown, setShown] = useState<{ code: string; expiresAt: string }>()
  const issue = async (input: Omit<IssuePersonCodeInput, 'caseId'>) => {
    const done = await command.run({ input: { ...input, caseId: file.id } })
    if (!done?.code || !done.expiresAt) return
    setShown({ code: done.code, expiresAt: done.expiresAt })
    setGuardian(false)
    links.reload()
  }
  return (
    <>
      <section className="nl-section" aria-labelledby="zugang">
        <SectionHeading id="zugang" title={t('personAccess.title')} focus />
        <p className="kern-body">{t('personAccess.intro')}</p>
        <RefusalAlert refusal={command.refusal} />
        {shown && (
          <CodeSheet {...shown} language={file.identity.language} onDone={() => setShown(undefined)} />
        )}
        {guardian ? (
          <GuardianForm
            busy={command.running}
            onIssue={(guardianKind, validTo) => void issue({ kind: 'GUARDIAN', guardianKind, validTo })}
            onCancel={() => setGuardian(false)}
          />
        ) : (
          <div className="nl-actions">
            <Button
              variant="primary"
              icon="add"
              isDisabled={command.running}
              onPress={() => void issue({ kind: 'SELF' })}
            >
              {t('personAccess.self')}
            </Button>
            <Button icon="add" onPress={() => setGuardian(true)}>
              {t('personAccess.guardian')}
            </Button>
          </div>
        )}
        <QueryView query={links}>
          {({ personLinks }) =>
            personLinks.length === 0 ? (
              <p className="nl-empty kern-body">{t('personAccess.empty')}</p>
            ) : (
              <ul className="nl-list" aria-label={t('personAccess.title')}>
                {personLinks.map((link) => (
                  <LinkCard
                    key={link.id}
                    link={link}
                    onAgain={() => void issue({ kind: link.kind, linkId: link.id })}
                    onRevoked={links.reload}
                  />
                ))}
              </ul>
            )
          }
        </QueryView>
      </section>
      <VolunteerHelp caseId={file.id} />
    </>
  )
}

function LinkCard({
  link,
  onAgain,
  onRevoked,
}: {
  link: Links['personLinks'][number]
  onAgain: () => void
  onRevoked: () => void
}) {
  const { t, word, format } = useI18n()
  const announce = useAnnounce()
  const command = useCommand(RevokePersonLinkMutation, pickRevoked)
  const [asking, setAsking] = useState(false)
  const who = link.guardianKind ? word('guardianKind', link.guardianKind) : word('personLinkKind', link.kind)
  const date = (instant: string) => format.date(dayOf(instant))
  const revoke = async () => {
    const done = await command.run({ id: link.id })
    setAsking(false)
    if (done === undefined) return
    announce(t('personAccess.revoked'))
    onRevoked()
  }
  return (
    <li className={`nl-card${link.revokedAt ? ' nl-card--muted' : ''}`}>
      <div className="nl-card__head">
        <h3>{who}</h3>
        {link.revokedAt && (
          <Badge kind="neutral">{t('personAccess.revokedOn', { date: date(link.revokedAt) })}</Badge>
        )}
      </div>
      <div className="nl-meta">
        {link.validTo && <span>{t('personAccess.valid', { date: format.date(link.validTo) })}</span>}
        {link.account ? (
          <span>{t('personAccess.account')}</span>
        ) : (
          <>
            <span>
              {link.codeExpiresAt
                ? t('personAccess.openCode', { date: date(link.codeExpiresAt) })
                : t('personAccess.noCode')}
            </span>
            <span>
              {link.lastUsedAt
                ? t('personAccess.lastUsed', { date: date(link.lastUsedAt) })
                : t('personAccess.neverUsed')}
            </span>
          </>
        )}
      </div>
      <RefusalAlert refusal={command.refusal} />
      {!link.revokedAt && (
        <div className="nl-actions">
          {!link.account && (
            <Button small aria-label={t('personAccess.againLabel', { who })} onPress={onAgain}>
              {t('personAccess.again')}
            </Button>
          )}
          <Button
            small
            variant="tertiary"
            aria-label={t('personAccess.revokeLabel', { who })}
            onPress={() => setAsking(true)}
          >
            {t('personAccess.revoke')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        title={t('personAccess.revoke.title')}
        confirm={t('personAccess.revoke')}
        busy={command.running}
        onConfirm={() => void revoke()}
        onClose={() => setAsking(false)}
      >
        <p className="kern-body">{t('personAccess.revoke.text', { who })}</p>
      </ConfirmDialog>
    </li>
  )
}
