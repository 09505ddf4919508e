import { type DowntimeTable, downtimeTableSchema } from '../downtime-table.ts'

/** A calendar that no agency changes: one of each kind of window that was ever published. */
export const specimenDowntimes: DowntimeTable = downtimeTableSchema.parse({
  source: 'A frozen calendar',
  readOn: '2026-03-08',
  windows: [
    { agency: 'CPFB', weekday: 0, from: '05:00', to: '05:30' },
    { agency: 'CPFB', weekday: 0, weeks: [1, 4], firstMoves: true, from: '00:00', to: '08:00' },
    { agency: 'IRAS', weekday: 3, from: '02:00', to: '06:00' },
    { agency: 'IRAS', weekday: 0, from: '02:00', to: '08:30' },
    { agency: 'MOM', weekday: 0, weeks: [4], from: '00:00', to: '06:00', foreignersOnly: true },
  ],
})
