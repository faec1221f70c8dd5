/** The first page: what this is, one button, and what happens then. */
import { FileMusic, FolderOpen, ShieldCheck, Timer } from 'lucide';
import type { IconNode } from 'lucide';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import './welcome.css';

/** Props of {@link Welcome}. */
export interface WelcomeProps {
  /** Whether the browser keeps the folder over a restart. */
  readonly hasPicker: boolean;
  /** What is said before a browser without a picker speaks of an upload. */
  readonly uploadWords: string;
  /** Asks for a folder; called in the gesture. */
  readonly onOpen: () => void;
}

/** The page of an empty library. */
export function Welcome(props: WelcomeProps): JSX.Element {
  return (
    <main class="welcome">
      <div class="welcome-page">
        <h2>Find the sounds you already have, by ear.</h2>
        <p class="welcome-lead">
          Open a folder of samples. Nearfield listens to every one, then shows you what sounds
          alike.
        </p>
        <OpenButton {...props} />
        <Promises />
      </div>
      <Waves />
    </main>
  );
}

/** Props of {@link WelcomeFoot}. */
export type WelcomeFootProps = Pick<WelcomeProps, 'hasPicker'>;

/** The foot of the first page: what this browser can do. */
export function WelcomeFoot({ hasPicker }: WelcomeFootProps): JSX.Element {
  return (
    <footer class="foot">
      <span class="clip">
        {hasPicker
          ? 'This browser remembers your folder. After a restart it may ask once more.'
          : 'In this browser you choose the folder again after a restart. Chrome and Edge remember it.'}
      </span>
      <span class="foot-end">
        <span class="key-hint">
          Press <kbd>O</kbd> to open a folder
        </span>
        <span>Open source, MIT</span>
      </span>
    </footer>
  );
}

function OpenButton({ hasPicker, uploadWords, onOpen }: WelcomeProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // Not `autofocus`: browsers heed it once a page, and this page may come back.
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <>
      {!hasPicker && <p class="welcome-note">{uploadWords}</p>}
      <div class="welcome-open">
        <button ref={button} type="button" class="btn main" onClick={() => onOpen()}>
          <Icon of={FolderOpen} />
          Open a folder
        </button>
        <span class="welcome-drop">or drop one anywhere on this page</span>
      </div>
    </>
  );
}

function Promises(): JSX.Element {
  return (
    <ul class="promises">
      <Promised icon={ShieldCheck} head="Nothing leaves this computer.">
        No account, no upload. Your files stay where they are and are not changed. Turn the network
        off: it works the same.
      </Promised>
      <Promised icon={Timer} head="About ten seconds for 200 files.">
        You can play and search whatever is ready in the meantime.
      </Promised>
      <Promised icon={FileMusic} head="WAV, AIFF, FLAC, MP3, Ogg, Opus, M4A">
        and more. Other files are left alone.
      </Promised>
    </ul>
  );
}

function Promised({
  icon,
  head,
  children,
}: {
  readonly icon: IconNode;
  readonly head: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <li>
      <Icon of={icon} />
      <p>
        <b>{head}</b> {children}
      </p>
    </li>
  );
}

/** Rings and angles, in degrees above the middle, of the sounds around the one that sounds. */
const AROUND: readonly (readonly [ring: number, angle: number])[] = [
  [0, -22],
  [1, 17],
  [1, -31],
  [2, 36],
  [2, -6],
  [3, 23],
  [3, -27],
  [4, 9],
  [4, -37],
  [5, 31],
  [5, -14],
  [6, 4],
  [6, -25],
];
const CENTER = { x: 96, y: 450 };

/** The mark at the size of a room: one sound, and the others by how near they are. */
function Waves(): JSX.Element {
  const rings = Array.from({ length: 9 }, (_, ring) => ring);
  return (
    <svg
      class="waves"
      viewBox="0 0 720 900"
      preserveAspectRatio="xMinYMid slice"
      aria-hidden="true"
    >
      {rings.map((ring) => (
        <path key={ring} d={arc(ring)} style={{ opacity: 1 - ring * 0.085 }} />
      ))}
      {AROUND.map(([ring, angle]) => {
        const { x, y } = placeOn(ring, angle);
        const nearness = 1 - ring * 0.12;
        return (
          <circle key={`${ring} ${angle}`} cx={x} cy={y} r={2 + 3 * nearness} opacity={nearness} />
        );
      })}
      <circle class="heard" cx={CENTER.x} cy={CENTER.y} r="9" />
    </svg>
  );
}

/** A wave that leaves the sound to the right, 84 degrees wide. */
function arc(ring: number): string {
  const from = placeOn(ring, 42);
  const to = placeOn(ring, -42);
  return `M${from.x} ${from.y}A${radius(ring)} ${radius(ring)} 0 0 1 ${to.x} ${to.y}`;
}

function placeOn(ring: number, degrees: number): { readonly x: number; readonly y: number } {
  const angle = (degrees * Math.PI) / 180;
  return {
    x: Math.round(CENTER.x + radius(ring) * Math.cos(angle)),
    y: Math.round(CENTER.y - radius(ring) * Math.sin(angle)),
  };
}

function radius(ring: number): number {
  return 72 + ring * 62 + ring * ring * 5;
}
