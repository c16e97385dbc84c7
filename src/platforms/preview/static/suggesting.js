// The line in which one types, as in a client: arrows choose, tab and enter take, escape closes; before that, arrows bring back what was asked.

/** `ask` is called with a line that is sent off. */
export function suggesting(line, ask) {
  const list = document.getElementById('suggestions')
  const usage = document.getElementById('usage')
  const usual = usage.textContent
  const asked = []
  let place = 0
  let chosen = -1
  /** What was looked up for an earlier line is for nothing. */
  let latest = 0

  const offer = offers => {
    chosen = -1
    list.replaceChildren(
      ...offers.map(({ value, says }, at) => {
        const item = document.createElement('li')
        item.id = `suggestion-${at}`
        item.role = 'option'
        item.dataset.value = value
        const words = document.createElement('span')
        words.textContent = value
        item.append(words)
        if (says !== '')
          item.append(Object.assign(document.createElement('small'), { textContent: says }))
        item.addEventListener('mousedown', event => {
          event.preventDefault()
          take(item)
        })
        return item
      })
    )
    list.hidden = offers.length === 0
    line.setAttribute('aria-expanded', String(offers.length > 0))
    line.removeAttribute('aria-activedescendant')
  }
  const choose = at => {
    chosen = at
    for (const [index, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(index === at))
    list.children[at].scrollIntoView({ block: 'nearest' })
    line.setAttribute('aria-activedescendant', `suggestion-${at}`)
  }
  const take = item => {
    line.value = item.dataset.value
    offer([])
    void suggest()
  }
  const close = () => {
    latest += 1
    offer([])
  }
  const suggest = async () => {
    const mine = (latest += 1)
    if (line.value === '') {
      usage.textContent = usual
      return offer([])
    }
    const response = await fetch(`/suggest?line=${encodeURIComponent(line.value)}`)
    const suggested = response.ok ? await response.json() : { usage: '', offers: [] }
    if (mine !== latest) return
    usage.textContent = suggested.usage || usual
    offer(suggested.offers.filter(({ value }) => value !== line.value))
  }

  document.getElementById('ask').addEventListener('submit', event => {
    event.preventDefault()
    const typed = line.value.trim()
    if (typed === '') return
    asked.push(typed)
    place = asked.length
    line.value = ''
    usage.textContent = usual
    close()
    ask(typed)
  })
  line.addEventListener('input', () => void suggest())
  line.addEventListener('blur', close)
  line.addEventListener('keydown', event => {
    const { length } = list.children
    const isOpen = length > 0
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && isOpen) choose((chosen + 1) % length)
    else if (event.key === 'ArrowUp' && isOpen) choose((Math.max(chosen, 0) - 1 + length) % length)
    else if (event.key === 'ArrowUp' && place > 0) line.value = asked[(place -= 1)]
    else if (event.key === 'ArrowDown' && place < asked.length)
      line.value = asked[(place += 1)] ?? ''
    else if (event.key === 'Tab' && isOpen && !event.shiftKey)
      take(list.children[Math.max(0, chosen)])
    else if (event.key === 'Enter' && isOpen && chosen >= 0) take(list.children[chosen])
    else if (event.key === 'Escape' && isOpen) close()
    else return
    event.preventDefault()
  })
}
