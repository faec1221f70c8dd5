/** Short messages at the lower left, one at a time. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal } from '@preact/signals';
import type { AppFailure } from '../../workers/protocol/failure.ts';

/** A short message, with one act at most. */
export interface Notice {
  /** Differs from every notice before. */
  readonly id: number;
  readonly text: string;
  readonly act: NoticeAct | undefined;
  readonly isFailure: boolean;
}

/** What a notice offers to do. */
interface NoticeAct {
  readonly name: string;
  readonly run: () => void;
}

/** The messages. */
export interface Notices {
  readonly current: ReadonlySignal<Notice | undefined>;
  readonly tell: (text: string, act?: NoticeAct) => void;
  readonly tellFailure: (failure: AppFailure) => void;
  readonly dismiss: () => void;
}

/** Builds the messages; `sentence` puts a failure into a person's words. */
export const NoticesModel: ModelConstructor<Notices, [(failure: AppFailure) => string]> =
  createModel((sentence: (failure: AppFailure) => string) => {
    const current = signal<Notice | undefined>(undefined);
    let count = 0;
    const show = (text: string, isFailure: boolean, act: NoticeAct | undefined): void => {
      count += 1;
      current.value = { id: count, text, isFailure, act };
    };
    return {
      current,
      tell: (text: string, act?: NoticeAct) => show(text, false, act),
      tellFailure: (failure: AppFailure) => show(sentence(failure), true, undefined),
      dismiss: () => {
        current.value = undefined;
      },
    };
  });
