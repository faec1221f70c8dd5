/** Several audio threads behind one interface: each call goes to the least busy of them. */
import type { AudioApi } from '../../workers/protocol/audio-api.ts';
import type { ThreadLink } from './thread-link.ts';

/** The part of an audio thread that analyzing needs. */
export interface AudioPool extends Pick<AudioApi, 'identify' | 'analyze'> {
  /** How many threads there are. */
  readonly size: number;
  /** Ends them all for good. */
  readonly close: () => void;
}

interface Lane {
  readonly link: ThreadLink<AudioApi>;
  pending: number;
}

/** Makes a pool of `size` threads, each started with its first call. */
export function makeAudioPool(
  start: (name: string) => ThreadLink<AudioApi>,
  size: number,
): AudioPool {
  const lanes = Array.from({ length: size }, (_, i): Lane => ({
    link: start(`audio ${i + 1}`),
    pending: 0,
  }));
  return {
    size,
    identify: (ref) => onIdlest(lanes, (audio) => audio.identify(ref)),
    analyze: (ref, job) => onIdlest(lanes, (audio) => audio.analyze(ref, job)),
    close: () => {
      for (const { link } of lanes) link.close();
    },
  };
}

async function onIdlest<T>(
  lanes: readonly Lane[],
  call: (audio: ThreadLink<AudioApi>['client']) => Promise<T>,
): Promise<T> {
  const lane = lanes.reduce((idlest, each) => (each.pending < idlest.pending ? each : idlest));
  lane.pending += 1;
  try {
    return await call(lane.link.client);
  } finally {
    lane.pending -= 1;
  }
}
