// The chat: asks, presses, turns pages, and remembers which client it looks like.
import { ask } from './asking.js'
import { suggesting } from './suggesting.js'

const root = document.documentElement
const line = document.getElementById('line')
const talk = document.getElementById('talk')

for (const radio of document.querySelectorAll('input[name="look"]')) {
  radio.checked = radio.value === root.dataset.look
  radio.addEventListener('change', () => {
    root.dataset.look = radio.value
    localStorage.setItem('look', radio.value)
  })
}

const element = (name, className, words = '') =>
  Object.assign(document.createElement(name), { className, textContent: words })

/** What is shown takes the place of `old`, an answer that is turned, or else stands at the end. */
const answer = async (asked, old) => {
  let shown = old
  if (shown === null) {
    shown = element('p', 'answer waiting', 'Copydesk is looking …')
    talk.append(shown)
    shown.scrollIntoView({ block: 'nearest' })
  }
  let isFirst = old === null
  talk.setAttribute('aria-busy', 'true')
  try {
    await ask({ line: asked, look: 'chat' }, content => {
      const next = content.querySelector('.answer')
      // Both sides say the same: it is read out once.
      if (root.dataset.look === 'both')
        next.querySelector('[data-side="discord"]').setAttribute('aria-live', 'off')
      shown.replaceWith(next)
      shown = next
      // From the question on, so that one reads downwards; after that it stays where the reader has put it.
      if (isFirst) shown.scrollIntoView({ block: 'start' })
      isFirst = false
    })
  } catch (error) {
    const trouble = element('p', 'trouble', `“${asked}” was not answered: ${error.message}`)
    if (old === null) shown.replaceWith(trouble)
    else shown.after(trouble)
  }
  talk.removeAttribute('aria-busy')
}

/** One after the other, in the order in which they were asked. */
let asking = Promise.resolve()
const askInTurn = (asked, old = null) => {
  asking = asking.then(() => answer(asked, old))
  return asking
}

suggesting(line, asked => void askInTurn(asked))

talk.addEventListener('click', event => {
  const button = event.target.closest('button.press')
  if (button === null || !button.dataset.line) return
  const isPage = button.dataset.kind.startsWith('page')
  void askInTurn(button.dataset.line, isPage ? button.closest('.answer') : null).then(() =>
    line.focus({ preventScroll: true })
  )
})

const wanted = new URL(location.href).searchParams.get('ask')
if (wanted !== null) {
  // To look at, not done: a link from elsewhere must not make the bot do something.
  line.value = wanted
  line.focus()
}
