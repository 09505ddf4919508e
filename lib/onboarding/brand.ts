import type { SingpassArtwork, SingpassUse } from './singpass-use.ts'

/** A picture at the head of every PDF receipt. */
interface ReceiptLogo {
  /** A PNG or JPEG under `public/brand`: `logo.png`. */
  file: string
  /** In points, 72 to the inch; at most 200 by 48. */
  width: number
  height: number
}

/** Who offers the products. An adopter changes this file, `app/icon.svg` and the tokens in `app/globals.css`. */
export const brand = {
  name: 'Merlion Bank',
  /** Legal name of who runs this site and answers for the data; at Singpass, the entity behind the application. */
  operator: 'Merlion Bank Limited',
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
  /** Without one the name stands there as a mark. */
  receiptLogo: undefined as ReceiptLogo | undefined,
  /**
   * Singpass's own button artwork for each use that a product names. None comes with this project: put the files from
   * the official page under `public/brand`, unchanged, and name them here. Without it the button is text, marked as a
   * demo's; production warns at its start and the doctor fails.
   */
  singpassArtwork: {} as Partial<Record<SingpassUse, SingpassArtwork>>,
} as const

/** The demo's own bank, which may never be handed in as somebody's. */
export const demoNames = ['Merlion Bank', 'Merlion Insurance', 'merlionbank.example'] as const
