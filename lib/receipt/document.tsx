import { Document, Image, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReceiptAnswer, ReceiptBody, ReceiptContent } from './content.ts'

const accent = '#0b6168'
const ink = '#16202e'
const soft = '#4a5666'
const line = '#d5d9de'
const warn = '#6b4708'

const styles = StyleSheet.create({
  page: { paddingTop: 48, paddingHorizontal: 56, paddingBottom: 64, fontSize: 10, lineHeight: 1.45, color: ink },
  standIn: { position: 'absolute', top: 20, left: 56, right: 56, fontSize: 8.5, color: warn },
  head: { flexDirection: 'row', justifyContent: 'space-between', alignItems: 'center', marginBottom: 20 },
  mark: { fontSize: 17, fontWeight: 600, lineHeight: 1.25, color: accent },
  title: { fontSize: 22, fontWeight: 600, lineHeight: 1.25, marginBottom: 6 },
  heading: { fontSize: 14, fontWeight: 600, marginTop: 22, marginBottom: 8 },
  step: { fontSize: 11, fontWeight: 600, marginTop: 12, paddingBottom: 4, borderBottom: `1 solid ${line}` },
  reference: { marginTop: 14, padding: 12, backgroundColor: '#eef5f4' },
  code: { fontWeight: 600, letterSpacing: 1, color: ink },
  letters: { fontSize: 20, fontWeight: 600, letterSpacing: 1.5, lineHeight: 1.3 },
  row: { flexDirection: 'row', paddingVertical: 5, borderBottom: `1 solid ${line}` },
  label: { width: '36%', paddingRight: 12, color: soft },
  value: { width: '64%' },
  small: { fontSize: 8.5, color: soft },
  bold: { fontWeight: 600 },
  cells: { flexDirection: 'row', borderBottom: `0.5 solid ${line}`, paddingVertical: 2 },
  cell: { flexGrow: 1, flexBasis: 0, paddingRight: 8 },
  // From the top: measured from the bottom, a line that is written for each page is not drawn.
  footer: { position: 'absolute', top: 796, left: 56, right: 56, fontSize: 8.5, color: soft },
})

/** The receipt as pages of A4. `families` are fonts by name, looked through in turn for each letter. */
export function ReceiptDocument({
  content,
  families,
  created,
}: {
  content: ReceiptContent
  families: string[]
  created: Date
}) {
  const { reference, check, next, answers, kept } = content
  return (
    <Document
      title={`${content.title} ${reference.text}`}
      author={content.brand.operator}
      language={content.language}
      creationDate={created}
      modificationDate={created}
    >
      <Page size="A4" style={[styles.page, { fontFamily: families }]}>
        {content.standIn && <HeadLine text={content.standIn} />}
        <Brand brand={content.brand} />
        <Text style={styles.title}>{content.title}</Text>
        <Lines lines={content.lead} />
        <View style={styles.reference}>
          <Text style={styles.small}>{reference.label}</Text>
          <Text style={styles.letters}>{reference.text}</Text>
          <Text style={[styles.small, { marginTop: 6 }]}>
            {check.label} <Text style={styles.code}>{check.text}</Text>
          </Text>
          <Text style={styles.small}>{check.why}</Text>
        </View>
        {next.steps.length > 0 && <Heading text={next.title} />}
        <Times rows={next.steps} />
        <Heading text={answers.title} />
        {answers.steps.map((step) => (
          <Step key={step.title} title={step.title} answers={step.answers} />
        ))}
        <View wrap={false}>
          <Text style={styles.heading}>{kept.title}</Text>
          <Times rows={kept.rows} />
        </View>
        <View style={{ marginTop: 22 }}>
          <Lines lines={content.notes} />
        </View>
        <Text
          fixed
          style={styles.footer}
          render={({ pageNumber, totalPages }) =>
            `${reference.text}   ·   ${pageOf(content.footer, pageNumber, totalPages)}`
          }
        />
      </Page>
    </Document>
  )
}

/** The logo, or else the name as a mark, and beside it who answers for the data. */
function Brand({ brand: { name, operator, logo } }: { brand: ReceiptContent['brand'] }) {
  return (
    <View style={styles.head}>
      {logo ? (
        <Image src={logo.picture} style={{ width: logo.width, height: logo.height }} />
      ) : (
        <Text style={styles.mark}>{name}</Text>
      )}
      <Text style={styles.small}>{operator}</Text>
    </View>
  )
}

function HeadLine({ text }: { text: string }) {
  return (
    <Text fixed style={styles.standIn}>
      {text}
    </Text>
  )
}

function pageOf(words: string, page: number, pages: number | undefined): string {
  return words.replace('{page}', String(page)).replace('{pages}', String(pages ?? page))
}

/** Never the last on its page. */
function Heading({ text }: { text: string }) {
  return (
    <Text style={styles.heading} minPresenceAhead={90}>
      {text}
    </Text>
  )
}

/** The answers of a step under its title, which stands on the page of the first of them. */
function Step({ title, answers }: { title: string; answers: readonly ReceiptAnswer[] }) {
  const [first, ...others] = answers
  const isShort = first?.body.kind === 'text'
  return (
    <View>
      <View wrap={!isShort}>
        <Text style={styles.step} minPresenceAhead={60}>
          {title}
        </Text>
        {first && <Answer answer={first} />}
      </View>
      {others.map((answer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two items may have one label, and none ever moves
        <Answer key={index} answer={answer} />
      ))}
    </View>
  )
}

/** When, and what then. */
function Times({ rows }: { rows: readonly { when: string; what: string }[] }) {
  return rows.map(({ when, what }) => (
    <View key={`${when} ${what}`} style={styles.row} wrap={false}>
      <Text style={styles.label}>{when}</Text>
      <Text style={styles.value}>{what}</Text>
    </View>
  ))
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and never move
    <Text key={index}>{text}</Text>
  ))
}

function Answer({ answer: { label, body, provenance } }: { answer: ReceiptAnswer }) {
  const wide = body.kind !== 'text'
  return (
    <View style={wide ? [styles.row, { flexDirection: 'column' }] : styles.row} wrap={wide}>
      <Text style={wide ? styles.bold : styles.label}>{label}</Text>
      <View style={wide ? {} : styles.value}>
        <Body body={body} />
        {provenance ? <Text style={styles.small}>{provenance}</Text> : null}
      </View>
    </View>
  )
}

function Body({ body }: { body: ReceiptBody }) {
  if (body.kind === 'text') return <Lines lines={body.lines} />
  if (body.kind === 'table') {
    return (
      <View>
        <Cells cells={body.head} bold />
        {body.rows.map((cells, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
          <Cells key={index} cells={cells} />
        ))}
      </View>
    )
  }
  return body.sheets.map(({ title, lines }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never move
    <View key={index} style={{ marginBottom: 6 }}>
      {title ? <Text style={styles.bold}>{title}</Text> : null}
      {lines.map(({ label, text }) => (
        <View key={label} style={styles.cells} wrap={false}>
          <Text style={styles.label}>{label}</Text>
          <Text style={styles.value}>{text}</Text>
        </View>
      ))}
    </View>
  ))
}

function Cells({ cells, bold = false }: { cells: readonly string[]; bold?: boolean }) {
  return (
    <View style={styles.cells} wrap={false}>
      {cells.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their columns
        <Text key={index} style={bold ? [styles.cell, styles.bold] : styles.cell}>
          {text}
        </Text>
      ))}
    </View>
  )
}
