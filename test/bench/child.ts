// One section in a process of its own, so that no other's garbage counts: `node child.ts NAME`, started by bench.ts.
import type { Plan, Report, Section } from './measure.ts'

/** What it tells the process that started it. */
export type Told =
  | { readonly row: Parameters<Report['row']>[0] }
  | { readonly figure: Parameters<Report['figure']> }

const tell = (told: Told): void => void process.send?.(told)

process.once('message', (plan: Plan) => void run(plan))

async function run(plan: Plan): Promise<void> {
  const { default: section }: { default: Section } = await import(
    new URL(`sections/${process.argv[2]}.ts`, import.meta.url).href
  )
  await section(plan, {
    row: row => tell({ row }),
    figure: (...figure) => tell({ figure })
  })
  process.disconnect()
}
