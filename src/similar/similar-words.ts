/** What the similar list says where it has no rows. */
import type { AppFailure } from '../../workers/protocol/failure.ts';
import { plainName } from '../design/name-words.ts';
import type { SimilarState } from './similar-model.ts';

/** One line what, one line why or what to do. */
export interface SilenceWords {
  readonly title: string;
  readonly line: string;
}

const UNCOMPARED = {
  waiting: {
    title: 'Not compared yet',
    line: 'What sounds like it shows here as soon as it has been heard.',
  },
  silent: { title: 'It is silent', line: 'It has no sound to compare.' },
  failed: {
    title: 'It could not be read',
    line: 'Its row in the list says why. What cannot be heard cannot be compared.',
  },
};

const NOTHING_IN_HAND: SilenceWords = {
  title: 'No sound in hand',
  line: 'Choose a sound in the list, and the sounds that are most like it show here.',
};

const ALONE: SilenceWords = {
  title: 'Nothing to compare with yet',
  line: 'It is the only sound that has been compared so far.',
};

/** The title: what the list is about. */
export function aboutWords(state: SimilarState): string | undefined {
  return state.state === 'ready' || state.state === 'uncompared'
    ? plainName(state.subject.name)
    : undefined;
}

/** What to say instead of rows; undefined where there are rows. */
export function silenceWords(
  state: SimilarState,
  failureText: (failure: AppFailure) => string,
): SilenceWords | undefined {
  if (state.state === 'ready') return state.rows.length > 0 ? undefined : ALONE;
  if (state.state === 'uncompared') return UNCOMPARED[state.reason];
  if (state.state === 'empty') return NOTHING_IN_HAND;
  return { title: 'Similar sounds cannot be shown', line: failureText(state.failure) };
}
