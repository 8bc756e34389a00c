import { addMonths, type CalendarDate, dayAfterMonthsFrom, later } from '../../calendar/index.ts'
import type { PositionEvent } from '../rules/model.ts'
import type { Work } from '../types.ts'
import { BODIES, type Body } from '../vocabulary.ts'
import { asSpans, type Because } from './benefits.ts'
import { readDimension } from './dimensions.ts'
import type { History } from './history.ts'
import type { Law } from './law.ts'
import type { RawPhase } from './phases.ts'
import { cutDays, dayAfter, dayBefore, FOREVER, flatten, orNull, reader, type Span } from './spans.ts'

const AT_BAMF = new Set(['ASYLUM_SOUGHT', 'ANKUNFTSNACHWEIS', 'AUFENTHALTSGESTATTUNG'])

/** RESIDENCE: the document that shows the position. */
export function readResidence(law: Law, positions: readonly PositionEvent[]): RawPhase[] {
  return asSpans(positions).map(({ from, to, value }) => {
    const status = law.statusOn(value.position, from)
    const regime = value.residence ?? 'NO_RULE'
    return {
      from,
      to,
      regime,
      cites: [],
      body: regime === 'NO_RULE' ? 'NONE' : AT_BAMF.has(regime) ? 'BAMF' : 'AUSLAENDERBEHOERDE',
      because: status ? [{ rule: status, fact: value.fact }] : [],
    }
  })
}

/** LANGUAGE_EDUCATION: a running course before school, school before what the status allows. */
export function readLanguage(law: Law, positions: readonly PositionEvent[], h: History): RawPhase[] {
  const positionSpans = asSpans(positions)
  const course = readDimension(law, 'COURSE', h)
  const school = readDimension(law, 'SCHOOL', h)
  const claim = readDimension(law, 'COURSE_CLAIM', h)
  const opens: Span<CalendarDate>[] = positionSpans.flatMap((span) => {
    const months = law.statusOn(span.value.position, span.from)?.courseAfterMonths
    if (months === undefined) return []
    const day = dayAfterMonthsFrom(span.from, months)
    return day <= span.to ? [{ from: day, to: span.to, value: day }] : []
  })
  const days = cutDays(h.start, [positionSpans, course, school, claim, opens])
  const [position, courseAt, schoolAt, claimAt, openAt] = [
    reader(positionSpans),
    reader(course),
    reader(school),
    reader(claim),
    reader(opens),
  ]
  return days.map((from, index) => {
    const next = days[index + 1]
    const [now, running, inSchool, claimed, opened] = [
      position(from),
      courseAt(from),
      schoolAt(from),
      claimAt(from),
      openAt(from),
    ]
    const status = now && law.statusOn(now.position, from)
    const ground: Because[] = status && now ? [{ rule: status, fact: now.fact }] : []
    const to = next ? dayBefore(next) : FOREVER
    if (running)
      return { from, to, regime: running.value, body: 'KURSTRAEGER', because: [running], cites: [] }
    if (inSchool)
      return {
        from,
        to,
        regime: inSchool.value,
        body: inSchool.value === 'SCHOOL' ? 'SCHULE' : 'NONE',
        because: [inSchool],
        cites: [],
      }
    if (!status) return { from, to, regime: 'NO_RULE', body: 'NONE', because: [], cites: [] }
    if (status.course === 'CLAIM' && claimed)
      return { from, to, regime: 'ENTITLED', body: 'BAMF', because: [...ground, claimed], cites: [] }
    const admissible =
      status.course !== 'NONE' && (status.courseAfterMonths === undefined || opened !== undefined)
    return admissible
      ? { from, to, regime: 'ADMISSIBLE', body: 'BAMF', because: ground, cites: ['§ 44 Abs. 4 AufenthG'] }
      : { from, to, regime: 'NONE', body: 'NONE', because: ground, cites: [] }
  })
}

const asBody = (name: string): Body => BODIES.find((body) => body === name) ?? 'NONE'
/** § 47 Abs. 1 AsylG: the longest duty to live in a reception centre. */
const RECEPTION_MONTHS = 18

type Note = NonNullable<RawPhase['note']>
const RECEPTION: Note = {
  id: 'HOUSING.reception',
  cite: '§ 47 Abs. 1 AsylG',
  text: {
    de: 'Wer im Asylverfahren ist, wohnt bis zur Zuweisung in der Aufnahmeeinrichtung des Landes; erfasst ist dazu nichts.',
    en: 'Who is in the asylum procedure lives in the reception centre of the Land until the allocation; nothing is recorded on it.',
  },
}
const ALLOCATION: Note = {
  id: 'HOUSING.allocation',
  cite: '§ 53 Abs. 1 AsylG',
  text: {
    de: 'Mit der Zuweisung bringt die Gemeinde unter, in der Regel gemeinschaftlich.',
    en: 'With the allocation the municipality houses the person, as a rule in shared accommodation.',
  },
}
const RECORDED_HOME: Note = {
  id: 'HOUSING.recorded',
  cite: '§ 53 AsylG',
  text: { de: 'So ist die Unterkunft erfasst.', en: 'The housing is recorded like this.' },
}

