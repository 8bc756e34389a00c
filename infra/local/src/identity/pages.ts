/** Name of the cookie that the login-status iframe compares; readable by script, holds no secret. */
export const STATUS_COOKIE = 'NAHTLOS_SESSION'

const TEXTS = {
  de: {
    title: 'Anmelden bei Nahtlos',
    username: 'Benutzername',
    password: 'Passwort',
    submit: 'Anmelden',
    wrong: 'Benutzername oder Passwort ist falsch.',
    note: 'Entwicklungsumgebung mit erfundenen Personen. Nicht für den Betrieb.',
    signingOut: 'Sie werden abgemeldet.',
    signOut: 'Abmelden',
    signedOut: 'Sie sind abgemeldet.',
    expired: 'Diese Anmeldung ist abgelaufen. Bitte öffnen Sie Nahtlos noch einmal.',
  },
  en: {
    title: 'Sign in to Nahtlos',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'User name or password is wrong.',
    note: 'Development environment with invented people. Not for operation.',
    signingOut: 'You are being signed out.',
    signOut: 'Sign out',
    signedOut: 'You are signed out.',
    expired: 'This sign-in has expired. Please open Nahtlos again.',
  },
} as const

export type Language = keyof typeof TEXTS

/** German unless the request asks for English first (`ui_locales`, else Accept-Language). */
export function languageOf(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const wanted = `${typeof uiLocales === 'string' ? uiLocales : ''} ${acceptLanguage ?? ''}`
  return /\b(de|en)\b/i.exec(wanted)?.[1]?.toLowerCase() === 'en' ? 'en' : 'de'
}

/** Field and button ids are Keycloak's, so that one test drives both. */
export function loginPage(options: { language: Language; failed: boolean; username: string }): string {
  const text = TEXTS[options.language]
  const describedBy = options.failed ? ' aria-invalid="true" aria-describedby="input-error"' : ''
  const error = options.failed ? `<p id="input-error" role="alert">${text.wrong}</p>` : ''
  return page(
    options.language,
    text.title,
    `<form id="kc-form-login" method="post">
      ${error}
      <label for="username">${text.username}</label>
      <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"
        value="${escapeHtml(options.username)}" required autofocus${describedBy}>
      <label for="password">${text.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required${describedBy}>
      <button id="kc-login" type="submit">${text.submit}</button>
    </form>
    <p>${text.note}</p>`,
  )
}

/** With an ID token as hint the form sends itself, as Keycloak then asks no question. */
export function logoutPage(options: { language: Language; form: string; ask: boolean }): string {
  const text = TEXTS[options.language]
  const send = options.ask ? '' : '<script>document.getElementById("op.logoutForm").submit()</script>'
  return page(
    options.language,
    text.signOut,
    `<p>${text.signingOut}</p>${options.form}
    <button form="op.logoutForm" name="logout" value="yes" type="submit">${text.signOut}</button>
    ${send.replace('.submit()', '.requestSubmit(document.querySelector("button"))')}`,
  )
}

export function signedOutPage(language: Language): string {
  return page(language, TEXTS[language].signOut, `<p>${TEXTS[language].signedOut}</p>`)
}

export function expiredPage(language: Language): string {
  return page(language, TEXTS[language].title, `<p role="alert">${TEXTS[language].expired}</p>`)
}

export function errorPage(language: Language, message: string): string {
  return page(language, TEXTS[language].title, `<p role="alert">${escapeHtml(message)}</p>`)
}

/** OpenID Connect Session Management 1.0: answers whether the browser's session is still the app's. */
export function statusIframe(origins: readonly string[]): string {
  return `<!doctype html><title>session</title><script>
    const origins = ${JSON.stringify(origins).replaceAll('<', '\\u003c')}
    addEventListener('message', (event) => {
      if (!origins.includes(event.origin) || typeof event.data !== 'string') return
      const session = event.data.split(' ')[1] ?? ''
      const cookie = document.cookie.split('; ').find((each) => each.startsWith('${STATUS_COOKIE}='))
      const current = cookie === undefined ? '' : cookie.slice(${STATUS_COOKIE.length + 1})
      event.source.postMessage(session === current ? 'unchanged' : 'changed', event.origin)
    })
  </script>`
}

/** Tells keycloak-js whether this iframe sees its cookies; where not, keycloak-js does without the status iframe. */
export function cookieProbe(): string {
  return `<!doctype html><title>cookies</title><script>
    document.cookie = 'NAHTLOS_PROBE=1; SameSite=Lax'
    parent.postMessage(document.cookie.includes('NAHTLOS_PROBE=1') ? 'supported' : 'unsupported', '*')
  </script>`
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>
  body { font: 1.125rem/1.5 'Fira Sans', system-ui, sans-serif; color: #171a2b; background: #f4f6fb; margin: 0 }
  main { max-inline-size: 24rem; margin: 10vh auto; padding: 2rem; background: #fff; border: 1px solid #c3c9dc; border-radius: 8px }
  h1 { font-size: 1.5rem; margin-block: 0 1rem }
  label { display: block; margin-block-start: 1rem }
  input { inline-size: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 2px solid #171a2b; border-radius: 4px }
  button { font: inherit; inline-size: 100%; margin-block: 1.5rem 0; padding: .75rem; color: #fff; background: #171a8f; border: 0; border-radius: 4px }
  :focus-visible { outline: 3px solid #171a8f; outline-offset: 3px }
  [role=alert] { color: #a00018 }
</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
