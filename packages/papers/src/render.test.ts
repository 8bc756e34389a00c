import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { isolate, type Paper, renderPaper } from './index.ts'

/** What a reader program gets out of the pages: runs of text from left to right, and the fonts they are set in. */
async function read(pdf: Uint8Array) {
  const loading = getDocument({ data: pdf.slice(), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  const runs: { text: string; x: number; y: number }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items)
      if ('str' in item && item.str.trim() !== '')
        runs.push({ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) })
  }
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> }
  const pages = document.numPages
  await loading.destroy()
  return { runs, info, pages, text: runs.map((run) => run.text).join(' ') }
}

const paper = (blocks: Paper['blocks'], title = 'Einwilligung'): Paper => ({ title, footer: 'de-1', blocks })

describe('renderPaper', () => {
  it('sets a PDF that names its language and title and can be read again', async () => {
    const pdf = await renderPaper('document', paper([{ kind: 'paragraph', text: 'Grüße aus Nörten' }]), 'de')
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    const { text, info, pages } = await read(pdf)
    expect(text).toContain('Grüße aus Nörten')
    expect(info).toMatchObject({ Title: 'Einwilligung', Language: 'de' })
    expect(pages).toBe(1)
  })

  it('gives the same bytes for the same paper', async () => {
    const of = () => renderPaper('document', paper([{ kind: 'checks', items: ['Ausweis'] }]), 'de')
    expect(await of()).toEqual(await of())
  })

  it('sets Arabic from right to left, with German names and dates in their own order', async () => {
    const text = `إلى ${isolate('Jobcenter Nord')} حتى ${isolate('31.05.2027')}`
    const { runs } = await read(
      await renderPaper('document', paper([{ kind: 'paragraph', text }], 'موافقة'), 'ar'),
    )
    const at = (word: string) => runs.find((run) => run.text.normalize('NFKC').includes(word))
    const office = at('Jobcenter')
    const day = at('31.05.2027')
    expect(office?.y).toBe(day?.y)
    // Read from the right: the office comes first, so it stands further right than the date.
    expect(office?.x).toBeGreaterThan(day?.x ?? Number.POSITIVE_INFINITY)
    // The heading begins at the right edge of the page: in its right half.
    expect(at('موافقة')?.x).toBeGreaterThan(300)
  })

  it.each([
    ['ru', 'Согласие'],
    ['uk', 'Згода на передачу'],
    ['fa', 'رضایت'],
    ['ti', 'ስምምዕ'],
    ['ro', 'Consimțământ'],
    ['tr', 'Rıza şğ'],
  ])('has letters for %s', async (lang, word) => {
    const { text } = await read(await renderPaper('document', paper([{ kind: 'strong', text: word }]), lang))
    expect(text.normalize('NFC')).toContain(word)
  })

  it('shows what looks like markup or code as it is: nothing in the data is run', async () => {
    const evil = '#panic("x") #read("paper.typ") *b* $x$ \\ <a> @b `c` [d] // e'
    const blocks: Paper['blocks'] = [
      { kind: 'paragraph', text: evil },
      { kind: 'pairs', rows: [[evil, evil]] },
      { kind: 'list', items: [evil] },
    ]
    const { text } = await read(await renderPaper('document', paper(blocks), 'de'))
    expect(text.split('#panic("x")').length - 1).toBe(4)
    expect(text).toContain('*b* $x$')
    expect(text).not.toContain('sys.inputs')
  })

  it('sets every kind of block, and a slip on A5', async () => {
    const blocks: Paper['blocks'] = [
      { kind: 'heading', text: 'Teil' },
      {
        kind: 'ticked',
        items: [
          ['X', 'erlaubt'],
          ['', 'abgelehnt'],
        ],
      },
      { kind: 'table', head: ['Tag', 'Stelle'], rows: [['1', 'Amt']] },
      {
        kind: 'parallel',
        languages: [
          ['de', 'Deutsch'],
          ['ar', 'العربية'],
        ],
        rows: [['Sie dürfen widerrufen.', 'يمكنك']],
      },
      { kind: 'code', text: 'ABCD-1234' },
      { kind: 'signatures', lines: ['Datum, Unterschrift'] },
      { kind: 'paragraph', text: 'مرحبا', lang: 'ar' },
    ]
    const { text } = await read(await renderPaper('slip', paper(blocks), 'de-leicht'))
    for (const word of ['Teil', 'erlaubt', 'Stelle', 'Sie dürfen widerrufen.', 'ABCD-1234', 'Unterschrift'])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(word)
  })

  it('says nothing of the content when the layout fails', async () => {
    const broken = { title: 'Geheim', footer: 'x', blocks: [{ kind: 'Vertraulich' }] } as unknown as Paper
    await expect(renderPaper('document', broken, 'de')).rejects.toThrow(
      /^(?!.*(Geheim|Vertraulich)).*paper does not set/,
    )
  })
})
