/** The waveform of the sound in hand: its name and facts, a ruler, and the playhead. */
import type { ComponentChildren, JSX } from 'preact';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import type { Audition } from '../audition/audition-model.ts';
import { CutName } from '../design/cut-name.tsx';
import { plainName } from '../design/name-words.ts';
import { damageWords, factWords } from '../design/sound-words.ts';
import { rulerMarks } from './ruler.ts';
import { usePlayhead } from './use-playhead.ts';
import { useWaveCanvases } from './use-wave-canvases.ts';
import './waveform-strip.css';

/** Props of {@link WaveformStrip}. */
export interface WaveformStripProps {
  readonly audition: Pick<
    Audition,
    'subject' | 'sounding' | 'pcm' | 'failure' | 'positionSeconds' | 'playFrom'
  >;
  /** The sentence for a failure. */
  readonly failureText: (failure: AppFailure) => string;
  /** Acts on the sound in hand, at the right of its name. */
  readonly acts?: ComponentChildren;
}

/** Name and facts above, the waveform below; a press plays from there. */
export function WaveformStrip({ audition, failureText, acts }: WaveformStripProps): JSX.Element {
  const subject = audition.subject.value;
  const failure = subject?.failure ?? audition.failure.value;
  return (
    <div class="wf">
      <div class="wf-bar">
        {subject === undefined ? (
          <span class="dim clip">No sound in hand. Choose one in the list to hear it.</span>
        ) : (
          <SubjectWords row={subject} failed={failure && failureText(failure)} />
        )}
        {acts === undefined ? null : <span class="wf-acts">{acts}</span>}
      </div>
      <Wave audition={audition} />
    </div>
  );
}

interface SubjectWordsProps {
  readonly row: SampleRow;
  /** Why it cannot be heard. */
  readonly failed: string | undefined;
}

function SubjectWords({ row, failed }: SubjectWordsProps): JSX.Element {
  const facts = row.facts === undefined ? [] : factWords(row.facts);
  const trouble = failed ?? (row.facts && damageWords(row.facts));
  return (
    <div class="wf-words">
      <h2 class="nm" title={row.name}>
        <CutName name={plainName(row.name)} />
      </h2>
      <span class="wf-facts">
        {trouble === undefined ? null : <span class="bad clip">{trouble}</span>}
        {failed === undefined ? facts.map((fact) => <span key={fact}>{fact}</span>) : null}
      </span>
    </div>
  );
}

/** CSS pixels of one step of the arrow keys. */
const KEY_STEP = 8;

function Wave({ audition }: Pick<WaveformStripProps, 'audition'>): JSX.Element {
  const subject = audition.subject.value;
  const duration = subject?.facts?.durationSeconds ?? 0;
  const { rest, heard, width } = useWaveCanvases({
    pcm: audition.pcm.value,
    overview: subject?.overview,
    frameCount: subject?.facts?.frameCount ?? 0,
  });
  const { slider, line } = usePlayhead(audition, heard);
  const keyStep = width > 0 ? (KEY_STEP / width) * duration : 0;
  return (
    <div
      ref={slider}
      class="wave"
      {...sliderWords(duration)}
      onPointerDown={(event) => duration > 0 && playFromPointer(event, audition, duration)}
      onKeyDown={(event) => duration > 0 && playByKey(event, audition, keyStep)}
    >
      <Ruler durationSeconds={duration} width={width} />
      <div class="wave-lane">
        <canvas ref={rest} />
        <canvas ref={heard} class="wave-heard" />
      </div>
      <div ref={line} class="playhead" hidden />
    </div>
  );
}

/** What readers and tests know the slider by; its value is kept by the playhead. */
function sliderWords(durationSeconds: number): JSX.IntrinsicElements['div'] {
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': 'Playhead',
    'aria-valuemin': 0,
    'aria-valuemax': Number(durationSeconds.toFixed(3)),
    'aria-disabled': durationSeconds === 0,
  };
}

interface RulerProps {
  readonly durationSeconds: number;
  readonly width: number;
}

function Ruler({ durationSeconds, width }: RulerProps): JSX.Element {
  return (
    <div class="ruler" aria-hidden="true">
      {rulerMarks(durationSeconds, width).map(({ seconds, label }) => (
        <span key={seconds} style={{ left: `${(seconds / durationSeconds) * 100}%` }}>
          {label}
        </span>
      ))}
    </div>
  );
}

type Playing = WaveformStripProps['audition'];

function playFromPointer(event: PointerEvent, audition: Playing, duration: number): void {
  if (event.button !== 0 || !(event.currentTarget instanceof Element)) return;
  const { left, width } = event.currentTarget.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
  audition.playFrom(share * duration);
}

function playByKey(event: KeyboardEvent, audition: Playing, step: number): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const now = audition.positionSeconds();
  const duration = audition.subject.peek()?.facts?.durationSeconds ?? 0;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: Math.min(duration, now + step),
    ArrowLeft: Math.max(0, now - step),
    Home: 0,
  };
  const place = places[event.key];
  if (place === undefined) return;
  audition.playFrom(place);
  event.preventDefault();
}
