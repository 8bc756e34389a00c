export interface Linked {
  id: string
  linkId: string
  dueOn: string
  state: 'PENDING' | 'ACKNOWLEDGED' | 'CANCELLED'
}

export interface HandoverGroup<T extends Linked> {
  linkId: string
  dueOn: string
  handovers: T[]
  /** Some are confirmed and some are not: the change is not complete. */
  halfDone: boolean
}

/** Handovers of one change together, the next change first; cancelled ones are history and left out. */
export function groupByLink<T extends Linked>(handovers: readonly T[]): HandoverGroup<T>[] {
  const groups = Map.groupBy(
    handovers.filter((handover) => handover.state !== 'CANCELLED'),
    (handover) => handover.linkId,
  )
  return [...groups]
    .map(([linkId, members]) => {
      const done = members.filter((handover) => handover.state === 'ACKNOWLEDGED').length
      const dueOn = members.map((handover) => handover.dueOn).toSorted()[0] ?? ''
      return { linkId, dueOn, handovers: members, halfDone: done > 0 && done < members.length }
    })
    .sort((a, b) => Number(settled(a)) - Number(settled(b)) || a.dueOn.localeCompare(b.dueOn))
}

function settled(group: HandoverGroup<Linked>): boolean {
  return group.handovers.every((handover) => handover.state === 'ACKNOWLEDGED')
}
