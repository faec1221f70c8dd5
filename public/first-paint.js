// Sets the theme before anything is painted, so that a reload never flashes in the wrong one. The
// app keeps the choice here as well; without one the system's preference decides.
{
  const isLight = matchMedia('(prefers-color-scheme: light)').matches;
  const isContrast = matchMedia('(prefers-contrast: more)').matches;
  const system = isLight ? 'light' : 'dark';
  let chosen = null;
  try {
    chosen = localStorage.getItem('nearfield-theme');
  } catch {
    // Storage is switched off: the system decides.
  }
  const isKnown = chosen === 'dark' || chosen === 'light' || chosen === 'contrast';
  document.documentElement.dataset.theme = isKnown ? chosen : isContrast ? 'contrast' : system;
}
