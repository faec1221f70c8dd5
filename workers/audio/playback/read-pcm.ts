/** Decodes a file to be played and drawn: at the asked rate, one or two channels, with pyramids. */
import { LONGEST_PCM_SECONDS } from '../../protocol/audio-api.ts';
import type { PcmOutcome } from '../../protocol/audio-api.ts';
import { AppError } from '../../protocol/failure.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import type { JobContext } from '../../protocol/job.ts';
import type { FileRef } from '../../protocol/sources.ts';
import type { Ladder } from '../decode/ladder.ts';
import type { SoundPiece, SoundReader } from '../decode/sound-reader.ts';
import { buildPyramid } from '../measure/pyramid.ts';
import type { RefOpener } from '../read/open-ref.ts';
import { toFailure } from '../read/read-failure.ts';
import { planResample, resample } from '../spectral/resample.ts';
import { mixToStereo } from './stereo-mix.ts';

/** What pcm is read with. */
export interface PcmTools {
  readonly opener: RefOpener;
  readonly ladder: Ladder;
}

/** What to read: a file, and frames a second of the result. */
export interface PcmWish {
  readonly ref: FileRef;
  readonly rateHz: number;
}

/** Taps of the filter: flat within 0.1 dB to 0.9 of the lower Nyquist frequency. */
const TAPS = 128;

/**
 * Reads a whole sound. Fails with what opening and decoding fail with, `decode/too-long` above
 * {@link LONGEST_PCM_SECONDS}, `decode/no-audio`, `audio/unsupported-rate`. Rejects only with
 * `AbortError`, when the job is aborted.
 */
export async function readPcm(
  { opener, ladder }: PcmTools,
  { ref, rateHz }: PcmWish,
  job: JobContext,
): Promise<PcmOutcome> {
  const opened = await opener.open(ref);
  if (!opened.ok) return opened;
  const climbed = await ladder(opened.source);
  if (!climbed.ok) return climbed;
  const { sound } = climbed;
  try {
    const channels = joinPieces(await collect(sound, job));
    return toOutcome(channels, sound.format.sampleRateHz, rateHz);
  } catch (thrown) {
    job.signal.throwIfAborted();
    return { ok: false, failure: toFailure(thrown) };
  } finally {
    sound.close();
  }
}

async function collect(sound: SoundReader, job: JobContext): Promise<readonly SoundPiece[]> {
  const { sampleRateHz, frameCount = 0 } = sound.format;
  const most = LONGEST_PCM_SECONDS * sampleRateHz;
  if (frameCount > most) throw new AppError(TOO_LONG);
  const pieces: SoundPiece[] = [];
  let frames = 0;
  for await (const piece of sound.pieces()) {
    job.signal.throwIfAborted();
    const mixed = mixToStereo(piece);
    pieces.push(mixed);
    frames += mixed[0]?.length ?? 0;
    if (frames > most) throw new AppError(TOO_LONG);
  }
  return pieces;
}

const TOO_LONG: AppFailure = { code: 'decode/too-long', message: 'too long to play from memory' };
const NO_AUDIO: AppFailure = { code: 'decode/no-audio', message: 'the sound has no frames' };

function joinPieces(pieces: readonly SoundPiece[]): SoundPiece {
  const [first] = pieces;
  if (first === undefined) throw new AppError(NO_AUDIO);
  if (pieces.length === 1) return first;
  const frames = pieces.reduce((sum, piece) => sum + (piece[0]?.length ?? 0), 0);
  return first.map((_, channel) => {
    const joined = new Float32Array(frames);
    let at = 0;
    for (const piece of pieces) {
      const pcm = piece[channel] ?? new Float32Array(0);
      joined.set(pcm, at);
      at += pcm.length;
    }
    return joined;
  });
}

function toOutcome(pieces: SoundPiece, fromHz: number, rateHz: number): PcmOutcome {
  const durationSeconds = (pieces[0]?.length ?? 0) / fromHz;
  const planned = fromHz === rateHz ? undefined : planResample(fromHz, rateHz, TAPS);
  if (planned?.ok === false) return planned;
  const channels = planned ? pieces.map((pcm) => resample(planned.plan, pcm)) : pieces;
  const pyramids = channels.map((pcm) => buildPyramid(pcm));
  return { ok: true, pcm: { sampleRateHz: rateHz, channels, pyramids, durationSeconds } };
}
