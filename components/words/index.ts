import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Agency, Attribute, Member } from '@/lib/myinfo/attribute.ts'
import { formatDate } from '@/lib/myinfo/format-calendar.ts'
import { locales, type Wording } from '@/lib/myinfo/language.ts'
import type { Language, Words as ProductWords } from '@/lib/onboarding/product.ts'
import en from './en.json' with { type: 'json' }

export type Messages = typeof en

/** A language is one file here. What a catalogue lacks is said in English. */
const catalogues: Partial<Record<Language, Messages>> = { en }

/** Labels of attributes (`marital status`) and of their members (`vehicles.make`) in languages other than English. */
const labels: Partial<Record<Language, Readonly<Record<string, string>>>> = {}

/** The languages that have a catalogue, each by its own name. */
export const offeredLanguages = Object.entries(catalogues).map(([language, { language: own }]) => ({
  language,
  name: own.name,
}))

/** All the words of one language, and what follows from them. */
export interface Words {
  language: Language
  /** As `Intl` knows it: `en-SG`. */
  locale: string
  t: ReturnType<typeof translatorFor>
  /** For `formatValue`. */
  wording: Wording
  /** Words that a product brings along. */
  of(words: ProductWords): string
  attributeLabel(attribute: Pick<Attribute, 'name' | 'label'>): string
  memberLabel(attribute: Pick<Attribute, 'name'>, member: Pick<Member, 'name' | 'label'>): string
  agencyName(agency: Agency): string
  /** A date at the source, with a short month: `12 Mar 2026`. */
  day(date: string): string
  /** `12 March 2026`. */
  longDay(date: string): string
}

const made = new Map<Language, Words>()

/** The words of a language, made once. */
export function wordsFor(language: Language): Words {
  const known = made.get(language)
  if (known) return known

  const words = buildWords(language)
  made.set(language, words)
  return words
}

function buildWords(language: Language): Words {
  const t = translatorFor(language)
  const own = labels[language] ?? {}
  const shortDay = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    language,
    locale: locales[language],
    t,
    wording: { language, yes: t('common.yes'), no: t('common.no') },
    of: (words) => words[language] ?? words.en,
    attributeLabel: ({ name, label }) => own[name] ?? label,
    memberLabel: (attribute, { name, label }) => own[`${attribute.name}.${name}`] ?? label,
    agencyName: (agency) => t(`agency.${agency}`),
    day: (date) => (isDay(date) ? shortDay.format(new Date(date)) : formatDate(date, language, 'short')),
    longDay: (date) => formatDate(date, language),
  }
}

function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date))
}

function translatorFor(language: Language) {
  return createTranslator({
    locale: locales[language],
    messages: catalogues[language] ?? en,
    timeZone: 'Asia/Singapore',
  })
}
