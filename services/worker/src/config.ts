import { existsSync } from 'node:fs'
import { type MasterKeySource, masterKeySource } from '@nahtlos/db'

export interface WorkerConfig {
  databaseUrl: string
  sealerUrl: string
  temporalAddress: string
  keysUrl: string
  masterKey: MasterKeySource
  /** Signs the heads of the audit trail. */
  auditKeyFile: string
  /** Where the heads are published, outside the database. */
  auditHeadsDir: string
  logLevel: string
}

/** Reads the environment. @throws one error that names every variable at fault, never its value. */
export function readConfig(env: Record<string, string | undefined>): WorkerConfig {
  const faults: string[] = []
  const need = (name: string): string => {
    const value = env[name]
    if (!value) faults.push(`${name} is not set`)
    return value ?? ''
  }
  const config = {
    databaseUrl: need('DATABASE_URL_RELAY'),
    sealerUrl: need('DATABASE_URL_SEALER'),
    temporalAddress: need('TEMPORAL_ADDRESS'),
    keysUrl: need('DATABASE_URL_KEYS'),
    masterKey: masterKeySource(env) ?? { file: need('NAHTLOS_MASTER_KEY_FILE') },
    auditKeyFile: need('NAHTLOS_AUDIT_KEY_FILE'),
    auditHeadsDir: need('NAHTLOS_AUDIT_HEADS'),
    logLevel: env.LOG_LEVEL || 'info',
  }
  const { masterKey } = config
  if ('file' in masterKey && masterKey.file && !existsSync(masterKey.file))
    faults.push('NAHTLOS_MASTER_KEY_FILE names no file')
  if (config.auditKeyFile && !existsSync(config.auditKeyFile))
    faults.push('NAHTLOS_AUDIT_KEY_FILE names no file')
  if (config.temporalAddress && !/^[^\s:/]+:\d+$/.test(config.temporalAddress))
    faults.push('TEMPORAL_ADDRESS is not host:port')
  if (faults.length > 0) throw new Error(`The worker cannot start: ${faults.join('; ')}`)
  return config
}
