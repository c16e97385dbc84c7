// The peer of `copydesk analyze -`: the same JSON lines in and out, read by npm's compromise.
// It finds people and quotations; whom a quotation is credited to it does not say.
import { createInterface } from 'node:readline'
import nlp from 'compromise'
import { z } from 'zod'

const Input = z.object({ id: z.string(), text: z.string() })
const Found = z.array(
  z.object({
    text: z.string(),
    offset: z.object({ start: z.number(), length: z.number() }).optional()
  })
)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = Input.parse(JSON.parse(line))
  const doc = nlp(text)
  const spans = (found: unknown) =>
    Found.parse(found).flatMap(f =>
      f.offset === undefined
        ? []
        : [{ start: f.offset.start, end: f.offset.start + f.offset.length, text: f.text }]
    )
  const quotes = spans(doc.quotations().json({ offset: true })).map(q => ({
    ...q,
    speaker: null
  }))
  const people = spans(doc.people().json({ offset: true })).map(p => ({
    name: p.text.replace(/[\s,.;:!?]+$|['’]s$/g, ''),
    mentions: [{ start: p.start, end: p.end }]
  }))
  process.stdout.write(`${JSON.stringify({ id, quotes, people })}\n`)
}
