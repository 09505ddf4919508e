import { constants, inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import type { ReceiptContent } from './content.ts'
import { renderReceipt } from './render.tsx'
import { specimen as content } from './testing/specimen.ts'

const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

function withName(name: string): ReceiptContent {
  const answers = [{ label: 'Name', body: { kind: 'text' as const, lines: [name] }, provenance: 'You typed this' }]
  return { ...content, answers: { title: 'Your answers', steps: [{ title: 'Who you are', answers }] } }
}

/** The text of every page without its spaces, and how many glyphs were drawn, and how many say "no such letter". */
async function readPdf(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const texts: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    texts.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    )
  }
  const codes = glyphCodes(pdf)
  return {
    texts,
    text: texts.join(''),
    pages: document.numPages,
    drawn: codes.length,
    missing: codes.filter((code) => code === '0000').length,
  }
}

/** Codes of the glyphs that the pages draw, four digits each; the first of every font is the empty box. */
function glyphCodes(pdf: Buffer): string[] {
  const streams = pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)
  const pages = Array.from(streams, ([, stream = '']) => inflated(Buffer.from(stream, 'latin1')))
  const drawn = pages.flatMap((page) => page.match(/\[<[^\]]*\] TJ/g) ?? [])
  return drawn.flatMap((text) => (text.match(/<[0-9a-f]+>/g) ?? []).flatMap((hex) => hex.match(/[0-9a-f]{4}/g) ?? []))
}

/** Whole also where the last byte was taken for the end of a line; nothing where it is no such stream. */
function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
  } catch {
    return ''
  }
}

