const WORDS = {
  KEY_MISSING: 'this data key was destroyed or never made',
  KEY_DESTROYED: 'this data key was destroyed; no other is made in its place',
  MASTER_KEY_UNKNOWN: 'none of the master keys at hand wrapped this data key',
  KEY_UNREADABLE: 'this wrapped key does not open: tampered with, moved, or another master key',
  MASTER_KEY_INVALID: 'a master key must be 32 bytes in base64',
} as const

/** What the key store says when it cannot give a key. Holds no id: it may end in a log. */
export class KeyError extends Error {
  readonly code: keyof typeof WORDS
  constructor(code: keyof typeof WORDS) {
    super(WORDS[code])
    this.name = 'KeyError'
    this.code = code
  }
}
