/** What canvases need of the theme: its colors, and the moment it changes. */

/** Colors of drawn sound, as canvas styles. */
export interface WaveInks {
  readonly rest: string;
  readonly hand: string;
  readonly off: string;
  readonly heard: string;
  readonly ground: string;
  readonly line: string;
}

/** The colors of the theme that `element` stands in. */
export function readWaveInks(element: Element): WaveInks {
  const style = getComputedStyle(element);
  const ink = (token: string): string => style.getPropertyValue(token).trim();
  return {
    rest: ink('--wave'),
    hand: ink('--wave-2'),
    off: ink('--wave-off'),
    heard: ink('--accent'),
    ground: ink('--ground'),
    line: ink('--line'),
  };
}

/** Calls `changed` whenever colors may have changed; gives the function that ends it. */
export function watchTheme(changed: () => void): () => void {
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const forced = matchMedia('(forced-colors: active)');
  forced.addEventListener('change', changed);
  return () => {
    watch.disconnect();
    forced.removeEventListener('change', changed);
  };
}
