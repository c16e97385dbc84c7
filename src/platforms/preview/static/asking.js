// Asks the bot and shows what comes: how far it is while that takes long, each in the place of the one before, and then the answer.

/** `show` is given what the server made and escaped; no script in it would run under the policy of the page. Rejects with the reason. */
export async function ask(asked, show) {
  const response = await fetch('/ask', {
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
    for (const line of lines) {
      const holder = document.createElement('template')
      holder.innerHTML = JSON.parse(line).html
      show(holder.content)
    }
  }
}
