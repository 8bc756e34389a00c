import { addYears, getDate } from '@nahtlos/domain/calendar'
import type { SeedDemo } from '../seeding.ts'
import { daysFrom } from './days.ts'
import { seedDirectory } from './directory.ts'
import { confirmGaps } from './gaps.ts'
import { type GatewayClient, gatewayClient } from './gateway.ts'
import { linkOwnCases } from './own-cases.ts'
import { demoPeople } from './people/index.ts'
import { DEMO_TENANTS } from './units.ts'
import { type DirectoryIds, writePerson } from './write-person.ts'

export { seedDirectory } from './directory.ts'

// The gateway's pool has ten connections; the demo leaves some for whoever signs in meanwhile.
const AT_A_TIME = 4

/**
 * Fills an empty platform with the demo: the directory by its own rights, then everybody through the product's own
 * commands, as the people who would give them. A person that is there already is left alone.
 * @throws with the key of the person and the code of the refusal.
 */
export const seedDemo: SeedDemo = async (options) => {
  await seedDirectory({ adminUrl: options.adminUrl })
  const gateway = gatewayClient(options)
  const ids = await readDirectory(gateway)
  const people = demoPeople(daysFrom(options.today))
  const confirmed: { manager: string; caseId: string }[] = []
  const written = new Map<string, string>()
  const fileNumber = (index: number): string => `KIM-DEMO-${String(index + 1).padStart(3, '0')}`
  const queue = people.entries()
  await inParallel(AT_A_TIME, async () => {
    for (const [index, person] of queue) {
      const caseId = await writePerson(gateway, ids, person, fileNumber(index), options.today)
      if (caseId !== undefined) written.set(person.key, caseId)
      if (caseId !== undefined && person.gapConfirmed) confirmed.push({ manager: person.manager, caseId })
    }
  })
  for (const { key, manager, livesWith } of people) {
    const [caseId, other] = [written.get(key), people.findIndex((each) => each.key === livesWith)]
    if (livesWith === undefined || caseId === undefined) continue
    await gateway.ask(manager, 'joinHousehold', { caseId, fileNumber: fileNumber(other) })
  }
  await confirmGaps(gateway, confirmed)
  const caseIds = new Map(
    people.flatMap(({ key, manager }) => {
      const caseId = written.get(key)
      return caseId === undefined ? [] : [[key, { caseId, manager }] as const]
    }),
  )
  const validTo = addYears(getDate(options.today), 2)
  await linkOwnCases({ adminUrl: options.adminUrl, caseIds, validTo })
}

const inParallel = async (lanes: number, lane: () => Promise<void>): Promise<void> => {
  await Promise.all(Array.from({ length: lanes }, lane))
}

/** The product names units and areas by name; the demo by key. */
async function readDirectory(gateway: GatewayClient): Promise<DirectoryIds> {
  const reader = 'oeztuerk.kim'
  const units = await gateway.ask<{ id: string; name: string; organisation: string }[]>(
    reader,
    'recipientUnits',
  )
  const areas = await gateway.ask<{ id: string; name: string }[]>(reader, 'areas')
  const keys = new Map(
    DEMO_TENANTS.flatMap(({ organisations }) =>
      organisations.flatMap(({ name, units: own }) =>
        own.map((unit) => [`${name}|${unit.name}`, unit.key] as const),
      ),
    ),
  )
  const unitIds = new Map(
    units.map(({ id, name, organisation }) => [keys.get(`${organisation}|${name}`), id]),
  )
  const areaIds = new Map(areas.map(({ id, name }) => [name, id]))
  const known = (found: string | undefined, what: string): string => {
    if (found === undefined) throw new Error(`the directory has no ${what}`)
    return found
  }
  return {
    unit: (key) => known(unitIds.get(key), `unit ${key} that takes referrals`),
    kind: (key) =>
      known(
        DEMO_TENANTS.flatMap(({ organisations }) => organisations).find(({ units: own }) =>
          own.some((unit) => unit.key === key),
        )?.kind,
        `kind of ${key}`,
      ),
    area: (name) => known(areaIds.get(name), `area ${name}`),
  }
}
