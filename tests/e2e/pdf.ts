import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader program gets out of a PDF: its words, and where on the page (from the left, in points) each run begins. */
export async function readPdf(path: string) {
  const loading = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 })
  const document = await loading.promise
  const runs: { text: string; x: number }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '')
        runs.push({ text: item.str.normalize('NFKC'), x: Number(item.transform[4]) })
  }
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> }
  await loading.destroy()
  return {
    runs,
    title: String(info.Title),
    language: String(info.Language),
    text: runs.map((run) => run.text).join(' '),
  }
}
