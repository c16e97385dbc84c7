// The chat of the preview page: asks, suggests, presses; remembers the look. Everything that it shows was made and escaped by the server.
const line = document.getElementById('line')
const talk = document.getElementById('talk')
const list = document.getElementById('suggestions')
const root = document.documentElement

// --- theme and look, kept for the next time ---
const theme = document.getElementById('theme')
const dark = matchMedia('(prefers-color-scheme: dark)')
const show = name => {
  root.dataset.theme = name
  theme.setAttribute('aria-pressed', String(name === 'dark'))
}
show(localStorage.getItem('theme') ?? (dark.matches ? 'dark' : 'light'))
theme.addEventListener('click', () => {
  const next = root.dataset.theme === 'dark' ? 'light' : 'dark'
  localStorage.setItem('theme', next)
  show(next)
})
for (const radio of document.querySelectorAll('input[name="look"]')) {
  const kept = localStorage.getItem('look') ?? 'both'
  radio.checked = radio.value === kept
  if (radio.checked) root.dataset.look = radio.value
  radio.addEventListener('change', () => {
    root.dataset.look = radio.value
    localStorage.setItem('look', radio.value)
  })
}

const post = async asked => {
  const response = await fetch('/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ line: asked })
  })
  if (!response.ok) throw new Error(await response.text())
  const holder = document.createElement('template')
  // The server escapes every value; no script in it would run under the policy of this page.
  holder.innerHTML = await response.text()
  return holder.content
}

const said = words => {
  const bubble = document.createElement('p')
  bubble.className = 'asked'
  bubble.textContent = words
  return bubble
}

// --- desk pages: what is done shows below its button, and how far it is while it takes long ---
const done = document.getElementById('done')
const work = async (button, asked) => {
  button.disabled = true
  done.textContent = 'Working …'
  try {
    const response = await fetch('/do', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked)
    })
    if (!response.ok) throw new Error(await response.text())
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const lines = (rest + read.value).split('\n')
      rest = lines.pop()
      // Escaped by the server, as all that is shown.
      for (const each of lines) done.innerHTML = JSON.parse(each).html
    }
  } catch (error) {
    done.textContent = `That did not work: ${error.message}`
  }
  button.disabled = false
}
for (const button of document.querySelectorAll('button.do'))
  button.addEventListener('click', () => void work(button, { line: button.dataset.line }))
for (const form of document.querySelectorAll('form.do'))
  form.addEventListener('submit', event => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(form))
    void work(form.querySelector('button'), { command: form.dataset.command, fields })
  })

if (line !== null) chat()

function chat() {
  let asking = Promise.resolve()
  const ask = (asked, instead = null) => {
    asking = asking.then(() => askNow(asked, instead))
    return asking
  }
  const askNow = async (asked, instead) => {
    const bubble = said(asked)
    if (instead === null) talk.append(bubble)
    talk.setAttribute('aria-busy', 'true')
    try {
      const answer = await post(asked)
      if (instead === null) talk.append(answer)
      else instead.replaceWith(answer)
    } catch (error) {
      talk.append(said(`The bot cannot be reached: ${error.message}`))
    }
    talk.removeAttribute('aria-busy')
    // From the question on, so that one reads downwards.
    if (instead === null) bubble.scrollIntoView({ block: 'start' })
  }

  document.getElementById('ask').addEventListener('submit', event => {
    event.preventDefault()
    const asked = line.value.trim()
    if (asked === '') return
    history.push(asked)
    place = history.length
    line.value = ''
    // What was being looked up for the line is for nothing now.
    latest += 1
    offer([])
    void ask(asked)
  })

  talk.addEventListener('click', event => {
    const button = event.target.closest('button.press')
    if (button === null || !button.dataset.line) return
    const isPage = button.dataset.kind.startsWith('page')
    void ask(button.dataset.line, isPage ? button.closest('.answer') : null).then(() =>
      line.focus()
    )
  })

  // --- suggestions, as in a client: arrows choose, tab and enter take, escape closes ---
  const history = []
  let place = 0
  let chosen = -1
  let latest = 0
  const offer = values => {
    chosen = -1
    list.replaceChildren(
      ...values.map((value, at) => {
        const item = document.createElement('li')
        item.id = `suggestion-${at}`
        item.role = 'option'
        item.textContent = value
        item.addEventListener('mousedown', event => {
          event.preventDefault()
          take(value)
        })
        return item
      })
    )
    list.hidden = values.length === 0
    line.setAttribute('aria-expanded', String(values.length > 0))
    line.removeAttribute('aria-activedescendant')
  }
  const choose = at => {
    chosen = at
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === at))
    if (at >= 0) line.setAttribute('aria-activedescendant', `suggestion-${at}`)
  }
  const take = value => {
    line.value = value
    offer([])
    void suggest()
  }
  const suggest = async () => {
    const mine = (latest += 1)
    if (line.value === '') return offer([])
    const response = await fetch(`/suggest?line=${encodeURIComponent(line.value)}`)
    if (mine !== latest || !response.ok) return
    const values = await response.json()
    offer(values.filter(value => value !== line.value))
  }
  line.addEventListener('input', () => void suggest())
  line.addEventListener('blur', () => offer([]))
  line.addEventListener('keydown', event => {
    const { length } = list.children
    const isOpen = length > 0
    if (event.key === 'ArrowDown' && isOpen) choose((chosen + 1) % length)
    else if (event.key === 'ArrowUp' && isOpen) choose((chosen - 1 + length) % length)
    else if (event.key === 'ArrowUp' && place > 0) line.value = history[(place -= 1)]
    else if (event.key === 'ArrowDown' && place < history.length)
      line.value = history[(place += 1)] ?? ''
    else if (event.key === 'Tab' && isOpen && !event.shiftKey)
      take(list.children[Math.max(0, chosen)].textContent)
    else if (event.key === 'Enter' && isOpen && chosen >= 0) take(list.children[chosen].textContent)
    else if (event.key === 'Escape' && isOpen) offer([])
    else return
    event.preventDefault()
  })

  const wanted = new URL(location.href).searchParams.get('ask')
  if (wanted !== null) {
    // To look at, not done: a link from elsewhere must not make the bot do something.
    line.value = wanted
    line.focus()
  }
}
