import type { Timeline } from '../law/index.ts'

export interface KnownTask {
  id: string
  sourceKey: string
  dueOn: string
  state: 'OPEN' | 'DONE' | 'CANCELLED'
}

export interface TaskPlan {
  create: Array<{
    sourceKey: string
    code: string
    dueOn: string
    citation: string | null
    documents: string[]
  }>
  move: Array<{ id: string; dueOn: string; citation: string | null }>
  cancel: string[]
}

interface Wanted {
  sourceKey: string
  code: string
  dueOn: string
  citation: string | null
  documents: string[]
}

// A deadline further away than this is shown on the journey but is nobody's task yet.
const HORIZON_DAYS = 60
const DAY_MS = 86_400_000

/**
 * Prompts and irreversible steps of the law, and its near deadlines, as tasks with an owner and a date. The n-th task
 * of a code stays the same task when its day moves; what was done stays done.
 */
export function planTasks(timeline: Timeline, known: readonly KnownTask[], today: string): TaskPlan {
  const ofLaw = known.filter((task) => task.sourceKey.startsWith('LAW:'))
  const byKey = new Map(ofLaw.map((task) => [task.sourceKey, task]))
  const plan: TaskPlan = { create: [], move: [], cancel: [] }
  const wanted = numbered(timeline)
  for (const task of wanted) {
    const existing = byKey.get(task.sourceKey)
    byKey.delete(task.sourceKey)
    if (existing?.state === 'OPEN' && existing.dueOn !== task.dueOn)
      plan.move.push({ id: existing.id, dueOn: task.dueOn, citation: task.citation })
    if (!existing && task.dueOn >= today && daysUntil(today, task.dueOn) <= HORIZON_DAYS)
      plan.create.push(task)
  }
  for (const gone of byKey.values()) if (gone.state === 'OPEN') plan.cancel.push(gone.id)
  return plan
}

function numbered(timeline: Timeline): Wanted[] {
  const all = [
    ...timeline.tasks.map((task) => ({
      code: task.code,
      dueOn: task.due as string,
      citation: task.citation ?? null,
      documents: [...task.documents],
    })),
    ...timeline.deadlines.map((deadline) => ({
      code: deadline.code as string,
      dueOn: deadline.on as string,
      citation: deadline.citation as string | null,
      documents: [] as string[],
    })),
  ].sort((a, b) => (a.code + a.dueOn < b.code + b.dueOn ? -1 : 1))
  const count = new Map<string, number>()
  const seen = new Set<string>()
  const result: Wanted[] = []
  for (const task of all) {
    if (seen.has(task.code + task.dueOn)) continue
    seen.add(task.code + task.dueOn)
    const number = (count.get(task.code) ?? 0) + 1
    count.set(task.code, number)
    result.push({ ...task, sourceKey: `LAW:${task.code}:${number}` })
  }
  return result
}

function daysUntil(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}
