import { masterKeyFromFile, openCaseKeys, openPersonDoor } from '@nahtlos/db'
import type { Person } from '@nahtlos/testkit'
import { parseCode, selectorOf } from '../../services/gateway/src/person/code.ts'
import { doorKeys } from '../../services/gateway/src/person/door-keys.ts'
import { openScene } from '../db/scene.ts'

export const ISSUE = `mutation Issue($input: IssuePersonCodeInput!) {
  issuePersonCode(input: $input) { linkId code expiresAt error { code field } }
}`
export interface Issued {
  linkId: string | null
  code: string | null
  expiresAt: string | null
  error: { code: string; field: string | null } | null
}

/** The scene of the walls, with the door of the person and a case whose person has come in by a code. */
export async function openPersonScene() {
  const scene = await openScene()
  const keys = openCaseKeys({
    url: scene.database.urls.keys,
    master: await masterKeyFromFile(scene.database.masterKeyFile),
  })
  const door = openPersonDoor({ url: scene.database.urls.app })
  const { hash } = await doorKeys(keys)

  const issue = async (manager: Person, input: Record<string, unknown>) =>
    (await scene.ask<{ issuePersonCode: Issued }>(manager, ISSUE, { input })).issuePersonCode

  const redeem = (printed: string) => {
    const code = parseCode(printed) ?? '----------------'
    return door.redeem({ selector: hash('selector', selectorOf(code)), code: hash('code', code) })
  }

  /** Hands out a code and comes in with it. */
  async function comeIn(
    manager: Person,
    input: Record<string, unknown>,
  ): Promise<Person & { linkId: string }> {
    const issued = await issue(manager, input)
    if (issued.code === null || issued.linkId === null) throw new Error(JSON.stringify(issued.error))
    const found = await redeem(issued.code)
    if (found === undefined) throw new Error('the code was refused')
    return {
      id: found.subject.slice('person:'.length),
      subject: found.subject,
      role: found.role,
      unitId: manager.unitId,
      linkId: issued.linkId,
    }
  }

  return {
    ...scene,
    keys,
    issue,
    redeem,
    comeIn,
    close: async () => {
      await Promise.all([door.close(), keys.close()])
      await scene.close()
    },
  }
}

export type PersonScene = Awaited<ReturnType<typeof openPersonScene>>
