/** The bounds of what can be dragged wider or higher. */

/** A panel whose size is dragged by its line. */
export type SizedPanel = 'rail' | 'side' | 'strip';

/** Sizes in CSS pixels; a panel that is not named has the size of the design. */
export type PanelSizes = { readonly [panel in SizedPanel]?: number };

/** Least and largest size, and what the design gives at a large window, in CSS pixels. */
export const PANEL_BOUNDS: Readonly<
  Record<SizedPanel, { readonly least: number; readonly most: number; readonly usual: number }>
> = {
  rail: { least: 160, most: 480, usual: 216 },
  side: { least: 280, most: 720, usual: 424 },
  strip: { least: 64, most: 480, usual: 184 },
};

/** The nearest size that a panel can have, in whole pixels. */
export function keepInBounds(panel: SizedPanel, pixels: number): number {
  const { least, most } = PANEL_BOUNDS[panel];
  return Math.round(Math.min(most, Math.max(least, pixels)));
}