/** HOUSING: what is recorded; before that, who is in the procedure lives with the Land until the allocation (T17). */
export function readHousing(h: History, positions: readonly PositionEvent[]): RawPhase[] {
  type Home = Omit<RawPhase, 'from' | 'to' | 'because' | 'cites'> & { note: Note }
  const spans: Span<Home>[] = []
  const allocated = h.of('ALLOCATED')[0]
  const first = positions.find((event) => event.fact !== undefined)
  const recordedFrom = h.of('HOUSING')[0]?.from
  const sought = first && /^(ASYLUM_SOUGHT|ANKUNFT|AUFENTHALTS|P24_SOUGHT)/.test(first.position)
  if ((sought && !h.unaccompanied) || allocated) {
    const limit = allocated?.on ?? recordedFrom ?? addMonths(h.start, RECEPTION_MONTHS)
    if (limit > h.start)
      spans.push({
        from: h.start,
        to: dayBefore(limit),
        value: {
          regime: 'AE',
          body: 'LAND',
          owner: 'LAND',
          provider: 'LAND',
          // Nobody has said so: it follows from the procedure alone.
          certainty: 'medium',
          note: { ...RECEPTION, ...(first?.fact ? { fact: first.fact } : {}) },
        },
      })
  }
  if (allocated && (recordedFrom === undefined || recordedFrom > allocated.on))
    spans.push({
      from: allocated.on,
      to: recordedFrom === undefined ? FOREVER : dayBefore(recordedFrom),
      value: {
        regime: 'GU',
        body: 'KOMMUNE',
        owner: 'KOMMUNE',
        provider: 'KOMMUNE',
        note: { ...ALLOCATION, fact: allocated },
      },
    })
  for (const fact of h.of('HOUSING'))
    spans.push({
      from: fact.from,
      to: fact.to ?? FOREVER,
      value: {
        regime: fact.kind,
        body: fact.owner === undefined ? 'NONE' : asBody(fact.owner),
        note: { ...RECORDED_HOME, fact },
        ...(fact.owner === undefined ? {} : { owner: fact.owner }),
        ...(fact.provider === undefined ? {} : { provider: fact.provider }),
      },
    })
  return filled(h.start, flatten(spans), (home) => ({ ...home, because: [], cites: [home.note.cite] }), {
    regime: 'NO_RULE',
    body: 'NONE',
    because: [],
    cites: [],
  })
}

const OF_MUNICIPALITY = /CASE|MANAGER|INTEGRATION|KIM|SOZIALBETREUUNG|COORDINAT/
const roleBody = (role: string): Body => {
  const known = asBody(role)
  return known !== 'NONE' ? known : OF_MUNICIPALITY.test(role.toUpperCase()) ? 'KOMMUNE' : 'NGO'
}

const NAMED: Note = {
  id: 'SUPPORT.named',
  cite: '',
  text: { de: 'So ist die Begleitung benannt.', en: 'The support is named like this.' },
}

/** SUPPORT: the named person, as recorded. */
export function readSupport(h: History): RawPhase[] {
  const spans = h
    .of('REPRESENTATIVE_NAMED')
    .filter((fact) => fact.track === 'SUPPORT')
    .map((fact) => ({ from: fact.from, to: fact.to ?? FOREVER, value: fact }))
  return filled(
    h.start,
    flatten(spans),
    (fact) => ({
      regime: 'NAMED',
      body: roleBody(fact.role),
      because: [],
      cites: [],
      note: { ...NAMED, fact },
    }),
    {
      regime: 'NONE',
      body: 'NONE',
      because: [],
      cites: [],
    },
  )
}

/** A whole track from `start` on: where no span answers, `otherwise` stands, so there is no hole. */
function filled<T>(
  start: CalendarDate,
  spans: readonly Span<T>[],
  phase: (value: T) => Omit<RawPhase, 'from' | 'to'>,
  otherwise: Omit<RawPhase, 'from' | 'to'>,
): RawPhase[] {
  const out: RawPhase[] = []
  let day = start
  for (const span of spans) {
    if (span.to < start) continue
    if (span.from > day) out.push({ ...otherwise, from: day, to: dayBefore(span.from) })
    out.push({ ...phase(span.value), from: later(span.from, start), to: span.to })
    day = dayAfter(span.to)
  }
  if (day < FOREVER) out.push({ ...otherwise, from: day, to: FOREVER })
  return out
}

/** Whether and how work is allowed. Days for which no status is known are left out. */
export function readWork(law: Law, positions: readonly PositionEvent[], h: History): Work[] {
  const out: Work[] = []
  const push = (
    from: CalendarDate,
    to: CalendarDate,
    permission: Work['permission'],
    citation: string,
  ): void => {
    const last = out[out.length - 1]
    if (last && last.permission === permission && last.to !== null && dayAfter(last.to) === from)
      last.to = orNull(to)
    else out.push({ from, to: orNull(to), permission, citation })
  }
  for (const { from, to, value } of asSpans(positions)) {
    const status = law.statusOn(value.position, from)
    if (!status) continue
    if (!status.workOpens) {
      push(from, to, status.work, status.workCite)
      continue
    }
    if (h.person.safeOrigin) {
      push(
        from,
        to,
        'BANNED',
        value.position === 'AUFENTHALTSGESTATTUNG'
          ? '§ 61 Abs. 2 S. 4 AsylG'
          : '§ 60a Abs. 6 S. 1 Nr. 3 AufenthG',
      )
      continue
    }
    const opens = later(from, status.workOpens(h, from, value.fact))
    if (opens > from) push(from, opens > to ? to : dayBefore(opens), 'BANNED', status.workCite)
    if (opens <= to) push(opens, to, status.work, status.workCite)
  }
  return out
}
