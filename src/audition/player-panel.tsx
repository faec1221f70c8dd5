/** The strip along the foot of the window: the transport and the waveform of the sound in hand. */
import type { ComponentChildren, JSX } from 'preact';
import type { Audition } from './audition-model.ts';
import { Transport } from './transport.tsx';
import './player-panel.css';

/** Props of {@link PlayerPanel}. */
export interface PlayerPanelProps {
  readonly audition: Audition;
  /** The waveform strip; on a phone its name and its wave become parts of this grid. */
  readonly waveform: ComponentChildren;
}

/** Fills the region "Player" of the shell; on a phone a play row above the waveform. */
export function PlayerPanel({ audition, waveform }: PlayerPanelProps): JSX.Element {
  return (
    <div class="player">
      <Transport audition={audition} />
      {waveform}
    </div>
  );
}
