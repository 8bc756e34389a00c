import { useLiveQuery } from '../../../app/graphql/useLiveQuery.ts'
import { useI18n } from '../../../app/i18n/I18n.tsx'
import { BackLink } from '../../../app/ui/BackLink.tsx'
import { Badge } from '../../../app/ui/Badge.tsx'
import { DueDate } from '../../../app/ui/DueDate.tsx'
import { PageHeading } from '../../../app/ui/PageHeading.tsx'
import { QueryView } from '../../../app/ui/QueryView.tsx'
import type { BreakGlassReviewsQuery as Data } from '../../../gql/graphql.ts'
import { BreakGlassReviewsQuery } from './documents.ts'
import { ReviewForm } from './ReviewForm.tsx'

export type Review = Data['breakGlassReviews'][number]

const NONE = {}
const TOPICS = ['DATA_PROTECTION'] as const

/** Every look into a case without being assigned, with its reason, until it is reviewed: five working days. */
export function ReviewsPage() {
  const { t, word } = useI18n()
  const query = useLiveQuery({ query: BreakGlassReviewsQuery, variables: NONE, topics: TOPICS })
  return (
    <>
      <BackLink to="/datenschutz" label={word('room', 'DATA_PROTECTION')} />
      <PageHeading title={t('reviews.title')} />
      <p className="kern-body">{t('reviews.intro')}</p>
      <QueryView query={query}>
        {({ breakGlassReviews: reviews }) =>
          reviews.length === 0 ? (
            <p className="nl-empty kern-body">{t('reviews.none')}</p>
          ) : (
            <ul className="nl-list" aria-label={t('reviews.title')}>
              {reviews.map((review) => (
                <OneReview key={review.id} review={review} onDone={query.reload} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </>
  )
}

function OneReview({ review, onDone }: { review: Review; onDone: () => void }) {
  const { t, word, format } = useI18n()
  return (
    <li className="nl-card">
      <div className="nl-card__head">
        <strong>
          {review.actor}, {word('role', review.actorRole)}
        </strong>
        <Outcome review={review} />
      </div>
      <div className="nl-meta">
        <span>{review.unit}</span>
        <span>{t('dpo.case', { pseudonym: review.pseudonym })}</span>
        <span>{word('breakGlassReason', review.reasonCode)}</span>
        <span>
          {t('reviews.span', {
            from: format.dateTime(review.openedAt),
            to: format.dateTime(review.endedAt ?? review.until),
          })}
        </span>
      </div>
      <p className="kern-body nl-text">{review.reason}</p>
      {review.openings.length > 0 && (
        <details className="nl-details">
          <summary>{t('reviews.art9', { count: review.openings.length })}</summary>
          <ul className="nl-list nl-list--lines">
            {review.openings.map(({ givenAt, reason }) => (
              <li key={givenAt + reason}>
                <span className="nl-muted nl-small">{format.dateTime(givenAt)}</span>
                <div className="nl-text">{reason}</div>
              </li>
            ))}
          </ul>
        </details>
      )}
      {!review.reviewedAt && (
        <div>
          <span className="nl-muted nl-small">{t('reviews.due')}</span>
          <DueDate on={review.dueOn} />
        </div>
      )}
      {!review.reviewedAt &&
        (review.own ? (
          <p className="kern-body kern-body--small">{t('reviews.own')}</p>
        ) : (
          <ReviewForm review={review} onDone={onDone} />
        ))}
    </li>
  )
}

function Outcome({ review: { reviewedAt, outcome, telling, overdue } }: { review: Review }) {
  const { t, word, format } = useI18n()
  if (!reviewedAt || !outcome || !telling)
    return (
      <Badge kind={overdue ? 'danger' : 'warning'}>{t(overdue ? 'common.overdue' : 'reviews.open')}</Badge>
    )
  return (
    <div className="nl-meta">
      <Badge kind={outcome === 'JUSTIFIED' ? 'success' : 'warning'}>{word('reviewOutcome', outcome)}</Badge>
      <span>{t('reviews.reviewed', { at: format.dateTime(reviewedAt) })}</span>
      <span>{word('telling', telling)}</span>
    </div>
  )
}
