/** The bank's names and contacts, where pages look for them. */
export { brand } from '@/lib/onboarding/brand.ts'
