/** What the gateway tells the app before anybody is signed in. */
export interface AppConfig {
  oidc: { url: string; realm: string; clientId: string }
  /** Demo data and test aids are there. */
  development: boolean
}

/** Throws when the gateway cannot be reached or answers something else. */
export async function loadConfig(): Promise<AppConfig> {
  const response = await fetch('/config.json', { cache: 'no-store' })
  if (!response.ok) throw new Error(`config.json answered ${response.status}`)
  const value: unknown = await response.json()
  if (!isConfig(value)) throw new Error('config.json has another shape')
  return value
}

function isConfig(value: unknown): value is AppConfig {
  if (!isRecord(value) || !isRecord(value.oidc)) return false
  const { url, realm, clientId } = value.oidc
  return (
    typeof value.development === 'boolean' && [url, realm, clientId].every((part) => typeof part === 'string')
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
