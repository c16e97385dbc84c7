// The desk pages: what is done shows in its place above the list, how far it is while it takes long, and then the list anew.
import { ask } from './asking.js'

const done = document.getElementById('done')

const work = async (button, asked) => {
  button.disabled = true
  done.textContent = 'Working …'
  done.scrollIntoView({ block: 'nearest' })
  try {
    await ask(asked, content => done.replaceChildren(content))
  } catch (error) {
    done.textContent = `That did not work: ${error.message}`
  }
  done.scrollIntoView({ block: 'nearest' })
  await again()
  button.disabled = false
  // Drawn anew or not, whoever uses the keyboard goes on from where he was.
  if (!button.isConnected) done.focus()
}

/** What the page lists may be different now. */
const again = async () => {
  const response = await fetch(location.href)
  if (!response.ok) return
  const holder = document.createElement('template')
  holder.innerHTML = await response.text()
  const fresh = holder.content.getElementById('listed')
  const old = document.getElementById('listed')
  if (fresh !== null && fresh.innerHTML !== old.innerHTML) old.replaceWith(fresh)
}

document.addEventListener('click', event => {
  const button = event.target.closest('button[data-line], button[data-command]')
  if (button === null) return
  const { line, kind, command, place, ...fields } = button.dataset
  // A button of a drawn message asks in the chat, where its answer belongs.
  if (kind !== undefined) location.href = `/?ask=${encodeURIComponent(line)}`
  else if (line !== undefined) void work(button, { line })
  else void work(button, { command, fields, place })
})
document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-command]')
  if (form === null) return
  event.preventDefault()
  const fields = Object.fromEntries(new FormData(form))
  void work(form.querySelector('button'), { command: form.dataset.command, fields })
})
