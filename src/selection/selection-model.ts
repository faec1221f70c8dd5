/** Which sound is in hand: the one fact that list, player, waveform and similar list share. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal } from '@preact/signals';
import type { SampleId } from '../../workers/protocol/ids.ts';

/** How a sound was taken: walking with keys is quick and follows at rest, a press means this one. */
export type TakenBy = 'walk' | 'press';

/** The sound in hand. */
export interface InHand {
  readonly sampleId: SampleId;
  readonly takenBy: TakenBy;
  /** Counts up with every taking, so that taking the same sound again is seen. */
  readonly turn: number;
}

/** The selection of the app. */
export interface Selection {
  readonly inHand: ReadonlySignal<InHand | undefined>;
  /** Takes a sound in hand, or lets go of it. */
  readonly take: (sampleId: SampleId | undefined, takenBy: TakenBy) => void;
}

/** Builds an empty selection. */
export const SelectionModel: ModelConstructor<Selection> = createModel(() => {
  const inHand = signal<InHand | undefined>(undefined);
  let turn = 0;
  return {
    inHand,
    take: (sampleId: SampleId | undefined, takenBy: TakenBy) => {
      turn += 1;
      inHand.value = sampleId === undefined ? undefined : { sampleId, takenBy, turn };
    },
  };
});
