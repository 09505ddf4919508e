/** Where a build for production has what the demo's bar is in a demo: nothing. Without it, Next.js finds no page at all. */
export default function NoBar() {
  return null
}
