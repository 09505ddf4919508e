/** One part of the demo as this machine knows it, and as the network does. */
export interface TwoNames {
  /** `http://localhost:3000` */
  local: string
  /** `http://192.168.1.5:3000` */
  network: string
}

/** A text with every local origin replaced by the one that the network knows. */
export function outward(text: string, names: readonly TwoNames[]): string {
  return names.reduce(
    (told, { local, network }) =>
      told.replaceAll(local, network).replaceAll(encodeURIComponent(local), encodeURIComponent(network)),
    text,
  )
}

/** A text with every origin of the network replaced by the local one. */
export function inward(text: string, names: readonly TwoNames[]): string {
  return outward(
    text,
    names.map(({ local, network }) => ({ local: network, network: local })),
  )
}
