import { phoneAddress } from '@/components/site/text-with-contact.tsx'
import { byHandPath, productIn } from '@/components/start/by-hand-path.ts'
import { offeredLanguages, type Words } from '@/components/words/index.ts'
import type { StandIn } from '@/components/words/stand-in.ts'
import { openProducts, productsOnOffer } from '@/lib/onboarding/products/index.ts'
import { type Html, html } from '@/lib/server/front-door/html.ts'
import { brand } from '../brand.ts'
import { demoLinks, demoStyle } from './demo-links.ts'

/** What a page says that React does not draw. */
export interface RefusalTexts {
  title: string
  text: string
  /** Words of the way back. */
  action: string
  /** Something stopped a login, and of which product is not known: each of them can be typed. */
  anyByHand?: boolean
}

/**
 * The page of a refusal, in the product's own look: its letters, mark, languages and help, the way back, and the way by
 * hand. It runs no script and posts nothing: what it offers are links.
 */
export function refusalPage({
  texts: { title, text, action, anyByHand },
  back,
  reference,
  standIn,
  words,
}: {
  texts: RefusalTexts
  back: string
  reference?: string
  /** What makes this no real deployment. */
  standIn?: StandIn
  words: Words
}): string {
  const { t, language } = words
  const told = reference
    ? html`<p class="soft">${around(t('common.reference', { reference: '{part}' }), html`<strong class="whole">${reference}</strong>`)}</p>`
    : ''
  const ways = html`<p class="ways"><a class="button" href="${back}">${action}</a>${byHand(back, words)}</p>`
  const hands = anyByHand && back === '/' ? eachByHand(words) : ''
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title} - ${brand.name}</title><link rel="icon" href="/icon.svg"><link rel="preload" href="/public-sans.woff2" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="/refusal.css">${demoStyle(standIn)}`
  const main = html`<main id="main"><h1>${title}</h1><p class="lead">${withPhone(text)}</p>${ways}${hands}${told}</main>`
  return html`<!doctype html><html lang="${language}"><head>${head}</head><body><a class="skip" href="#main">${t('common.skip')}</a>${header({ back, standIn, words })}${main}${footer(words)}${demoLinks(standIn)}</body></html>`
    .text
}

function header({ back, standIn, words }: { back: string; standIn?: StandIn; words: Words }): Html {
  const { language, t } = words
  const links = offeredLanguages.map((offered) =>
    offered.language === language
      ? html`<li><span lang="${offered.language}" aria-current="true">${offered.name}</span></li>`
      : html`<li><a href="${inLanguage(back, offered.language)}" lang="${offered.language}">${offered.name}</a></li>`,
  )
  const ribbon = standIn
    ? html`<div class="ribbon"><p class="frame ribbon-line"><strong>${t(`${standIn}.ribbon`)}</strong> · <span class="short">${t(`${standIn}.short`)}</span><span class="long">${t(`${standIn}.text`)}</span></p></div>`
    : ''
  return html`<header>${ribbon}<div class="frame"><a class="brand" href="/" lang="en"><img src="/icon.svg" width="28" height="28" alt="">${brand.name}</a><details class="languages"><summary>${t('language.name')}</summary><ul>${links}</ul></details></div></header>`
}

function footer({ t, of, between }: Words): Html {
  const { phone, email, hours } = brand.contact
  const call = withPhone(t('footer.call', { phone, hours: of(hours) }))
  const write = around(t('footer.write', { email: '{part}' }), html`<a href="${`mailto:${email}`}">${email}</a>`)
  return html`<footer><div class="frame"><p><strong>${t('footer.help')}</strong>${between}${call}${between}${write}<br>${t('footer.operator', { operator: brand.operator })}</p><p><a href="/privacy">${t('footer.privacy')}</a> <a href="/accessibility">${t('footer.accessibility')}</a></p></div></footer>`
}

/** The start of the product that one came from, where its form can be typed. */
function byHand(back: string, { t }: Words): Html | '' {
  const product = productIn(back)
  return product && openProducts({ demo: true }).some(({ id }) => id === product)
    ? html`<a class="second" href="${byHandPath(product)}">${t('start.byHand')}</a>`
    : ''
}

/** Every product on offer, each to be typed. */
function eachByHand({ t, of }: Words): Html {
  const products = productsOnOffer({ demo: false }).map(
    ({ id, name }) => html`<li><a class="second" href="${byHandPath(id)}">${of(name)}</a></li>`,
  )
  return html`<h2>${t('refusal.byHand')}</h2><ul class="hands">${products}</ul>`
}

function inLanguage(back: string, language: string): string {
  const { pathname, searchParams } = new URL(back, 'http://localhost')
  searchParams.set('lang', language)
  return `${pathname}?${searchParams}`
}

function withPhone(text: string): Html {
  const { phone } = brand.contact
  return around(text.replace(phone, '{part}'), html`<a class="whole" href="${phoneAddress(phone)}">${phone}</a>`)
}

/** A sentence with one part of it drawn as HTML. */
function around(sentence: string, part: Html): Html {
  const [before = '', after] = sentence.split('{part}')
  return after === undefined ? html`${sentence}` : html`${before}${part}${after}`
}
