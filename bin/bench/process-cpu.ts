import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** CPU seconds that a process has used so far, all its threads together; to the hundredth of a second. */
export function cpuSecondsOf(pid: number): number {
  if (existsSync('/proc/self/stat')) return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const { stdout } = spawnSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' })
  return parsePsTime(stdout)
}

/** From "<pid> (<name, which may hold spaces and brackets>) <state> … <user time, field 14> <system time, field 15> …". */
export function parseProcStat(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // Linux shows every program a hundred ticks a second, whatever its own clock does.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** From "[[days-]hours:]minutes:seconds[.hundredths]". */
export function parsePsTime(time: string): number {
  const [clock = '', days = '0'] = time.trim().split('-').toReversed()
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return Number(days) * 86_400 + seconds
}
