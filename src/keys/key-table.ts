/** The one table of keys: what each does, where, and how it is written on a cap. */

/** A command that a key runs wherever the focus is. */
export type CommandId =
  | 'play'
  | 'stop'
  | 'loop'
  | 'findSimilar'
  | 'search'
  | 'openFolder'
  | 'earlier'
  | 'later'
  | 'showKeys'
  | 'goToList'
  | 'goToSources'
  | 'goToSimilar';

/**
 * One press. Letters and signs go by `key`, the sign that the layout gives; brackets and letters
 * with Alt go by `code`, the place on the keyboard, because a layout turns them into other signs.
 */
export interface KeyStroke {
  readonly key?: string;
  readonly code?: string;
  /** Ctrl, or Command on Apple keyboards. */
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

/** Where a key works: `chord` after the chord starter, the others everywhere or in one panel. */
export type KeyContext = 'everywhere' | 'chord' | 'player' | KeyPanel;

/** A panel with keys of its own. */
export type KeyPanel = 'list' | 'similar' | 'sources';

/** One line of the table. */
export interface KeyLine {
  /** What it does, in words that fit beside a cap. */
  readonly title: string;
  readonly context: KeyContext;
  readonly strokes: readonly KeyStroke[];
  /** The command it runs; undefined where the panel in focus answers the key itself. */
  readonly command: CommandId | undefined;
}

/** Begins every chord; no line may use it alone. */
export const CHORD_STARTER: KeyStroke = { key: 'g' };

/** Every key that does something now. */
export const KEY_TABLE: readonly KeyLine[] = [
  line('everywhere', 'play, play again', [{ key: ' ' }], 'play'),
  line('everywhere', 'step back: menu, field, sound', [{ key: 'Escape' }], 'stop'),
  line('everywhere', 'loop', [{ key: 'l' }], 'loop'),
  line('everywhere', 'sounds like this', [{ key: 'f' }], 'findSimilar'),
  line('everywhere', 'search', [{ key: '/' }, { key: 'f', ctrl: true }], 'search'),
  line('everywhere', 'earlier similar list', [{ key: 'ArrowLeft', alt: true }], 'earlier'),
  line('everywhere', 'later similar list', [{ key: 'ArrowRight', alt: true }], 'later'),
  line('everywhere', 'open a folder', [{ key: 'o' }], 'openFolder'),
  line('everywhere', 'this page', [{ key: '?' }], 'showKeys'),
  line('everywhere', 'next panel', [{ key: 'Tab' }], undefined),
  line('chord', 'list', [{ key: 's' }], 'goToList'),
  line('chord', 'sources', [{ key: 's', shift: true }], 'goToSources'),
  line('chord', 'similar', [{ key: 'r' }], 'goToSimilar'),
  line('list', 'previous, next, and hear', [{ key: 'ArrowUp' }, { key: 'ArrowDown' }], undefined),
  line('list', 'a page up, down', [{ key: 'PageUp' }, { key: 'PageDown' }], undefined),
  line('list', 'first, last', [{ key: 'Home' }, { key: 'End' }], undefined),
  line('list', 'hear again', [{ key: 'Enter' }], undefined),
  line(
    'similar',
    'previous, next, and hear',
    [{ key: 'ArrowUp' }, { key: 'ArrowDown' }],
    undefined,
  ),
  line('similar', 'sounds like this one', [{ key: 'Enter' }], undefined),
  line('player', 'move the playhead', [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }], undefined),
  line('player', 'from the start', [{ key: 'Home' }], undefined),
  line('sources', 'previous, next', [{ key: 'ArrowUp' }, { key: 'ArrowDown' }], undefined),
  line('sources', 'close, open', [{ key: 'ArrowLeft' }, { key: 'ArrowRight' }], undefined),
  line('sources', 'show its sounds', [{ key: 'Enter' }], undefined),
  line('sources', 'rename', [{ key: 'F2' }], undefined),
  line('sources', 'look for changes', [{ key: 'r' }], undefined),
  line('sources', 'forget (asks)', [{ key: 'Delete' }], undefined),
  line('sources', 'menu', [{ key: 'F10', shift: true }], undefined),
];

const CAP_NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  BracketLeft: '[',
  BracketRight: ']',
  Delete: 'Del',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** The caps of one press in the order they are held, such as `Ctrl` and `F`; Apple's names where asked. */
export function keyCaps(stroke: KeyStroke, isApple: boolean): readonly string[] {
  const caps: string[] = [];
  if (stroke.ctrl === true) caps.push(isApple ? '⌘' : 'Ctrl');
  if (stroke.alt === true) caps.push(isApple ? '⌥' : 'Alt');
  if (stroke.shift === true) caps.push(isApple ? '⇧' : 'Shift');
  caps.push(capName(stroke.key ?? stroke.code ?? ''));
  return caps;
}

function capName(name: string): string {
  const known = CAP_NAMES[name];
  if (known !== undefined) return known;
  const letter = name.replace(/^Key/, '');
  return letter.length === 1 ? letter.toUpperCase() : letter;
}

function line(
  context: KeyContext,
  title: string,
  strokes: readonly KeyStroke[],
  command: CommandId | undefined,
): KeyLine {
  return { context, title, strokes, command };
}
