/** Reads `5000`, `5,000` or `S$5,000.50` as dollars; undefined when it is no amount. */
export function parseMoney(text: string): number | undefined {
  const digits = text.trim().replace(/^(S?\$|SGD)\s*/i, '')
  if (!/^\d{1,3}(,\d{3})*(\.\d{1,2})?$|^\d+(\.\d{1,2})?$/.test(digits)) return undefined
  return Number(digits.replaceAll(',', ''))
}
