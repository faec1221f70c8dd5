/** Which panels stand open and how large they are: what the shell alone needs to know. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import type { KeptValues } from '../kept/kept-values.ts';
import type { KeyPanel } from '../keys/key-table.ts';
import { keepInBounds } from './panel-sizes.ts';
import type { PanelSizes, SizedPanel } from './panel-sizes.ts';

/** A panel that is one view on a phone, and that a key chord goes to. */
export type PanelName = KeyPanel;

/** The key page, while it is open. */
interface KeyPage {
  /** The panel that had the focus when it was asked for. */
  readonly here: PanelName | undefined;
}

/** The arrangement of the shell. */
export interface Layout {
  /** The view of a phone, which shows one at a time. */
  readonly view: ReadonlySignal<PanelName>;
  /** Whether the sources lie over a tablet's list. */
  readonly isSheetOpen: ReadonlySignal<boolean>;
  /** Whether the similar list stands beside a tablet's list. */
  readonly isSideOpen: ReadonlySignal<boolean>;
  readonly keyPage: ReadonlySignal<KeyPage | undefined>;
  /** Sizes that the person dragged; kept. */
  readonly sizes: ReadonlySignal<PanelSizes>;
  /** Brings a panel to where it can be seen, whatever the form of the window. */
  readonly show: (panel: PanelName) => void;
  readonly closeSheet: () => void;
  readonly toggleSide: () => void;
  readonly openKeys: (here: PanelName | undefined) => void;
  readonly closeKeys: () => void;
  /** Sets a size in CSS pixels, kept in its bounds; undefined gives it back to the design. */
  readonly resize: (panel: SizedPanel, pixels: number | undefined) => void;
}

/** What the model needs. */
export interface LayoutPorts {
  readonly kept: Pick<KeptValues, 'read' | 'keep'>;
}

interface LayoutState {
  readonly view: Signal<PanelName>;
  readonly isSheetOpen: Signal<boolean>;
  readonly isSideOpen: Signal<boolean>;
  readonly keyPage: Signal<KeyPage | undefined>;
  readonly sizes: Signal<PanelSizes>;
}

const KEPT_SIZES = 'panel-sizes';
const SIZED: readonly SizedPanel[] = ['rail', 'side', 'strip'];

/** Builds the arrangement; kept sizes follow within a moment. */
export const LayoutModel: ModelConstructor<Layout, [LayoutPorts]> = createModel(
  ({ kept }: LayoutPorts) => {
    const state: LayoutState = {
      view: signal<PanelName>('list'),
      isSheetOpen: signal(false),
      isSideOpen: signal(true),
      keyPage: signal<KeyPage | undefined>(undefined),
      sizes: signal<PanelSizes>({}),
    };
    void kept.read(KEPT_SIZES).then((sizes) => {
      state.sizes.value = toSizes(sizes);
      return undefined;
    });
    return { ...state, ...showing(state), ...keyPages(state), resize: resizing(state, kept) };
  },
);

function showing({
  view,
  isSheetOpen,
  isSideOpen,
}: LayoutState): Pick<Layout, 'show' | 'closeSheet' | 'toggleSide'> {
  return {
    show: (panel: PanelName) => {
      view.value = panel;
      isSheetOpen.value = panel === 'sources';
      if (panel === 'similar') isSideOpen.value = true;
    },
    closeSheet: () => {
      isSheetOpen.value = false;
    },
    toggleSide: () => {
      isSideOpen.value = !isSideOpen.value;
    },
  };
}

function keyPages({ keyPage }: LayoutState): Pick<Layout, 'openKeys' | 'closeKeys'> {
  return {
    openKeys: (here: PanelName | undefined) => {
      keyPage.value = { here };
    },
    closeKeys: () => {
      keyPage.value = undefined;
    },
  };
}

function resizing({ sizes }: LayoutState, kept: LayoutPorts['kept']): Layout['resize'] {
  return (panel, pixels) => {
    const { [panel]: _before, ...others } = sizes.value;
    const next =
      pixels === undefined ? others : { ...others, [panel]: keepInBounds(panel, pixels) };
    sizes.value = next;
    void kept.keep(KEPT_SIZES, next);
  };
}

function toSizes(kept: unknown): PanelSizes {
  if (typeof kept !== 'object' || kept === null) return {};
  const known = new Map<string, unknown>(Object.entries(kept));
  const sizes = SIZED.flatMap((panel): [SizedPanel, number][] => {
    const pixels = known.get(panel);
    return typeof pixels === 'number' ? [[panel, keepInBounds(panel, pixels)]] : [];
  });
  return Object.fromEntries(sizes);
}
