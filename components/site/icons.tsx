import type { ReactNode } from 'react'

/** Beside words that say the same, so hidden from assistive technology. */
function Icon({ size, children }: { size: number; children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

/** Stands beside many values of a page, which would be sent with its whole drawing: the style sheet has that once. */
export function SealIcon() {
  return <span className="seal" />
}

export function CheckIcon({ size = 20 }: { size?: number }) {
  return (
    <Icon size={size}>
      <path d="M4 10.5l4 4 8-9" />
    </Icon>
  )
}

export function WarningIcon({ size = 20 }: { size?: number }) {
  return (
    <Icon size={size}>
      <path d="M10 2.8l7.8 13.7H2.2z" />
      <path d="M10 8v4M10 14.2v.1" />
    </Icon>
  )
}

export function InfoIcon({ size = 20 }: { size?: number }) {
  return (
    <Icon size={size}>
      <circle cx="10" cy="10" r="8" />
      <path d="M10 9v5M10 6.2v.1" />
    </Icon>
  )
}

export function LockIcon({ size = 20 }: { size?: number }) {
  return (
    <Icon size={size}>
      <rect x="4" y="9" width="12" height="8" rx="2" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </Icon>
  )
}

export function ReceivedMark() {
  return (
    <svg width="48" height="48" viewBox="0 0 48 48" fill="none" aria-hidden="true" focusable="false">
      <circle cx="24" cy="24" r="22.75" className="fill-good-ground stroke-good" strokeWidth="2.5" />
      <path
        d="M14.5 24.5l6.5 6.5 13-14"
        className="stroke-good"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

export function BrandMark() {
  return <span className="brand-mark" />
}
