/**
 * Runs light work two at a time, then heavy work alone, in the order given: on two cores, heavy work is several
 * processes already.
 */
export async function schedule<T extends { heavy: boolean }>(
  work: readonly T[],
  run: (each: T) => Promise<void>,
): Promise<void> {
  const light = work.filter((each) => !each.heavy)
  const next = async (): Promise<void> => {
    for (let each = light.shift(); each !== undefined; each = light.shift()) await run(each)
  }
  await Promise.all([next(), next()])
  for (const each of work) if (each.heavy) await run(each)
}
