// The page of the chat: what was asked, the answers as platforms draw them, and the line in which one types.
import { html } from 'hono/html'
import type { MenuItem } from '../../ask.ts'
import type { Reply } from '../../reply.ts'
import { drawAnswer } from './answering.ts'
import type { Page } from './page.ts'

export const chatPage = (menu: readonly MenuItem[], welcome: Reply): Page => ({
  title: 'Chat',
  content: html`<h1 class="hidden">Chat</h1>
    <fieldset class="looks">
      <legend>Draw answers as in</legend>
      <label><input type="radio" name="look" value="both" checked /> both</label>
      <label><input type="radio" name="look" value="slack" /> Slack</label>
      <label><input type="radio" name="look" value="discord" /> Discord</label>
    </fieldset>
    <div id="talk" class="talk" role="log" aria-live="polite" aria-label="Conversation">
      ${drawAnswer(welcome, '/help')}
    </div>
    <form id="ask" class="ask" autocomplete="off">
      <label for="line" class="hidden">Ask</label>
      <input
        id="line"
        name="line"
        placeholder="/who …"
        role="combobox"
        aria-expanded="false"
        aria-controls="suggestions"
        aria-autocomplete="list"
        maxlength="4000"
        autofocus
      />
      <ul id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
      <button type="submit">Ask</button>
    </form>
    <p class="hint">
      You can ask:
      ${menu
        .filter(({ name }) => !name.includes(' '))
        .map(({ name }) => `/${name}`)
        .join(' ')}
    </p>`
})
