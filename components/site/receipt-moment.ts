const timeZone = 'Asia/Singapore'

// One pair for each language: a formatter costs far more than its use.
const made = new Map<string, { date: Intl.DateTimeFormat; time: Intl.DateTimeFormat }>()

/** Date and time of a moment (epoch milliseconds) in Singapore, as `receipt.at` wants them. */
export function momentIn(moment: number, locale: string): { date: string; time: string } {
  const { date, time } = made.get(locale) ?? makeFor(locale)
  return { date: date.format(moment), time: time.format(moment) }
}

function makeFor(locale: string) {
  const formats = {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
  }
  made.set(locale, formats)
  return formats
}
