/** The first rung: walks files of the WAV and AIFF families by our own parsers. */
import type { ByteSource } from '../read/byte-source.ts';
import type { Sniffed } from '../read/sniff.ts';
import { readSniffedHeader } from './own-pcm.ts';
import { decodeFrames } from './pcm/decode-frames.ts';
import type { PcmHeader } from './pcm/pcm-header.ts';
import { PIECE_FRAMES } from './sound-reader.ts';
import type { OpenedSound, SoundFormat, SoundPiece, SoundReader } from './sound-reader.ts';

/**
 * Opens a WAV or AIFF file. Failures: those of its header, and `decode/no-audio` where it has no
 * frame. Rejects where the source cannot be read.
 */
export async function openOwnSound(source: ByteSource, sniffed: Sniffed): Promise<OpenedSound> {
  const read = await readSniffedHeader(source, sniffed);
  if (!read.ok) return read;
  if (read.header.frames === 0)
    return { ok: false, failure: { code: 'decode/no-audio', message: 'the sound has no frames' } };
  return { ok: true, sound: readerOf(read.header, source) };
}

interface Walk {
  damage: string | undefined;
  isClosed: boolean;
}

function readerOf(header: PcmHeader, source: ByteSource): SoundReader {
  const walk: Walk = { damage: header.damaged, isClosed: false };
  return {
    format: formatOf(header),
    pieces: () => walkPieces(header, source, walk),
    damage: () => walk.damage,
    close: () => {
      walk.isClosed = true;
    },
  };
}

function formatOf(header: PcmHeader): SoundFormat {
  const { container, codec, bitDepth, channelCount, frames } = header;
  const sampleRateHz = Math.round(header.sampleRateHz);
  return { container, codec, bitDepth, sampleRateHz, channelCount, frameCount: frames };
}

async function* walkPieces(
  header: PcmHeader,
  source: ByteSource,
  walk: Walk,
): AsyncGenerator<SoundPiece> {
  for (let at = 0; at < header.frames && !walk.isClosed; at += PIECE_FRAMES) {
    const count = Math.min(PIECE_FRAMES, header.frames - at);
    const { channels, frames, nonFiniteValues } = await decodeFrames(header, source, at, count);
    if (nonFiniteValues > 0) walk.damage ??= 'not-finite';
    if (frames < count) walk.damage = 'cut-off';
    if (frames > 0) yield channels;
    if (frames < count) return;
  }
}
