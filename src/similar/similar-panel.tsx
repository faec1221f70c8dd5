/** What sounds like the sound in hand: nearest first, to hear and to walk on from. */
import { ArrowLeft, ArrowRight } from 'lucide';
import type { IconNode } from 'lucide';
import type { JSX } from 'preact';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { Audition } from '../audition/audition-model.ts';
import { Icon } from '../design/icon.tsx';
import { countWords } from '../design/number-words.ts';
import type { Similar } from './similar-model.ts';
import { SimilarRows } from './similar-rows.tsx';
import { aboutWords, silenceWords } from './similar-words.ts';
import './similar-panel.css';

/** Props of {@link SimilarPanel}. */
export interface SimilarPanelProps {
  readonly similar: Similar;
  readonly audition: Pick<Audition, 'sounding' | 'positionSeconds'>;
  /** The sentence for a failure. */
  readonly failureText: (failure: AppFailure) => string;
}

/** Fills the side panel "Similar" of the shell; what it showed stays until the next answer replaces it. */
export function SimilarPanel({ similar, audition, failureText }: SimilarPanelProps): JSX.Element {
  const state = similar.shown.value;
  const silence = silenceWords(state, failureText);
  return (
    <div class="similar panel">
      <SimilarTitle similar={similar} />
      {state.state === 'ready' && silence === undefined ? (
        <>
          <div class="similar-heads">
            <span>among {countWords(state.comparedCount, 'sound')}</span>
            <span>closeness</span>
          </div>
          <SimilarRows similar={similar} audition={audition} shown={state} />
        </>
      ) : (
        <div class="empty">
          <h3>{silence?.title}</h3>
          <p>{silence?.line}</p>
        </div>
      )}
    </div>
  );
}

function SimilarTitle({ similar }: { readonly similar: Similar }): JSX.Element {
  const { canGoBack, canGoForward, back, forward } = similar;
  return (
    <div class="ttl">
      <About about={aboutWords(similar.shown.value)} />
      <span class="r">
        <Step name="Back" keys={'Alt \u2190'} of={ArrowLeft} can={canGoBack.value} go={back} />
        <Step
          name="Forward"
          keys={'Alt \u2192'}
          of={ArrowRight}
          can={canGoForward.value}
          go={forward}
        />
      </span>
    </div>
  );
}

function About({ about }: { readonly about: string | undefined }): JSX.Element {
  if (about === undefined) return <h2 class="about">Similar</h2>;
  return (
    <h2 class="about">
      <span class="n">Sounds like </span>
      <span class="clip" title={about}>
        {about}
      </span>
    </h2>
  );
}

interface StepProps {
  readonly name: string;
  readonly keys: string;
  readonly of: IconNode;
  readonly can: boolean;
  readonly go: () => void;
}

function Step({ name, keys, of, can, go }: StepProps): JSX.Element {
  return (
    <button
      type="button"
      class="btn ico"
      aria-label={name}
      title={`${name} (${keys})`}
      disabled={!can}
      onClick={go}
    >
      <Icon of={of} />
    </button>
  );
}
