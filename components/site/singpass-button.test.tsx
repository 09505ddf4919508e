import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { languages } from '@/lib/myinfo/language.ts'
import { singpassUses } from '@/lib/onboarding/singpass-use.ts'
import { wordsFor } from '../words/index.ts'
import { SingpassButton } from './singpass-button.tsx'

const artwork = { src: '/brand/apply.svg', width: 192, height: 44, label: 'Apply with Singpass' }

test.each(languages)(
  'in %s the artwork is drawn as it is, and its own words are the name of the button',
  (language) => {
    const html = renderToStaticMarkup(<SingpassButton use="application" artwork={artwork} words={wordsFor(language)} />)

    expect(html).toContain('<img src="/brand/apply.svg" width="192" height="44" alt="Apply with Singpass"/>')
    expect(html).toContain('lang="en"')
    expect(html).not.toMatch(/aria-label|singpass-mark/)
  },
)

test.each(languages)('in %s the text that stands in for it is not translated, and marked as the demo', (language) => {
  const words = wordsFor(language)
  for (const use of singpassUses) {
    const html = renderToStaticMarkup(<SingpassButton use={use} words={words} />)

    expect(html).toContain('<span lang="en">Retrieve Myinfo with Singpass</span>')
    expect(html).toContain(`<p class="singpass-mark">${words.t('start.standIn')}</p>`)
  }
})
