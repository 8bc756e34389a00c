import type { ImportReport, ImportReportJson, Message } from '@nahtlos/domain/import'

export type ImportFile = { name: string; bytes: Uint8Array }

/** The gateway's own report: only it knows the stored cases, so that its counts stand and not those of the dry run. */
export type SubmitOutcome = { ok: true; report: ImportReportJson } | { ok: false; message: Message }

/** Hands a file that was understood to the gateway, which reads it again against the stored cases. */
export async function submit(_file: ImportFile, _report: ImportReport): Promise<SubmitOutcome> {
  return {
    ok: false,
    message: {
      de: 'Dieser Stand kann Dateien noch nicht an die Plattform übergeben; es wurde nichts gespeichert. Prüfen geht mit --dry-run.',
      en: 'This build cannot hand files to the platform yet; nothing was stored. Use --dry-run to check a file.',
    },
  }
}
