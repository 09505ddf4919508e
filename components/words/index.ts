import 'server-only'
import { createTranslator } from 'use-intl/core'
import { agencyShortName } from '@/lib/myinfo/agencies.ts'
import type { Agency, Attribute, Member } from '@/lib/myinfo/attribute.ts'
import { codesOf } from '@/lib/myinfo/codes.ts'
import { formatDate } from '@/lib/myinfo/format/calendar.ts'
import { type Language, languages, locales, type Wording } from '@/lib/myinfo/language.ts'
import type { Code } from '@/lib/myinfo/person.ts'
import type { LocalizedText } from '@/lib/onboarding/product.ts'
import en from './en.json' with { type: 'json' }
import { textsIn } from './texts-in.ts'
import { translations } from './translations.ts'

export type Messages = typeof en

/** The languages of the journey, each by its own name. */
export const offeredLanguages = languages.map((language) => ({ language, name: messagesIn(language).language.name }))

/** All the words of one language, and what follows from them. */
export interface Words {
  language: Language
  /** As `Intl` knows it: `en-SG`. */
  locale: string
  t: ReturnType<typeof translatorFor>
  /** For `formatValue`. */
  wording: Wording
  /** Words that a product brings along. */
  of(words: LocalizedText): string
  /** What stands between two sentences: a space, and nothing where a full stop is as wide as a letter. */
  between: '' | ' '
  attributeLabel(attribute: Pick<Attribute, 'name' | 'label'>): string
  /** A member of a member goes by both names: `transcripts/name`. */
  memberLabel(attribute: Pick<Attribute, 'name'>, member: Pick<Member, 'name' | 'label'>): string
  /** The same where it is typed, in everyday words. */
  askedLabel(attribute: Pick<Attribute, 'name' | 'label' | 'asked'>): string
  askedMemberLabel(attribute: Pick<Attribute, 'name'>, member: Pick<Member, 'name' | 'label' | 'asked'>): string
  agencyName(agency: Agency): string
  agencyShort(agency: Agency): string
  /** The choices of a code list. Throws on an unknown list. */
  codes(list: string): readonly Code[]
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
  const own = new Map(language === 'en' ? [] : textsIn(translations[language]))
  const shortDay = new Intl.DateTimeFormat(locales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const attributeLabel: Words['attributeLabel'] = ({ name, label }) => own.get(`attribute.${name}`) ?? label
  const memberLabel: Words['memberLabel'] = (attribute, { name, label }) =>
    own.get(`member.${attribute.name}.${name}`) ?? label
  return {
    language,
    locale: locales[language],
    t,
    wording: { language, yes: t('common.yes'), no: t('common.no') },
    of: (words) => words[language] ?? words.en,
    between: language === 'zh' ? '' : ' ',
    attributeLabel,
    memberLabel,
    askedLabel: (attribute) =>
      own.get(`asked.attribute.${attribute.name}`) ?? attribute.asked ?? attributeLabel(attribute),
    askedMemberLabel: (attribute, member) =>
      own.get(`asked.member.${attribute.name}.${member.name}`) ?? member.asked ?? memberLabel(attribute, member),
    agencyName: (agency) => t(`agency.${agency}`),
    agencyShort: agencyShortName,
    codes: (list) =>
      codesOf(list, language).map(({ code, description }) => ({
        code,
        description: own.get(`code.${list}.${code}`) ?? description,
      })),
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
    messages: messagesIn(language),
    timeZone: 'Asia/Singapore',
  })
}

/** The messages of a language; what its file lacks is said in English. */
function messagesIn(language: Language): Messages {
  return language === 'en' ? en : overlaid(en, translations[language])
}

function overlaid<T extends object>(english: T, own: unknown): T {
  const said = new Map(typeof own === 'object' && own !== null ? Object.entries(own) : [])
  const entries = Object.entries(english).map(([name, text]) => {
    const mine: unknown = said.get(name)
    if (typeof text === 'object') return [name, overlaid(text, mine)]
    return [name, typeof mine === 'string' ? mine : text]
  })
  return { ...english, ...Object.fromEntries(entries) }
}
