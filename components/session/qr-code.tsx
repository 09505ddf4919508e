import { create } from 'qrcode'

/** Empty modules around the code, which readers need. */
const margin = 4

/** A text as a QR code: black on white in light and dark, since not every reader knows the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark = Array.from(data, (module, index) =>
    module ? `M${index % size} ${Math.floor(index / size)}h1v1h-1z` : '',
  )
  const whole = size + 2 * margin
  return (
    <svg
      role="img"
      aria-label={label}
      width="208"
      height="208"
      viewBox={`${-margin} ${-margin} ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <title>{label}</title>
      <rect x={-margin} y={-margin} width={whole} height={whole} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
