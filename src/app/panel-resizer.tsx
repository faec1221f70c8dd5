/** The line between two panels as something that can be dragged. */
import type { JSX, TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { PANEL_BOUNDS } from './panel-sizes.ts';
import type { PanelSizes, SizedPanel } from './panel-sizes.ts';

/** Props of {@link PanelResizer}. */
export interface PanelResizerProps {
  readonly panel: SizedPanel;
  readonly sizes: PanelSizes;
  /** Undefined gives the size back to the design. */
  readonly onResize: (panel: SizedPanel, pixels: number | undefined) => void;
}

const STEP = 8;
const NAMES: Readonly<Record<SizedPanel, string>> = {
  rail: 'Width of Sources',
  side: 'Width of Similar',
  strip: 'Height of Player',
};
/** Whether the panel grows when its line moves right or down. */
const GROWS: Readonly<Record<SizedPanel, 1 | -1>> = { rail: 1, side: -1, strip: -1 };

/** A separator: dragged, moved by arrows, given back by a double press. */
export function PanelResizer(props: PanelResizerProps): JSX.Element {
  const { panel, sizes, onResize } = props;
  const { least, most, usual } = PANEL_BOUNDS[panel];
  return (
    <div
      class={`resizer of-${panel}`}
      role="separator"
      aria-label={NAMES[panel]}
      aria-orientation={panel === 'strip' ? 'horizontal' : 'vertical'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={sizes[panel] ?? usual}
      tabIndex={0}
      onPointerDown={(event) => startDrag(event, props)}
      onDblClick={() => onResize(panel, undefined)}
      onKeyDown={(event) => moveByKey(event, props)}
    />
  );
}

function startDrag(
  event: TargetedPointerEvent<HTMLElement>,
  { panel, onResize }: PanelResizerProps,
): void {
  if (event.button !== 0) return;
  const line = event.currentTarget;
  const start = sizeOf(line, panel);
  const from = placeOf(event, panel);
  const move = (at: PointerEvent): void =>
    onResize(panel, start + GROWS[panel] * (placeOf(at, panel) - from));
  const end = (): void => line.removeEventListener('pointermove', move);
  line.setPointerCapture(event.pointerId);
  line.addEventListener('pointermove', move);
  line.addEventListener('lostpointercapture', end, { once: true });
}

function moveByKey(
  event: TargetedKeyboardEvent<HTMLElement>,
  { panel, onResize }: PanelResizerProps,
): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const [back, on] = panel === 'strip' ? ['ArrowUp', 'ArrowDown'] : ['ArrowLeft', 'ArrowRight'];
  if (event.key === 'Enter') onResize(panel, undefined);
  else if (event.key === back || event.key === on) {
    const way = event.key === on ? 1 : -1;
    onResize(panel, sizeOf(event.currentTarget, panel) + GROWS[panel] * way * STEP);
  } else return;
  event.preventDefault();
}

/** What the panel measures right now, which the design may have set. */
function sizeOf(line: HTMLElement, panel: SizedPanel): number {
  const box = line.closest('.app')?.querySelector(`.${panel}`)?.getBoundingClientRect();
  if (box === undefined) return PANEL_BOUNDS[panel].usual;
  return panel === 'strip' ? box.height : box.width;
}

function placeOf(event: PointerEvent, panel: SizedPanel): number {
  return panel === 'strip' ? event.clientY : event.clientX;
}
