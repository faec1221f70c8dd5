/** The row that shows a run: three stages with figures and bars, and its acts. */
import { Check, Pause, Play, X } from 'lucide';
import type { JSX } from 'preact';
import { Icon } from '../design/icon.tsx';
import type { Ingest, IngestStage, IngestView } from './ingest-model.ts';
import {
  endWords,
  findWords,
  paceWords,
  spokenProgress,
  stageShare,
  stageWords,
  timeLeftWords,
} from './progress-words.ts';
import './progress-strip.css';

/** Props of {@link ProgressStrip}. */
export interface ProgressStripProps {
  readonly ingest: Ingest;
}

/** The region "Progress"; nothing but its silent live region while nothing runs. */
export function ProgressStrip({ ingest }: ProgressStripProps): JSX.Element {
  const view = ingest.view.value;
  return (
    <section class="progress" aria-label="Progress" hidden={view === undefined}>
      {view !== undefined && (
        <>
          <div class="stages">
            <Stage name="Find files" stage={view.find} words={findWords(view)} view={view} />
            <Stage name="Listen" stage={view.listen} words={listenWords(view)} view={view} />
            <Stage
              name="Compare"
              stage={view.compare}
              words={stageWords(view.compare)}
              view={view}
            />
          </div>
          <div class="progress-end">
            <RunEnd view={view} ingest={ingest} />
          </div>
        </>
      )}
      <p class="unseen" aria-live="polite">
        {view === undefined ? '' : spokenProgress(view)}
      </p>
    </section>
  );
}

interface StageProps {
  readonly name: string;
  readonly stage: IngestStage;
  readonly words: string;
  readonly view: IngestView;
}

function Stage({ name, stage, words, view }: StageProps): JSX.Element {
  const share = stageShare(stage);
  const isMoving = stage.state === 'running' && view.phase === 'running';
  return (
    <div class={`stage ${stage.state} ${isMoving ? 'moving' : ''}`}>
      <span class="stage-state">
        {stage.state === 'done' ? <Icon of={Check} small /> : <i class="dot" />}
      </span>
      <span class="stage-name">{name}</span>
      <span class="stage-words clip">{words}</span>
      <div
        class="stage-bar"
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        aria-valuetext={words}
      >
        <b style={{ width: `${(share ?? 0) * 100}%` }} />
      </div>
    </div>
  );
}

function RunEnd({
  view,
  ingest,
}: {
  readonly view: IngestView;
  readonly ingest: Ingest;
}): JSX.Element {
  const end = endWords(view);
  if (end !== '') return <span class="ink b">{end}</span>;
  const isPaused = view.phase === 'paused';
  return (
    <>
      <span class="time-left">{isPaused ? 'Paused' : timeLeftWords(view.secondsLeft)}</span>
      <button type="button" class="btn" onClick={() => (isPaused ? ingest.goOn() : ingest.pause())}>
        <Icon of={isPaused ? Play : Pause} />
        {isPaused ? 'Go on' : 'Pause'}
      </button>
      <button type="button" class="btn" onClick={() => ingest.cancel()}>
        <Icon of={X} />
        Cancel
      </button>
    </>
  );
}

function listenWords(view: IngestView): string {
  const pace = view.phase === 'running' ? paceWords(view.perSecond) : '';
  const words = stageWords(view.listen);
  return pace === '' || view.listen.state !== 'running' ? words : `${words} · ${pace}`;
}
