/** Questions before something that no undo brings back: one at a time. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';

/** A question with two answers. */
export interface Question {
  /** The question itself. */
  readonly title: string;
  /** What a yes does, and what it does not. */
  readonly text: string;
  /** The answer that acts, named after the act. */
  readonly yes: string;
  /** The answer that changes nothing. */
  readonly no: string;
  /** Whether a yes loses something: the focus then begins at the other answer. */
  readonly isLoss: boolean;
  readonly run: () => void;
}

/** The question that is open. */
export interface Questions {
  readonly current: ReadonlySignal<Question | undefined>;
  /** Opens a question; one that is still open counts as answered with no. */
  readonly ask: (question: Question) => void;
  readonly answerYes: () => void;
  readonly answerNo: () => void;
}

/** Builds it without a question. */
export const QuestionsModel: ModelConstructor<Questions> = createModel(() => {
  const current: Signal<Question | undefined> = signal(undefined);
  return {
    current,
    ask: (question: Question) => {
      current.value = question;
    },
    answerYes: () => {
      const asked = current.value;
      current.value = undefined;
      asked?.run();
    },
    answerNo: () => {
      current.value = undefined;
    },
  };
});
