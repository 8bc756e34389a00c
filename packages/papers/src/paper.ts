/** `document` is A4; `slip` is A5, for what is handed over: an access code, a reminder. */
export type PaperTemplate = 'document' | 'slip'

/** Text in the paper's language. Values of another script are wrapped by `isolate`. */
export interface Paper {
  title: string
  /** Stands on every page: who made it, which version. Never a name of the person. */
  footer: string
  blocks: readonly Block[]
}

export type Block = BlockContent & {
  /** BCP 47, where this block is in another language than the paper. */
  lang?: string
}

type BlockContent =
  | { kind: 'heading' | 'paragraph' | 'strong'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** Empty boxes, to be ticked by hand. */
  | { kind: 'checks'; items: readonly string[] }
  /** Boxes with a mark made before printing (`X`, or empty). */
  | { kind: 'ticked'; items: ReadonlyArray<readonly [mark: string, text: string]> }
  | { kind: 'pairs'; rows: ReadonlyArray<readonly [label: string, value: string]> }
  | { kind: 'table'; head: readonly string[]; rows: ReadonlyArray<readonly string[]> }
  /** Two languages side by side. */
  | {
      kind: 'parallel'
      languages: readonly [readonly [lang: string, name: string], readonly [lang: string, name: string]]
      rows: ReadonlyArray<readonly [string, string]>
    }
  /** A line to sign on, with what stands under it. */
  | { kind: 'signatures'; lines: readonly string[] }
  | { kind: 'code'; text: string }

/**
 * Keeps a value (a name, a date, a norm) together within text of the other direction: first strong isolate, Unicode UAX 9.
 */
export function isolate(value: string): string {
  return `\u2068${value}\u2069`
}
