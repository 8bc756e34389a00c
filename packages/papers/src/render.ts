import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper, PaperTemplate } from './paper.ts'

const require = createRequire(import.meta.url)

// Vazirmatn is made for Persian and Arabic, and its text can be read out of the PDF again (a face that draws the dots as
// glyphs of their own cannot: search and screen readers fail). Ethiopic is a face of its own; Latin and Cyrillic are the first.
const FONTS = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  '@expo-google-fonts/noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
]

const LAYOUT = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')

let compiler: NodeCompiler | undefined

function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(require.resolve(font))) }],
  })
  return compiler
}

/**
 * Sets a paper as PDF, right to left where the language (BCP 47) runs so. The same paper gives the same bytes. The values
 * are data for the layout and never read as markup. @throws when the layout fails, without a word of the content.
 */
export async function renderPaper(template: PaperTemplate, data: Paper, lang: string): Promise<Uint8Array> {
  const engine = typst()
  const inputs = { paper: JSON.stringify({ ...data, template, lang }) }
  try {
    const compiled = engine.compile({ mainFileContent: LAYOUT, inputs })
    const document = compiled.result
    if (document === null) {
      // Diagnostics quote what they complain about: only their kind leaves.
      throw new Error(`paper does not set: ${compiled.takeError()?.kind ?? 'unknown'}`)
    }
    return new Uint8Array(engine.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 }))
  } finally {
    // What was printed does not stay in the memory of the typesetter.
    engine.evictCache(0)
  }
}
