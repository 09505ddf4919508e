/** The brand's mark as `app/icon.svg` has it, for pictures that are drawn on the server. */
export function CardMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" role="presentation">
      <rect width="32" height="32" fill="#0b6168" />
      <path
        d="M7 21.5V11l5.2 6.4L16 11l3.8 6.4L25 11v10.5"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
