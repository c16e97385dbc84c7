// The page of the chat: what was asked, the answers as platforms draw them, and the line in which one types.
import { html } from 'hono/html'
import type { Reply } from '../../reply.ts'
import { drawAnswer } from './answering.ts'
import type { Page } from './page.ts'

const LOOKS = [
  ['both', 'Both'],
  ['slack', 'Slack'],
  ['discord', 'Discord']
] as const

export const chatPage = (welcome: Reply): Page => ({
  title: 'Chat',
  script: 'chat',
  content: html`<h1 class="hidden">Chat</h1>
    <fieldset class="looks">
      <legend>As in</legend>
      ${LOOKS.map(
        ([value, name]) =>
          html`<label
            ><input
              type="radio"
              name="look"
              value="${value}"
              ${value === 'both' ? 'checked' : ''}
            />
            <span>${name}</span></label
          >`
      )}
    </fieldset>
    <div id="talk" class="talk" role="log" aria-live="polite" aria-label="Conversation">
      ${drawAnswer(welcome, { line: null })}
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
        aria-describedby="usage"
        maxlength="4000"
        enterkeyhint="send"
        autofocus
      />
      <ul id="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
      <button type="submit">Ask</button>
      <p id="usage" class="usage">
        Type / for all that can be asked. Tab completes, ↑ brings back what you asked.
      </p>
    </form>`
})
