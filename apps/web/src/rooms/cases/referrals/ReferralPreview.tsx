import { useEffect, useId, useRef, useState } from 'react'
import { useCommand } from '../../../app/graphql/useCommand.ts'
import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { Alert } from '../../../app/ui/Alert.tsx'
import { Button } from '../../../app/ui/Button.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import { RefusalAlert } from '../../../app/ui/RefusalAlert.tsx'
import { unitName } from '../../../app/unitName.ts'
import type {
  PackagePreviewQuery as Preview,
  SendReferralInput,
  SendReferralMutation as Sent,
} from '../../../gql/graphql.ts'
import { PackageSections } from '../../shared/PackageSections.tsx'
import { PackagePreviewQuery, SendReferralMutation } from './documents.ts'
import { LeaveOut } from './LeaveOut.tsx'

/** All of a referral but the hash, which only the preview can give. */
export type UnseenReferral = Omit<SendReferralInput, 'previewSha256'>

const NO_TOPICS = [] as const
const pick = (data: Sent) => data.sendReferral

export function ReferralPreview({
  input: given,
  onSent,
  onBack,
}: {
  input: UnseenReferral
  onSent: () => void
  onBack: () => void
}) {
  const [leaveOut, setLeaveOut] = useState<string[]>([])
  const input = { ...given, leaveOut }
  const { caseId, consentId, statute, claimed, excerpt } = input
  const variables = { caseId, consentId, statute, claimed, excerpt, leaveOut }
  const query = useLiveQuery({ query: PackagePreviewQuery, variables, topics: NO_TOPICS })
  return (
    <QueryView query={query}>
      {(data) => (
        <Confirm
          preview={data.packagePreview}
          input={input}
          onLeaveOut={(refs) => {
            setLeaveOut(refs)
            query.reload()
          }}
          onSent={onSent}
          onBack={onBack}
        />
      )}
    </QueryView>
  )
}

function Confirm({
  preview,
  input,
  onLeaveOut,
  onSent,
  onBack,
}: {
  preview: Preview['packagePreview']
  input: UnseenReferral
  onLeaveOut: (refs: string[]) => void
  onSent: () => void
  onBack: () => void
}) {
  const { t, word, format } = useI18n()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const command = useCommand(SendReferralMutation, pick)
  useEffect(() => heading.current?.focus(), [])
  if (!preview) return <RefusalAlert refusal={{ code: 'NO_LIVE_CONSENT' }} />
  const send = async () => {
    if ((await command.run({ input: { ...input, previewSha256: preview.sha256 } })) !== undefined) onSent()
  }
  const empty = preview.sections.every((section) => section.fields.length === 0)
  return (
    <section className="nl-preview" aria-labelledby={id}>
      <h3 ref={heading} id={id} tabIndex={-1} className="kern-heading-medium">
        {t('referralForm.previewTitle', { recipient: unitName(preview.recipient) })}
      </h3>
      <p className="kern-body">{empty ? t('referralForm.previewEmpty') : t('referralForm.previewHint')}</p>
      <p className="kern-body">
        {preview.statute
          ? t('referralForm.basis.statute', {
              norm: preview.statute.norm,
              task: word('statuteTask', preview.statute.task),
            })
          : t('referralForm.basis.consent')}
      </p>
      <PackageSections sections={preview.sections} />
      <LeaveOut
        key={preview.sha256}
        fields={preview.sections.flatMap((section) => section.fields)}
        leftOut={preview.leftOut}
        onApply={onLeaveOut}
      />
      {preview.unreleased.length > 0 && (
        <Alert kind="warning" title={t('referralForm.unreleased.title')}>
          <p className="kern-body">
            {t('referralForm.unreleased', {
              categories: format.list(preview.unreleased.map((category) => word('category', category))),
              recipient: unitName(preview.recipient),
            })}
          </p>
        </Alert>
      )}
      <RefusalAlert refusal={command.refusal} />
      <div className="nl-form__actions">
        <Button variant="primary" icon="mail" isDisabled={command.running} onPress={() => void send()}>
          {t('referralForm.submit')}
        </Button>
        <Button onPress={onBack}>{t('referralForm.change')}</Button>
      </div>
    </section>
  )
}
