/**
 * The reference that a page shows for what went wrong. What its scripts and its body hold is not shown: every page holds
 * the id of its own request.
 */
export function referenceShown({ text }: { text: string }): string | undefined {
  const shown = text.replaceAll(/<head>.*?<\/head>|<script\b.*?<\/script>|<body[^>]*>/gs, '')
  return /\b[A-Z]{4}-[A-Z]{4}\b(?!-)/.exec(shown)?.[0]
}
