/** Listens for key presses and runs the commands of the table. */
import { signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import { findCommand, isStroke } from './key-press.ts';
import { CHORD_STARTER } from './key-table.ts';
import type { CommandId } from './key-table.ts';

/** Runs a command; false lets the press go on to the browser. */
export type RunCommand = (command: CommandId) => boolean;

/** Keys that are listened to. */
export interface ConnectedKeys {
  /** True while a chord waits for its second key. */
  readonly isChordPending: ReadonlySignal<boolean>;
  readonly disconnect: () => void;
}

/** How long a chord waits for its second key. */
const CHORD_MS = 900;
const HOLD_KEYS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);
const FOCUS_KEYS = new Set(['Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const FIELDS =
  'textarea, select, [contenteditable=""], [contenteditable="true"], input:not([type=range], [type=checkbox], [type=radio], [type=button])';
const PRESSABLE = 'button, a[href], summary, select, input, [role=button], [role=tab]';

interface Listening {
  readonly run: RunCommand;
  readonly isChordPending: Signal<boolean>;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the focus was last moved by pointer. */
  isPointed: boolean;
}

/**
 * Runs commands for presses that reach the target unanswered. Nothing runs while a modal dialog is
 * open; in a field only Esc and what is held with Ctrl; Space on a control reached by key is its own.
 */
export function connectKeys(target: EventTarget, run: RunCommand): ConnectedKeys {
  const isChordPending = signal(false);
  const listening: Listening = { run, isChordPending, timer: undefined, isPointed: false };
  const ended = new AbortController();
  const { signal: until } = ended;
  target.addEventListener('keydown', (event) => onKeyDown(event, listening), { signal: until });
  const point = (): void => {
    listening.isPointed = true;
  };
  target.addEventListener('pointerdown', point, { capture: true, signal: until });
  return {
    isChordPending,
    disconnect: () => {
      endChord(listening);
      ended.abort();
    },
  };
}

function onKeyDown(event: Event, listening: Listening): void {
  if (!(event instanceof KeyboardEvent)) return;
  if (FOCUS_KEYS.has(event.key)) listening.isPointed = false;
  if (event.defaultPrevented || event.isComposing || HOLD_KEYS.has(event.key)) return;
  if (document.querySelector('dialog:modal') !== null) return;
  if (isTyping(event) && event.key !== 'Escape' && !event.ctrlKey && !event.metaKey) return;
  const isAnswered = listening.isChordPending.value
    ? onSecondKey(event, listening)
    : onFirstKey(event, listening);
  if (isAnswered) event.preventDefault();
}

function onSecondKey(event: KeyboardEvent, listening: Listening): boolean {
  if (event.repeat) return true;
  endChord(listening);
  if (event.key === 'Escape') return true;
  const command = findCommand(event, 'chord');
  return command === undefined ? onFirstKey(event, listening) : listening.run(command);
}

function onFirstKey(event: KeyboardEvent, listening: Listening): boolean {
  if (isStroke(event, CHORD_STARTER)) {
    beginChord(listening);
    return true;
  }
  if (event.key === ' ' && !listening.isPointed && isOnControl(event)) return false;
  const command = findCommand(event, 'everywhere');
  if (command === undefined) return false;
  return event.repeat || listening.run(command);
}

function beginChord(listening: Listening): void {
  endChord(listening);
  listening.isChordPending.value = true;
  listening.timer = setTimeout(() => endChord(listening), CHORD_MS);
}

function endChord(listening: Listening): void {
  clearTimeout(listening.timer);
  listening.isChordPending.value = false;
}

function isTyping(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches(FIELDS);
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest(PRESSABLE) !== null;
}
