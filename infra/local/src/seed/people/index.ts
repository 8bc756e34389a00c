import type { Days } from '../days.ts'
import type { SeedPerson } from '../person.ts'
import { families } from './families.ts'
import { procedure } from './procedure.ts'
import { otherProtection } from './protection.ts'
import { recognition } from './recognition.ts'
import { workAndAge } from './work-and-age.ts'

/** Everybody of the demo. All invented; the order is that of the file numbers. */
export function demoPeople(days: Days): SeedPerson[] {
  return [
    ...recognition(days),
    ...otherProtection(days),
    ...procedure(days),
    ...workAndAge(days),
    ...families(days),
  ]
}
