/** Every key by context, and the sign that a chord waits. */
import type { ReadonlySignal } from '@preact/signals';
import { X } from 'lucide';
import type { JSX } from 'preact';
import { Dialog } from '../design/dialog.tsx';
import { Icon } from '../design/icon.tsx';
import { KEY_TABLE, keyCaps } from './key-table.ts';
import type { KeyContext, KeyLine, KeyPanel, KeyStroke } from './key-table.ts';
import './key-overlay.css';

/** Props of {@link KeyOverlay}. */
export interface KeyOverlayProps {
  /** The panel that had the focus when the keys were asked for. */
  readonly here: KeyPanel | undefined;
  /** Whether caps carry Apple's names. */
  readonly isApple: boolean;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<KeyContext, string>> = {
  everywhere: 'Everywhere',
  chord: 'Go to',
  list: 'List',
  similar: 'Similar',
  player: 'Waveform',
  sources: 'Sources',
};
const COLUMNS: readonly (readonly KeyContext[])[] = [
  ['everywhere'],
  ['chord', 'similar', 'player'],
  ['list', 'sources'],
];

/** The dialog of all keys; the panel in focus is marked. */
export function KeyOverlay({ here, isApple, onClose }: KeyOverlayProps): JSX.Element {
  return (
    <Dialog title="Keys" className="keys" onClose={onClose}>
      <button type="button" class="btn ico keys-close" aria-label="Close" onClick={onClose}>
        <Icon of={X} />
      </button>
      <div class="keys-page">
        {COLUMNS.map((contexts) => (
          <div key={contexts.join(' ')} class="keys-column">
            {contexts.map((context) => (
              <KeyGroup key={context} {...{ context, here, isApple }} />
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

interface KeyGroupProps {
  readonly context: KeyContext;
  readonly here: KeyPanel | undefined;
  readonly isApple: boolean;
}

function KeyGroup({ context, here, isApple }: KeyGroupProps): JSX.Element {
  const isHere = context === here;
  return (
    <section>
      <h3 class={isHere ? 'acc' : undefined}>
        {TITLES[context]}
        {isHere && <span class="dim">you are here</span>}
        {context === 'chord' && <span class="dim">press G, then</span>}
      </h3>
      <dl>
        {KEY_TABLE.filter((line) => line.context === context).map((line) => (
          <KeyRow key={line.title} line={line} isApple={isApple} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow({
  line,
  isApple,
}: {
  readonly line: KeyLine;
  readonly isApple: boolean;
}): JSX.Element {
  return (
    <div class="keys-row">
      <dt>{line.title}</dt>
      <dd>
        {line.strokes.map((stroke) => (
          <Caps key={keyCaps(stroke, isApple).join(' ')} {...{ stroke, isApple }} />
        ))}
      </dd>
    </div>
  );
}

function Caps({
  stroke,
  isApple,
}: {
  readonly stroke: KeyStroke;
  readonly isApple: boolean;
}): JSX.Element {
  return (
    <span class="caps">
      {keyCaps(stroke, isApple).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

/** Props of {@link PendingChord}. */
export interface PendingChordProps {
  readonly isPending: ReadonlySignal<boolean>;
}

/** Says at the lower right which keys may follow, while a chord waits. */
export function PendingChord({ isPending }: PendingChordProps): JSX.Element {
  return (
    <div class="chord-place" role="status">
      {isPending.value && (
        <div class="float chord">
          <kbd>G</kbd> then S list, Shift S sources, R similar
        </div>
      )}
    </div>
  );
}
