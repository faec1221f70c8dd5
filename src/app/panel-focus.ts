/** Moves the focus into a panel, and tells which panel has it. */
import type { Layout, PanelName } from './layout-model.ts';

const STOPS =
  '[role="grid"][tabindex="0"], [role="listbox"][tabindex="0"], [role="treeitem"][tabindex="0"]';

/** Shows a panel and gives it the focus. */
export function goToPanel(layout: Pick<Layout, 'show'>, panel: PanelName): void {
  layout.show(panel);
  focusSoon(() => {
    const place = document.querySelector(`[data-panel="${panel}"]`);
    return place?.querySelector<HTMLElement>(STOPS) ?? place?.querySelector('button');
  });
}

/** Gives the search field the focus, with what it holds selected. */
export function goToSearch(layout: Pick<Layout, 'show'>): void {
  layout.show('list');
  focusSoon(() => {
    const field = document.querySelector<HTMLInputElement>('[role="search"] input');
    field?.select();
    return field;
  });
}

/** At once where it can be seen, so that no key is lost; else when it is painted. */
function focusSoon(find: () => HTMLElement | null | undefined): void {
  const target = find();
  if (target?.checkVisibility() === true) target.focus();
  else requestAnimationFrame(() => find()?.focus());
}

/** The panel that holds the focus, or undefined. */
export function panelInFocus(): PanelName | undefined {
  const place = document.activeElement?.closest<HTMLElement>('[data-panel]');
  const name = place?.dataset['panel'];
  return name === 'list' || name === 'similar' || name === 'sources' ? name : undefined;
}
