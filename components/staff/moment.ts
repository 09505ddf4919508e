const timeZone = 'Asia/Singapore'
const moment = new Intl.DateTimeFormat('en-SG', { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone })
const exact = new Intl.DateTimeFormat('en-SG', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone })

/** A moment (epoch milliseconds) in Singapore: `27 Nov 2026, 15:20`. */
export function momentText(at: number): string {
  return moment.format(at)
}

/** The same to the second. */
export function exactText(at: number): string {
  return exact.format(at)
}
