/** What was seen of a process at one moment of a soak. */
export interface Sample {
  minutes: number
  /** Journeys that were completed by then. */
  journeys: number
  megabytes: number
  /** Of the event loop since the sample before, in milliseconds. */
  p99: number
}

/** Megabytes that a thousand journeys add, by least squares over the samples after the warm-up; NaN of fewer than three. */
export function slopeOf(samples: readonly Sample[]): number {
  if (samples.length < 3) return Number.NaN
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, one) => sum + of(one), 0) / samples.length
  const [x, y] = [mean(({ journeys }) => journeys), mean(({ megabytes }) => megabytes)]
  const together = mean(({ journeys, megabytes }) => (journeys - x) * (megabytes - y))
  return (together / mean(({ journeys }) => (journeys - x) ** 2)) * 1_000
}

/** The value that so large a part of the values does not exceed. */
export function quantileOf(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
