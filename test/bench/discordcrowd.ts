// Many people on Discord at once. They type commands, see what is offered, press buttons.
import { openFakeDiscord } from '../fakes/discord/discord.ts'
import { judge } from '../fakes/discord/judge.ts'
import { gather, JUDGED } from './crowd.ts'

/** One thing that somebody does. */
export type Act =
  | { readonly slash: string; readonly values: Readonly<Record<string, string>> }
  | { readonly complete: string; readonly option: string; readonly typed: string }
  /** A follow-up. */
  | { readonly press: string }

let judged = 0
const { api, token, publicKey, doing, problems, endpoint } = await openFakeDiscord({
  judge: (kind, body) => ((judged += 1) % JUDGED === 0 ? judge(kind, body) : [])
})
/** The message whose buttons are pressed. */
let shown: ReturnType<typeof doing.answer> | undefined

gather<Act>({
  where: { api, token, publicKey },
  problems,
  async visit(to) {
    endpoint(to)
    await (shown ??= doing.answer(await doing.slash('help')))
  },
  async act(one) {
    const sent = performance.now()
    if ('complete' in one) {
      await doing.complete(one.complete, one.option, one.typed)
      return performance.now() - sent
    }
    const asked =
      'slash' in one
        ? await doing.slash(one.slash, one.values)
        : await doing.pressId(await shown!, one.press)
    return asked.acknowledged?.after ?? null
  }
})
