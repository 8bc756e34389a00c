import { categoryOfFact } from '@nahtlos/domain/facts'
import { consenting } from './consenting.ts'
import { CommandRefused, type GatewayClient } from './gateway.ts'
import type { LaterFact, SeedContact, SeedPerson, SeedReferral } from './person.ts'

/** Ids of the directory by the keys that the people of the demo are written with. */
export interface DirectoryIds {
  unit: (key: string) => string
  /** Kind of the organisation that a unit belongs to. */
  kind: (key: string) => string
  area: (name: string) => string
}

interface CaseWork {
  facts: { id: string; type: string; superseded: boolean }[]
  handovers: { id: string; track: string; state: string }[]
  tasks: { id: string; code: string; state: string }[]
}

interface Writing {
  gateway: GatewayClient
  ids: DirectoryIds
  person: SeedPerson
  caseId: string
  today: string
}

/**
 * Writes one person through the commands that a case manager and the partners would use, in the order of a working day.
 * @returns the case's id, or undefined where the file number is taken: the person is there already.
 * @throws with the person's key and the code when a command is refused.
 */
export async function writePerson(
  gateway: GatewayClient,
  ids: DirectoryIds,
  person: SeedPerson,
  fileNumber: string,
  today: string,
): Promise<string | undefined> {
  try {
    const { caseId } = await gateway.ask<{ caseId: string }>(person.manager, 'openCase', {
      input: caseInput(person, ids, fileNumber),
    })
    const writing = { gateway, ids, person, caseId, today }
    for (const fact of person.later) await recordLater(writing, fact)
    for (const contact of person.contacts) await writeContact(writing, contact)
    await completeTasks(writing)
    return caseId
  } catch (error) {
    if (error instanceof CommandRefused && error.code === 'FILE_NUMBER_TAKEN') return undefined
    throw new Error(`demo person ${person.key}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

function caseInput(person: SeedPerson, ids: DirectoryIds, fileNumber: string) {
  const { givenName, familyName, birthDate, nationality, language, addressLock, area, facts } = person
  return {
    fileNumber,
    givenName,
    familyName,
    birthDate,
    nationality,
    language,
    addressLock,
    shieldLanguage: 'de',
    areaId: ids.area(area),
    place: area,
    facts,
    processingConsent: consentToProcess(facts),
  }
}

// Health data need the person's consent to just that: who tells of it in the demo has given it that day.
function consentToProcess(facts: SeedPerson['facts']): { givenOn: string; proof: string } | null {
  const health = facts.find(({ type }) => categoryOfFact(type) === 'ART9')
  return health ? { givenOn: String(health.payload.from), proof: 'SIGNATURE' } : null
}

async function recordLater(writing: Writing, { corrects, ...fact }: LaterFact): Promise<void> {
  const { gateway, person, caseId } = writing
  let supersedes: string | null = null
  if (corrects !== undefined) {
    const { facts } = await caseWork(writing)
    const wrong = facts.find(({ type, superseded }) => type === corrects && !superseded)
    if (wrong === undefined) throw new Error(`no ${corrects} to correct`)
    supersedes = wrong.id
  }
  await gateway.ask(person.manager, 'recordFact', { input: { caseId, fact, supersedes } })
}

async function writeContact(writing: Writing, contact: SeedContact): Promise<void> {
  const { gateway, ids, person, caseId, today } = writing
  const { unit, purpose, granted, refused, referral, withdrawn } = contact
  const { consentId } = await gateway.ask<{ consentId: string }>(person.manager, 'recordConsent', {
    input: {
      caseId,
      recipientUnitId: ids.unit(unit),
      purpose,
      granted,
      refused,
      ...consenting(person, contact, ids.kind(unit), today),
    },
  })
  if (referral !== undefined) await writeReferral(writing, { purpose, consentId, referral })
  if (withdrawn) await gateway.ask(person.manager, 'withdrawConsent', { id: consentId })
}

async function writeReferral(
  writing: Writing,
  { purpose, consentId, referral }: { purpose: string; consentId: string; referral: SeedReferral },
): Promise<void> {
  const { gateway, person, caseId } = writing
  const handoverIds = await handoversOn(writing, referral.handovers ?? [])
  const preview = await gateway.ask<{ sha256: string }>(person.manager, 'packagePreview', {
    caseId,
    consentId,
  })
  const { referralId } = await gateway.ask<{ referralId: string }>(person.manager, 'sendReferral', {
    input: {
      caseId,
      consentId,
      previewSha256: preview.sha256,
      topic: purpose,
      handoverIds,
      respondWithinSeconds: referral.within ?? null,
    },
  })
  if (referral.answer === undefined) return
  const { by, how } = referral.answer
  if (how === 'ACCEPT') await gateway.ask(by, 'acceptReferral', { id: referralId })
  else await gateway.ask(by, 'declineReferral', { id: referralId, reason: how })
}

async function handoversOn(writing: Writing, tracks: readonly string[]): Promise<string[]> {
  if (tracks.length === 0) return []
  const { handovers } = await caseWork(writing)
  return tracks.map((track) => {
    const found = handovers.find((handover) => handover.track === track && handover.state === 'PENDING')
    if (found === undefined) throw new Error(`the law derives no handover on ${track}`)
    return found.id
  })
}

// Whether a task is due within the horizon depends on the day of the seed, so one that is not there is no fault.
async function completeTasks(writing: Writing): Promise<void> {
  const { gateway, person } = writing
  if (person.done.length === 0) return
  const { tasks } = await caseWork(writing)
  for (const task of tasks)
    if (task.state === 'OPEN' && person.done.includes(task.code))
      await gateway.ask(person.manager, 'completeTask', { id: task.id })
}

function caseWork({ gateway, person, caseId }: Writing): Promise<CaseWork> {
  return gateway.ask<CaseWork>(person.manager, 'caseWork', { id: caseId })
}
