import { readFileSync } from 'node:fs'
import { parseDate } from '@nahtlos/domain/calendar'
import {
  DRAFTS,
  diffRules,
  explain,
  type InputError,
  parseInput,
  rulesInForce,
  type TimelineInput,
  timeline,
} from '@nahtlos/domain/law'
import type { Command } from 'commander'

const INVALID = 2

/** Bad input ends the command with 2; stdout stays empty so that a pipe never reads half an answer. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(INVALID)
}

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

function describe({ code, where, field, message }: InputError): string {
  const place = [where, field].filter((part) => part !== null).join(': ')
  return `${code} ${place}\n  ${message.de}\n  ${message.en}`
}

function readInput(file: string, draft: string | undefined): TimelineInput {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'))
  } catch (problem) {
    refuse(`${file}: ${problem instanceof Error ? problem.message : 'unreadable'}`)
  }
  const parsed = parseInput(withDraft(json, draft))
  if (!parsed.ok) refuse(describe(parsed.error))
  return parsed.value
}

function withDraft(json: unknown, draft: string | undefined): unknown {
  if (draft === undefined || typeof json !== 'object' || json === null) return json
  const drafts = 'drafts' in json && Array.isArray(json.drafts) ? json.drafts : []
  return { ...json, drafts: [...new Set([...drafts, draft])] }
}

const day = (text: string) => parseDate(text) ?? refuse(`not a calendar date YYYY-MM-DD: ${text}`)

export function registerLaw(program: Command): void {
  const law = program.command('law').description('the rules of the transitions; orientation, no legal advice')

  law
    .command('timeline')
    .description('timeline of one history (facts.md) as JSON')
    .argument('<file>', 'JSON file, or - for stdin')
    .option('--explain', 'add the chain fact -> rule -> citation to every phase and date')
    .option('--draft <name>', `simulate a draft rule: ${DRAFTS.join(', ')}`)
    .action((file: string, options: { explain?: boolean; draft?: string }) => {
      const input = readInput(file, options.draft)
      print(options.explain ? { ...timeline(input), explanations: explain(input) } : timeline(input))
    })

  law
    .command('rules')
    .description('rules in force')
    .option('--on <date>', 'on this day')
    .option('--json', 'as JSON')
    .action((options: { on?: string; json?: boolean }) => {
      const rules = rulesInForce(options.on === undefined ? undefined : day(options.on))
      if (options.json) return print(rules)
      for (const rule of rules)
        process.stdout.write(
          `${rule.id.padEnd(34)} ${rule.status.padEnd(8)} ${rule.certainty.padEnd(6)} ${rule.validFrom ?? '…'} – ${rule.validTo ?? '…'}  ${rule.cite}\n`,
        )
    })

  law
    .command('diff')
    .description('what changed in the rules between two days')
    .argument('<from>')
    .argument('<to>')
    .action((from: string, to: string) => print(diffRules(day(from), day(to))))
}
