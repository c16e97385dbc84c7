// Before anything is drawn: the colours and the look that were chosen last. Without a choice the colours are the system's.
{
  const { dataset } = document.documentElement
  const theme = localStorage.getItem('theme')
  if (theme !== null) dataset.theme = theme
  dataset.look = localStorage.getItem('look') ?? 'both'
}
