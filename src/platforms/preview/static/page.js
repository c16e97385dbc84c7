// What every page does: its colours, chosen and kept for the next time.
const root = document.documentElement
const button = document.getElementById('theme')
const dark = matchMedia('(prefers-color-scheme: dark)')
const isDark = () => (root.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark'
const tell = () => button.setAttribute('aria-pressed', String(isDark()))

tell()
dark.addEventListener('change', tell)
button.addEventListener('click', () => {
  root.dataset.theme = isDark() ? 'light' : 'dark'
  localStorage.setItem('theme', root.dataset.theme)
  tell()
})
