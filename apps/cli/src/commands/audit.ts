import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { AuditChains, ChainReport, FoundHead, SigningKey } from '@nahtlos/db/audit'
import { readConfig } from '@nahtlos/infra-local/config'
import { runningStack } from '@nahtlos/infra-local/data-dir'
import { isLocalError } from '@nahtlos/infra-local/errors'
import { type Command, InvalidArgumentError } from 'commander'
import { reportText } from './audit-print.ts'

const EXIT = { fine: 0, broken: 1, failed: 2 } as const

interface VerifyChoices {
  heads?: string
  key?: string
  json?: boolean
}

export function registerAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('Prüfpfad: Kette prüfen, Köpfe, Jahre / audit trail: verify, heads, years')

  audit
    .command('verify')
    .description(
      'jede Kette prüfen und die erste falsche Zeile nennen / name the first bad row of each chain',
    )
    .option(
      '--heads <dir>',
      'veröffentlichte Köpfe / published heads (default: NAHTLOS_AUDIT_HEADS, if it exists)',
    )
    .option('--key <file>', 'öffentlicher Schlüssel der Köpfe, PEM / public key of the heads')
    .option('--json', 'Ergebnis als JSON / result as JSON')
    .addHelpText('after', '\nExit: 0 whole, 1 broken, 2 not checked')
    .action((choices: VerifyChoices) => run((chains) => verify(chains, choices)))

  audit
    .command('head')
    .description('das jetzige Ende jeder Kette, unterschrieben / the present end of each chain, signed')
    .option('--out <dir>', 'dort ablegen statt ausgeben / publish there instead of printing')
    .action(({ out }: { out?: string }) => run((chains) => head(chains, out)))

  audit
    .command('close-year')
    .description(
      'ein vergangenes Jahr mit unterschriebenem Kopf schließen / close a past year with a signed head',
    )
    .argument('<year>', 'JJJJ', yearArgument)
    .action((year: number) => run((chains) => closeYear(chains, year)))

  audit
    .command('drop-year')
    .description('ein geschlossenes Jahr ganz löschen, ab Ende des Folgejahrs / delete a closed year whole')
    .argument('<year>', 'JJJJ', yearArgument)
    .action((year: number) => run((chains) => dropYear(chains, year)))
}

async function run(work: (chains: AuditChains) => Promise<number>): Promise<void> {
  const url = sealerUrl()
  if (!url) {
    console.error(
      'No database: set DATABASE_URL_SEALER (login role nahtlos_sealer), or run this beside `npm start`.',
    )
    process.exitCode = EXIT.failed
    return
  }
  const { openAuditChains } = await import('@nahtlos/db/audit')
  const chains = openAuditChains({ url })
  try {
    process.exitCode = await work(chains)
  } catch (error) {
    // What a driver says may quote the URL with its password; the code does not.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
    console.error(isLocalError(error) ? error.message : `Not done: ${code}`)
    process.exitCode = EXIT.failed
  } finally {
    await chains.close()
  }
}

async function verify(chains: AuditChains, choices: VerifyChoices): Promise<number> {
  const heads = await foundHeads(choices.heads)
  const publicKey = knownKey(choices.key)
  const reports = await chains.verify({ heads, ...(publicKey ? { publicKey } : {}) })
  console.log(choices.json ? JSON.stringify(jsonOf(reports), null, 2) : reportText(reports))
  return reports.every(({ firstBad }) => firstBad === null) ? EXIT.fine : EXIT.broken
}

async function head(chains: AuditChains, out: string | undefined): Promise<number> {
  const { publish } = await import('@nahtlos/db/audit')
  const key = await signingKey()
  for (const { id } of await chains.tenants()) {
    const found = await chains.head(key, id, 'MOMENT')
    if (!found) continue
    if (out === undefined) console.log(JSON.stringify(found, null, 2))
    else await publish(out, found)
  }
  return EXIT.fine
}

async function closeYear(chains: AuditChains, year: number): Promise<number> {
  const { publish } = await import('@nahtlos/db/audit')
  const key = await signingKey()
  let refused = false
  for (const { id, name } of await chains.tenants()) {
    const closing = await chains.closeYear(key, id, year)
    if (closing === 'BEFORE_ITS_TIME') {
      refused = true
      console.error(`${name}: ${year} is not over, is closed already, or an older year is open.`)
    } else if (closing) {
      await publish(readConfig(process.env).auditHeadsDir, closing)
      console.log(`${name}: ${year} closed at line ${closing.seq}`)
    } else console.log(`${name}: no line of ${year}`)
  }
  return refused ? EXIT.broken : EXIT.fine
}

async function dropYear(chains: AuditChains, year: number): Promise<number> {
  let refused = false
  for (const { id, name } of await chains.tenants()) {
    const gone = await chains.dropYear(id, year)
    if (gone === 'BEFORE_ITS_TIME') {
      refused = true
      console.error(
        `${name}: ${year} may not be deleted: not closed, not yet past the year after it, or not the oldest.`,
      )
    } else console.log(`${name}: ${gone} lines of ${year} deleted, its signed head stays`)
  }
  return refused ? EXIT.broken : EXIT.fine
}

function sealerUrl(): string | undefined {
  return process.env.DATABASE_URL_SEALER || runningStack(readConfig(process.env).dataDir)?.sealerUrl
}

async function signingKey(): Promise<SigningKey> {
  const { signingKeyFromFile } = await import('@nahtlos/db/audit')
  return signingKeyFromFile(readConfig(process.env).auditKeyFile)
}

async function foundHeads(folder: string | undefined): Promise<FoundHead[]> {
  const { readHeads } = await import('@nahtlos/db/audit')
  const usual = readConfig(process.env).auditHeadsDir
  if (folder === undefined && !existsSync(usual)) return []
  return readHeads(folder ?? usual)
}

/** The key that counts: the named one, else the public half of the stack's own. */
function knownKey(file: string | undefined): string | undefined {
  const own = `${readConfig(process.env).auditKeyFile}.pub`
  if (file === undefined && !existsSync(own)) return undefined
  const key = createPublicKey(readFileSync(file ?? own))
  return key.export({ format: 'der', type: 'spki' }).toString('base64')
}

function jsonOf(reports: ChainReport[]) {
  return { whole: reports.every(({ firstBad }) => firstBad === null), chains: reports }
}

function yearArgument(text: string): number {
  if (!/^20\d{2}$/.test(text)) throw new InvalidArgumentError('JJJJ / YYYY')
  return Number(text)
}
