/** Puts every feature into its place in the shell. */
import type { ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { PlayerPanel } from '../audition/player-panel.tsx';
import { SampleListView } from '../samples/sample-list.tsx';
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
  /** The name of a source; undefined while sources are being read. */
  readonly sourceName: (sourceId: SourceId) => string | undefined;
}

/** The whole app. */
export function AppView({ models, layout, isChordPending, sourceName }: AppViewProps): JSX.Element {
  const { list, similar, audition } = models;
  const waveform = <WaveformStrip audition={audition} failureText={failureSentence} />;
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
