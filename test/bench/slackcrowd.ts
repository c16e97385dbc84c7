// Many people in Slack at once. They type commands.
import { somebody } from '../fakes/slack/people.ts'
import { openSlackStandIn } from '../fakes/slack/slack.ts'
import { gather, JUDGED } from './crowd.ts'

const opened = await openSlackStandIn()
let answers = 0
const slack: typeof opened = {
  ...opened,
  acknowledged(...answer) {
    if ((answers += 1) % JUDGED === 0) opened.acknowledged(...answer)
  }
}
const { apiUrl, signingSecret, problems, workspaces } = slack
const workspace = workspaces.get('T1')!
let to = ''
let asked = 0

gather<string>({
  where: { apiUrl, signingSecret, token: workspace.botToken },
  problems,
  visit(endpoint) {
    to = endpoint
  },
  async act(line) {
    asked += 1
    const place = { user: asked % 2 === 0 ? 'U1' : 'U2', channel: asked % 3 === 0 ? 'C2' : 'C1' }
    const got = await somebody(slack, place, () => to).slash('/copydesk', line)
    // What was said is judged when it comes, and is not read again.
    workspace.messages.length = 0
    return got?.status === 200 ? got.after : null
  }
})
