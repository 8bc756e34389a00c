import { Link } from 'react-router'
import { useI18n } from '../../app/i18n/I18n.tsx'
import { Orientation } from '../../app/layout/Orientation.tsx'
import { Icon } from '../../app/ui/Icon.tsx'
import { PageHeading } from '../../app/ui/PageHeading.tsx'
import { ReferralList } from '../shared/ReferralRegister.tsx'

/** Referrals of the Kreis as metadata: the officer sees that there was one, and no package. */
export function ReferralsPage() {
  const { t, word } = useI18n()
  return (
    <>
      <Link className="nl-back" to="/datenschutz">
        <Icon name="arrow-back" small />
        {word('room', 'DATA_PROTECTION')}
      </Link>
      <PageHeading title={t('metadata.title')} />
      <ReferralList />
      <Orientation />
    </>
  )
}
