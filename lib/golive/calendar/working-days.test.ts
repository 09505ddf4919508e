import { describe, expect, it } from 'vitest'
import { dayInSingapore, isWorkingDay, lastOfWorkingDays, publicHolidays, workingDaysBetween } from './working-days.ts'

describe('working days in Singapore', () => {
  it('are those of the week that are no holidays', () => {
    expect(isWorkingDay('2026-11-27')).toBe(true)
  })

  it.each(['2026-11-28', '2026-11-29', '2026-12-25', '2027-01-01', '2027-02-08'])('do not include %s', (date) => {
    expect(isWorkingDay(date)).toBe(false)
  })

  it('begin on the next one when the first day is none', () => {
    expect(lastOfWorkingDays('2026-11-28', 1)).toBe('2026-11-30')
    expect(lastOfWorkingDays('2026-12-24', 2)).toBe('2026-12-28')
  })

  it('are counted in both directions', () => {
    expect(workingDaysBetween('2026-12-24', '2026-12-31')).toBe(4)
    expect(workingDaysBetween('2026-12-31', '2026-12-24')).toBe(-4)
    expect(workingDaysBetween('2026-12-31', '2026-12-31')).toBe(0)
  })

  it('are those of Singapore, also while it is still the day before in Greenwich', () => {
    expect(dayInSingapore(Date.parse('2026-11-23T16:30:00Z'))).toBe('2026-11-24')
  })

  it('are told with a source, and a Monday follows each holiday on a Sunday', () => {
    expect(publicHolidays.source).toContain('Ministry of Manpower')
    for (const date of Object.keys(publicHolidays.days)) {
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
      const monday = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
      if (new Date(date).getUTCDay() === 0) expect(publicHolidays.days).toHaveProperty([monday])
      expect(date <= publicHolidays.until).toBe(true)
    }
  })
})
