/** A piece of a document; each becomes Markdown and HTML. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'code'; text: string }
  | { kind: 'picture'; file: string; caption: string }

/** A section of the pack: its title and what stands below it. */
export interface Section {
  title: string
  blocks: readonly Block[]
}

/** A document that is handed in. */
export interface Document {
  title: string
  /** Under the title: for whom, and of which day. */
  subtitle: string
  sections: readonly Section[]
}

/** The document as Markdown; pictures by the names of their files. */
export function toMarkdown({ title, subtitle, sections }: Document): string {
  const parts = sections.map((section) =>
    [`## ${escapeMarkdown(section.title)}`, ...section.blocks.map(blockToMarkdown)].join('\n\n'),
  )
  return `${[`# ${escapeMarkdown(title)}`, escapeMarkdown(subtitle), ...parts].join('\n\n')}\n`
}

function blockToMarkdown(block: Block): string {
  switch (block.kind) {
    case 'text':
      return escapeMarkdown(block.text)
    case 'list':
      return block.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'table':
      return tableToMarkdown(block)
    case 'code':
      return `\`\`\`\n${block.text.replaceAll('```', '')}\n\`\`\``
    case 'picture':
      return `![${escapeMarkdown(block.caption)}](${block.file})\n\n*${escapeMarkdown(block.caption)}*`
  }
}

function tableToMarkdown({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`
  return [line(columns), `| ${columns.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n')
}

/** What somebody typed stays text: it makes no markup, link or table cell. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&').replace(/\s*\n\s*/g, ' ')
}

/** The document as one page of HTML. `pictureOf` gives the source of a picture's file: a path, or its content. */
export function toHtml({ title, subtitle, sections }: Document, pictureOf: (file: string) => string): string {
  const parts = sections.map(
    (section) =>
      `<section><h2>${escapeHtml(section.title)}</h2>${section.blocks.map((block) => blockToHtml(block, pictureOf)).join('\n')}</section>`,
  )
  return `<!doctype html>
<html lang="en-SG">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${escapeHtml(subtitle)}</p>
${parts.join('\n')}
</html>
`
}

function blockToHtml(block: Block, pictureOf: (file: string) => string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return tableToHtml(block)
    case 'code':
      return `<pre>${escapeHtml(block.text)}</pre>`
    case 'picture':
      return `<figure><img src="${escapeHtml(pictureOf(block.file))}" alt="${escapeHtml(block.caption)}"><figcaption>${escapeHtml(block.caption)}</figcaption></figure>`
  }
}

function tableToHtml({ columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const style = `
body { font: 11pt/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a2230; }
h1 { font-size: 20pt; line-height: 1.2; margin-bottom: 0; } h2 { font-size: 14pt; margin-top: 2em; break-after: avoid; }
.subtitle { color: #55606e; margin-top: 0.25em; }
table { border-collapse: collapse; width: 100%; font-size: 9pt; } th, td { text-align: left; vertical-align: top; padding: 4pt 8pt 4pt 0; border-bottom: 1px solid #d5d9df; overflow-wrap: break-word; }
tr, figure { break-inside: avoid; } thead { display: table-header-group; }
pre { font-size: 8pt; white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f5f7; padding: 8pt; }
figure { margin: 1em 0; text-align: center; } img { max-width: 100%; max-height: 225mm; border: 1px solid #d5d9df; }
figcaption { font-size: 9pt; color: #55606e; }
@page { size: A4; margin: 16mm; }`
