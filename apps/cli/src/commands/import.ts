import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseDate } from '@nahtlos/domain/calendar'
import type { ImportReportJson, Message } from '@nahtlos/domain/import'
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Lang } from './import-print.ts'

const EXIT = { clean: 0, rejected: 1, failed: 2 } as const

type Options = { dryRun?: boolean; json?: boolean; lang: Lang; asOf?: string; rejected?: string; as: string }

export function registerImport(program: Command): void {
  const command = program.command('import').description('Daten übernehmen / import data')
  command
    .command('cases')
    .description('Fallexport eines Kreises lesen (CSV aus Excel) / read the case export of a Kreis')
    .argument('<file>', 'CSV file')
    .option('--dry-run', 'nur prüfen, nichts speichern / check only, store nothing')
    .option('--json', 'Bericht als JSON / report as JSON')
    .option(
      '--rejected <path>',
      'abgewiesene Zeilen als CSV zum Korrigieren ablegen / write rejected rows as CSV',
    )
    .option(
      '--as-of <date>',
      'Stichtag JJJJ-MM-TT, sonst heute / day of the import, default today',
      dayOption,
    )
    .option(
      '--as <account>',
      'Konto, das die Fälle übernimmt / account that takes the cases (demo platform)',
      'oeztuerk.kim',
    )
    .addOption(new Option('--lang <lang>').choices(['de', 'en']).default('de'))
    .addHelpText('after', '\nExit: 0 nothing rejected, 1 rows rejected, 2 file not read or not understood')
    .action(async (path: string, options: Options) => {
      process.exitCode = await importCases(path, options)
    })
}

async function importCases(path: string, options: Options): Promise<number> {
  // Loaded only here, so that every other command starts without it.
  const { readCases, rejectedAsCsv, toJson } = await import('@nahtlos/domain/import')
  const bytes = await readFile(path).catch(asError)
  if (bytes instanceof Error) return fail(unreadable(path, bytes.code), 'FILE_UNREADABLE', options)
  const result = readCases(bytes, { asOf: options.asOf ?? today() })
  if (!result.ok) return fail(result.error.message, result.error.code, options)
  if (options.rejected !== undefined) {
    const error = await writeFile(options.rejected, rejectedAsCsv(result.report, options.lang)).catch(asError)
    if (error instanceof Error)
      return fail(unwritable(options.rejected, error.code), 'FILE_UNWRITABLE', options)
  }
  if (options.dryRun) return show(toJson(result.report), options)
  return submitted({ name: basename(path), bytes }, options)
}

async function submitted(file: { name: string; bytes: Uint8Array }, options: Options): Promise<number> {
  const { submit } = await import('./import-submit.ts')
  const outcome = await submit(file, { account: options.as })
  return outcome.ok ? show(outcome.report, options) : fail(outcome.message, 'NOT_SUBMITTED', options)
}

async function show(report: ImportReportJson, options: Options): Promise<number> {
  const { printable } = await import('./import-print.ts')
  const dryRun = options.dryRun === true
  console.log(options.json ? JSON.stringify(report, null, 2) : printable(report, options.lang, { dryRun }))
  return report.rejected.length > 0 ? EXIT.rejected : EXIT.clean
}

function fail(message: Message, code: string, options: Options): number {
  if (options.json) console.log(JSON.stringify({ error: { code, message } }, null, 2))
  console.error(message[options.lang])
  return EXIT.failed
}

function asError(error: NodeJS.ErrnoException): NodeJS.ErrnoException {
  return error
}

function unwritable(path: string, code = 'UNKNOWN'): Message {
  return {
    de: `Die Datei ${path} kann nicht geschrieben werden (${code}); es wurde nichts übergeben.`,
    en: `The file ${path} cannot be written (${code}); nothing was handed over.`,
  }
}

function unreadable(path: string, code = 'UNKNOWN'): Message {
  return {
    de: `Die Datei ${path} kann nicht gelesen werden (${code}).`,
    en: `The file ${path} cannot be read (${code}).`,
  }
}

function dayOption(text: string): string {
  const day = parseDate(text)
  if (day === undefined) throw new InvalidArgumentError('JJJJ-MM-TT / YYYY-MM-DD')
  return day
}

// A test may set the day; a production system never believes it.
function today(): string {
  const set = process.env.NAHTLOS_TODAY
  if (set !== undefined && set !== '' && process.env.NODE_ENV !== 'production') return dayOption(set)
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
}
