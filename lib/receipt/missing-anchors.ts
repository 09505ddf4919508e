/** Joins a mark to a letter by the anchors that a font gives both. */
type ApplyAnchor = (mark: { markAnchor?: unknown }, base: unknown, index: number) => void

/**
 * Lets a font set a mark beside a letter that it gives no anchor for: the mark stays where it is drawn, as other engines
 * have it. fontkit throws there, so that a word of Gurmukhi with a vowel below could not be set at all.
 *
 * @see {@link https://learn.microsoft.com/typography/opentype/spec/gpos#mark-to-base-attachment-positioning-format-1-mark-to-base-attachment OpenType, GPOS}: an anchor may be NULL
 */
export function allowMissingAnchors(font: object): void {
  const processor = member(member(member(font, '_layoutEngine'), 'engine'), 'GPOSProcessor')
  const apply = member(processor, 'applyAnchor')
  if (typeof processor !== 'object' || processor === null || !isApplyAnchor(apply)) return
  const tolerant: ApplyAnchor = (mark, base, index) => {
    if (base && mark.markAnchor) apply.call(processor, mark, base, index)
  }
  Object.defineProperty(processor, 'applyAnchor', { value: tolerant })
}

function isApplyAnchor(value: unknown): value is ApplyAnchor {
  return typeof value === 'function'
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
}
