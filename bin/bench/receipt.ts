import { withRunningApp } from '../nodes/running-app.ts'
import { Failure } from '../stack/failure.ts'
import { median, spreadOf } from './cpu.ts'
import type { Finding } from './finding.ts'
import { type VisitedPage, visitPages } from './pages/visits.ts'
import { cpuSecondsOf } from './process-cpu.ts'

/** Seconds of the first receipt; CPU milliseconds of each that is drawn after it, and of one that is kept. */
const MOST = { first: 1, drawn: 100, kept: 20 }

const languages = ['en', 'zh', 'ms', 'ta'] as const
const KEPT = 40

/**
 * What a receipt as PDF costs: the first that a process draws for somebody; each that it draws later, in a language that it
 * has drawn before; and one that is asked for again.
 */
export async function measureReceipt(): Promise<Finding[]> {
  return withRunningApp(
    async ({ url, pid }) => {
      const [one, two, ...others] = await visitPages(url, ['receipt', 'receipt', 'receipt', 'receipt'])
      if (!one || !two) throw new Failure('No application was received.')
      const began = performance.now()
      await fetchPdf(one, 'en')
      const first = (performance.now() - began) / 1_000
      for (const receipt of [one, two])
        for (const language of languages)
          for (const query of ['', '?nric=full']) await fetchPdf(receipt, language, query)

      const drawn: number[] = []
      for (const receipt of others)
        for (const language of languages) drawn.push(await spentOn(pid, 1, () => fetchPdf(receipt, language)))
      const kept = await spentOn(pid, KEPT, () => fetchPdf(one, 'en'))
      const later = `${median(drawn).toFixed(0)} ms of CPU (${spreadOf(drawn, 0)}; at most ${MOST.drawn})`
      return [
        { text: `the first receipt in ${first.toFixed(2)} s (at most ${MOST.first})`, kept: first <= MOST.first },
        { text: `a later one, in four languages: ${later}`, kept: median(drawn) <= MOST.drawn },
        { text: `one that is kept: ${kept.toFixed(1)} ms of CPU (at most ${MOST.kept})`, kept: kept <= MOST.kept },
      ]
    },
    'production',
    { LIMITS: 'receipt.session=1000000,receipt.address=1000000' },
  )
}

async function fetchPdf({ url, cookie }: VisitedPage, language: string, query = ''): Promise<void> {
  const address = `${new URL(url).pathname}/receipt.pdf${query}`
  const answer = await fetch(new URL(address, url), { headers: { cookie: `${cookie}; language=${language}` } })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const begins = String.fromCharCode(...bytes.subarray(0, 5))
  if (begins !== '%PDF-') throw new Failure(`${address} was answered ${answer.status}, and not by a PDF.`)
}

/** CPU milliseconds, all threads of the process together. */
async function spentOn(pid: number, times: number, work: () => Promise<void>): Promise<number> {
  const before = cpuSecondsOf(pid)
  for (let time = 0; time < times; time += 1) await work()
  return (1_000 * (cpuSecondsOf(pid) - before)) / times
}
