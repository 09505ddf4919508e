import { brandNames } from '@/lib/onboarding/brand-names.ts'

/**
 * Who offers the products. An adopter changes this file, `lib/onboarding/brand-names.ts`, `app/icon.svg` and the tokens in
 * `app/globals.css`.
 */
export const brand = {
  ...brandNames,
  /** Colour of the browser's own frame, as `--color-paper` in light and dark. */
  frame: { light: '#faf8f4', dark: '#0d141d' },
  contact: {
    phone: '+65 6000 0000',
    hours: {
      en: 'every day, 8 am to 10 pm',
      zh: '每天上午 8 时至晚上 10 时',
      ms: 'setiap hari, 8 pagi hingga 10 malam',
      ta: 'தினமும் காலை 8 மணி முதல் இரவு 10 மணி வரை',
    },
    email: 'help@merlionbank.example',
    dataProtectionOfficer: 'dpo@merlionbank.example',
  },
  /**
   * Singpass's own button artwork, as a path under `public`, with its size in pixels. None comes with this project: put
   * the file from the official page there and name it here. Without it the button is text.
   */
  singpassArtwork: undefined as { src: string; width: number; height: number } | undefined,
} as const