describe('a PDF receipt', () => {
  test('says the reference, what happens next and its page', async () => {
    const { text } = await readPdf(await renderReceipt(content, new Date(0)))
    expect(text).toContain('ABCD-EFGH-JK')
    expect(text).toContain('Wecheckyourapplication.')
    expect(text).toContain('Page1of1')
  })

  test('has the name as its mark, who answers for it, and the code to compare with staff', async () => {
    const { text } = await readPdf(await renderReceipt(content, new Date(0)))
    expect(text).toContain('MerlionBankMerlionBankLimited')
    expect(text).toContain('CheckingcodeJKMN-PQRS')
  })

  test('has the logo in place of the name where there is one', async () => {
    const logo = { picture: `data:image/png;base64,${onePixel}`, width: 120, height: 32 }
    const pdf = await renderReceipt({ ...content, brand: { ...content.brand, logo } }, new Date(0))
    expect(pdf.toString('latin1')).toContain('/Subtype /Image')
    expect((await readPdf(pdf)).text).not.toContain('MerlionBankMerlionBankLimited')
  })

  test('says on each of its pages that nothing here is real, where it is so', async () => {
    const long = { ...content, notes: Array(80).fill('a note') }
    const { texts } = await readPdf(await renderReceipt({ ...long, standIn: 'Rehearsal · 彩排' }, new Date(0)))
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) expect(text).toContain('Rehearsal·彩排')
  })

  test.each([
    ['a Chinese name', '陈小慧'],
    ['a Chinese name of old and rare letters', '陳慧嫻鎂婠羴'],
    ['a name with marks', 'Đặng Ngọc Ünal Ṅ'],
    ['punctuation that a page would have to escape', `O'Brien <b>&amp;`],
  ])('draws %s with letters of its own', async (_, name) => {
    const { text, missing, drawn } = await readPdf(await renderReceipt(withName(name), new Date(0)))
    expect(text).toContain(name.replaceAll(' ', ''))
    expect(drawn).toBeGreaterThan(50)
    expect(missing).toBe(0)
  })

  test('draws Tamil with letters of its own, joined as they are written', async () => {
    const { text, missing } = await readPdf(await renderReceipt(withName('தமிழ்'), new Date(0)))
    expect(text).toContain('தமிழ்')
    expect(missing).toBe(0)
  })

  test.each([
    '강민서',
    'ข้าวน้ำ',
    'محمد',
    'שרה',
    'Юрий Ѐ',
    'Ωμέγα ὦ',
    'अर्जुन सिंह',
    'অর্জুন',
    'ਅਰਜਨ',
    'ਅਰਜੁਨ',
    'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
    'ਹਰਸਿਮਰਨ ਕੌਰ',
    'અર્જુન',
    'ଅର୍ଜୁନ',
    'ޢަލީ',
    'བསོད་ནམས',
    'అర్జున్',
    'ಅರ್ಜುನ್',
    'കുമാർ',
    'අර්ජුන',
    'သီတာ',
    'សុខា',
    'ສົມ',
    'Նարեկ',
    'გიორგი',
    'አበበ',
    'さくら サクラ',
    'ក្តោ',
    'ນ້ຳ',
  ])('draws a name in its own letters to its end: %s', async (name) => {
    const { text, missing, drawn } = await readPdf(await renderReceipt(withName(name), new Date(0)))
    const longer = await readPdf(await renderReceipt(withName(`${name} A`), new Date(0)))
    expect(text).not.toContain('[U+')
    expect(missing).toBe(0)
    expect(longer.drawn - drawn).toBe(2)
  })

  test.each([
    ['an emoji', 'A😀', 'A[U+1F600]'],
    ['a letter of a script that no name here has', 'ᚠ', '[U+16A0]'],
    ['a control character', 'A\u0007B', 'A[U+0007]B'],
    ['a NUL', 'A\0B', 'A[U+0000]B'],
  ])('writes %s as its number, and says so', async (_, name, written) => {
    const { text, missing } = await readPdf(await renderReceipt(withName(name), new Date(0)))
    expect(text).toContain(written)
    expect(text).toContain('Letterswithouttypearenumbers.')
    expect(missing).toBe(0)
  })

  test.each([
    ['ệ of three', 'Tệ'.normalize('NFD'), 'Tệ'],
    ['Hangul of its parts', '한'.normalize('NFD'), '한'],
    ['a variant of a letter', '葛\u{e0100}城', '葛城'],
  ])('draws %s as the one letter that it is', async (_, name, drawn) => {
    const { text, missing } = await readPdf(await renderReceipt(withName(name), new Date(0)))
    expect(text).toContain(drawn)
    expect(text).not.toContain('[U+')
    expect(missing).toBe(0)
  })

  test('does not explain numbers where there are none', async () => {
    const { text } = await readPdf(await renderReceipt(withName('TAN AH KOW'), new Date(0)))
    expect(text).not.toContain('Letterswithouttypearenumbers.')
  })

  test.each([
    ['a word of 200 letters', 'A'.repeat(200)],
    ['200 letters of Chinese', '慧'.repeat(200)],
  ])('breaks %s over lines without a hyphen', async (_, name) => {
    const { text } = await readPdf(await renderReceipt(withName(name), new Date(0)))
    expect(text).toContain(name)
  })

  test.each([18, 19, 20, 21, 22, 23, 24, 25, 26])(
    'ends no page with a title whose answers follow: %d lines before',
    async (count) => {
      const answer = {
        label: 'A',
        body: { kind: 'text' as const, lines: ['one', 'two', 'three', 'four'] },
        provenance: 'x',
      }
      const before = Array.from({ length: count }, () => ({
        ...answer,
        body: { kind: 'text' as const, lines: ['one'] },
      }))
      const steps = [
        { title: 'FIRSTSTEP', answers: before },
        { title: 'SECONDSTEP', answers: [answer] },
        { title: 'THIRDSTEP', answers: [answer] },
      ]
      const { texts } = await readPdf(
        await renderReceipt({ ...content, answers: { title: 'YOURANSWERS', steps } }, new Date(0)),
      )
      for (const text of texts)
        expect(text).not.toMatch(/(YOURANSWERS|FIRSTSTEP|SECONDSTEP|THIRDSTEP)(ABCD-EFGH-JK·Page\d+of\d+)?$/)
    },
  )

  test('of many rows goes on over pages, each with its number', async () => {
    const rows = Array.from({ length: 200 }, (_, row) => [`Row ${row}`, 'S$1'])
    const answers = [{ label: 'Rows', body: { kind: 'table' as const, head: ['Row', 'Amount'], rows } }]
    const many = { ...content, answers: { title: 'Your answers', steps: [{ title: 'Income', answers }] } }
    const { text, pages } = await readPdf(await renderReceipt(many, new Date(0)))
    expect(pages).toBeGreaterThan(3)
    expect(text).toContain('Row199')
    expect(text).toContain(`Page${pages}of${pages}`)
  })
})
