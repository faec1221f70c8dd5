/** Tells whether a key press is a stroke of the table, over layouts and platforms. */
import { KEY_TABLE } from './key-table.ts';
import type { CommandId, KeyContext, KeyStroke } from './key-table.ts';

/** What a press is told by; a `KeyboardEvent` is one. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly getModifierState: (name: string) => boolean;
}

/**
 * Whether a press is this stroke. Ctrl and Command count as one. Shift counts for letters and named
 * keys only: where a sign needs Shift is the layout's affair. A sign made with AltGr is that sign.
 */
export function isStroke(press: KeyPress, stroke: KeyStroke): boolean {
  const isAltGr = press.getModifierState('AltGraph');
  const ctrl = !isAltGr && (press.ctrlKey || press.metaKey);
  const alt = !isAltGr && press.altKey;
  if (ctrl !== (stroke.ctrl ?? false) || alt !== (stroke.alt ?? false)) return false;
  if (stroke.code !== undefined) {
    return press.code === stroke.code && press.shiftKey === (stroke.shift ?? false);
  }
  if (stroke.key === undefined || press.key.toLowerCase() !== stroke.key.toLowerCase())
    return false;
  return isSign(stroke.key) || press.shiftKey === (stroke.shift ?? false);
}

/** The command of a press in a context, or undefined. */
export function findCommand(press: KeyPress, context: KeyContext): CommandId | undefined {
  const hit = KEY_TABLE.find(
    (line) => line.context === context && line.strokes.some((stroke) => isStroke(press, stroke)),
  );
  return hit?.command;
}

function isSign(key: string): boolean {
  return key.length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase();
}
