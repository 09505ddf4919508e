/** Date and time of a moment (epoch milliseconds) in Singapore, as `receipt.at` wants them. */
export function momentIn(moment: number, locale: string): { date: string; time: string } {
  const timeZone = 'Asia/Singapore'
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(moment),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(moment),
  }
}
