import { config } from '@/lib/config/config.ts'

/** What makes this no real deployment, for a page that is written without knowing who reads it. */
export function standIn(): 'demo' | 'rehearsal' | undefined {
  return config().standIn
}
