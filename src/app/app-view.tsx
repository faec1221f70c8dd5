/** Puts every feature into its place in the shell. */
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { PlayerPanel } from '../audition/player-panel.tsx';
import { SampleListView } from '../samples/sample-list.tsx';
import { SimilarButton } from '../similar/similar-button.tsx';
import { SimilarPanel } from '../similar/similar-panel.tsx';
import { WaveformStrip } from '../waveform/waveform-strip.tsx';
import type { AppModels } from './app-models.ts';
import { AppShell } from './app-shell.tsx';
import { failureSentence } from './failure-messages.ts';
import type { Layout } from './layout-model.ts';

/** Props of {@link AppView}; they stay the same as long as the app is mounted. */
export interface AppViewProps {
  readonly models: AppModels;
  readonly layout: Layout;
  readonly isChordPending: ReadonlySignal<boolean>;
  /** Asks what sounds like the sound in hand, and shows it. */
  readonly onFindSimilar: () => void;
  /** The name of a source; undefined while sources are being read. */
  readonly sourceName: (sourceId: SourceId) => string | undefined;
}

/** The whole app. */
export function AppView(props: AppViewProps): JSX.Element {
  const { models, layout, isChordPending, sourceName, onFindSimilar } = props;
  const { list, similar, audition, selection } = models;
  const acts = <SimilarButton selection={selection} onFind={onFindSimilar} />;
  const waveform = <WaveformStrip audition={audition} failureText={failureSentence} acts={acts} />;
  return (
    <AppShell
      models={models}
      layout={layout}
      isChordPending={isChordPending}
      listPanel={
        <SampleListView
          list={list}
          audition={audition}
          failureText={failureSentence}
          sourceName={sourceName}
        />
      }
      similarPanel={
        <SimilarPanel similar={similar} audition={audition} failureText={failureSentence} />
      }
      playerPanel={<PlayerPanel audition={audition} waveform={waveform} />}
    />
  );
}
