/** Play, loop, play on select, time and volume. */
import { AudioLines, Play, Repeat, Square, Volume2 } from 'lucide';
import type { IconNode } from 'lucide';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import { clockTime, volumeWords } from '../design/number-words.ts';
import { useFrames } from '../design/use-frames.ts';
import type { Audition } from './audition-model.ts';
import { placeOfVolume, stepVolume, volumeAt } from './volume-steps.ts';

/** Props of {@link Transport}. */
export interface TransportProps {
  readonly audition: Audition;
}

/** The controls of the player; the accent means that something sounds. */
export function Transport({ audition }: TransportProps): JSX.Element {
  return (
    <div class="tp">
      <PlayButton audition={audition} />
      <div class="tp-switches">
        <Switch
          name="Loop"
          title="Loop (L)"
          of={Repeat}
          isOn={audition.isLooping.value}
          turn={audition.toggleLoop}
        />
        <Switch
          name="Play on select"
          title="Play a sound as soon as it is chosen"
          of={AudioLines}
          isOn={audition.playsOnTake.value}
          turn={audition.togglePlaysOnTake}
        />
      </div>
      <Time audition={audition} />
      <Volume audition={audition} />
    </div>
  );
}

function PlayButton({ audition }: TransportProps): JSX.Element {
  const isSounding = audition.sounding.value !== undefined;
  const name = isSounding ? 'Stop' : 'Play';
  const key = isSounding ? 'Esc' : 'Space';
  return (
    <button
      type="button"
      class={isSounding ? 'play on' : 'play'}
      aria-label={name}
      title={`${name} (${key})`}
      disabled={audition.subject.value === undefined}
      onClick={audition.toggle}
    >
      <Icon of={isSounding ? Square : Play} filled />
    </button>
  );
}

interface SwitchProps {
  readonly name: string;
  readonly title: string;
  readonly of: IconNode;
  readonly isOn: boolean;
  readonly turn: () => void;
}

function Switch({ name, title, of, isOn, turn }: SwitchProps): JSX.Element {
  return (
    <button
      type="button"
      class="btn ico"
      aria-label={name}
      aria-pressed={isOn}
      title={title}
      onClick={turn}
    >
      <Icon of={of} />
    </button>
  );
}

function Time({ audition }: TransportProps): JSX.Element {
  const figure = useRef<HTMLSpanElement>(null);
  // Written past the component: sixty renders a second would only pass this text on.
  const write = (): void => {
    if (figure.current !== null) figure.current.textContent = clockTime(audition.positionSeconds());
  };
  void audition.subject.value;
  useLayoutEffect(write);
  useFrames(audition.sounding.value !== undefined, write);
  return (
    <div class="time" role="timer" aria-label="Time" aria-live="off">
      <span ref={figure} />
    </div>
  );
}

function Volume({ audition }: TransportProps): JSX.Element {
  const db = audition.volumeDb.value;
  const place = placeOfVolume(db);
  return (
    <div class="tp-volume">
      <Icon of={Volume2} small />
      <input
        type="range"
        min={0}
        max={100}
        step="any"
        value={place}
        aria-label="Volume"
        aria-valuetext={volumeWords(db)}
        style={{ '--place': `${place}%` }}
        onInput={(event) => audition.setVolumeDb(volumeAt(event.currentTarget.valueAsNumber))}
        onKeyDown={(event) => stepByKey(event, audition)}
        onDblClick={() => audition.setVolumeDb(0)}
      />
      <output class="small dim">{volumeWords(db)}</output>
    </div>
  );
}

const KEY_STEPS_DB: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
};

function stepByKey(event: KeyboardEvent, audition: Audition): void {
  const step = KEY_STEPS_DB[event.key];
  if (step === undefined) return;
  audition.setVolumeDb(stepVolume(audition.volumeDb.peek(), step));
  event.preventDefault();
}
