/** The door to mediabunny: takes compressed files apart into packets, never decodes. */
import {
  ADTS,
  CustomSource,
  BufferSource,
  EncodedPacketSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  OGG,
  QTFF,
  WEBM,
} from 'mediabunny';
import type { InputFormat, InputAudioTrack, Source } from 'mediabunny';
import type { ByteSource } from '../../read/byte-source.ts';
import { WHOLE_READ_BYTES } from '../../read/byte-source.ts';
import type { Container, Sniffed } from '../../read/sniff.ts';

/** Compressed audio that `AudioDecoder` may be given; pcm is not among them (audio.md §1.2). */
export type PacketCodec = 'aac' | 'flac' | 'mp3' | 'opus' | 'vorbis';

/** One packet; times are those of the sound, negative where it is to be cut. */
export interface SoundPacket {
  readonly bytes: Uint8Array;
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/** The first audio track of a file, taken apart. */
export interface PacketTrack {
  readonly codec: PacketCodec;
  readonly config: AudioDecoderConfig;
  /** All packets in order; rejects where the file is broken. To be walked once. */
  packets(): AsyncIterable<SoundPacket>;
  /** Ends reading. */
  close(): void;
}

const FORMATS: Partial<Record<Container, readonly InputFormat[]>> = {
  adts: [ADTS],
  flac: [FLAC],
  mp3: [MP3],
  mp4: [MP4, QTFF],
  ogg: [OGG],
  webm: [WEBM, MATROSKA],
};

const CODECS: ReadonlySet<string> = new Set<PacketCodec>(['aac', 'flac', 'mp3', 'opus', 'vorbis']);

/** Whether files of a container are opened here. */
export function isPacketContainer(container: Container): boolean {
  return FORMATS[container] !== undefined;
}

/**
 * Opens the first audio track; undefined where there is none of a codec named here. Rejects where
 * the file is too broken to be taken apart.
 */
export async function openPackets(
  source: ByteSource,
  { container, start }: Sniffed,
): Promise<PacketTrack | undefined> {
  const formats = [...(FORMATS[container] ?? [])];
  const input = new Input({ formats, source: await toInputSource(source, start) });
  try {
    const track = await findTrack(input);
    if (track === undefined) input.dispose();
    return track;
  } catch (thrown) {
    input.dispose();
    throw thrown;
  }
}

/** Small files lie in memory already; large ones are read by ranges. Tags before the start are left out. */
async function toInputSource(source: ByteSource, start: number): Promise<Source> {
  if (source.size < WHOLE_READ_BYTES)
    return new BufferSource(await source.read(start, source.size - start));
  return new CustomSource({
    getSize: () => source.size - start,
    read: (from, to) => source.read(start + from, to - from),
    maxCacheSize: WHOLE_READ_BYTES,
    prefetchProfile: 'fileSystem',
  });
}

async function findTrack(input: Input): Promise<PacketTrack | undefined> {
  const [track] = await input.getAudioTracks();
  const codec = await track?.getCodec();
  if (track === undefined || !isPacketCodec(codec)) return undefined;
  const config = await track.getDecoderConfig();
  if (config === null) return undefined;
  return {
    codec,
    config,
    packets: () => walkPackets(track),
    close: () => input.dispose(),
  };
}

function isPacketCodec(codec: string | null | undefined): codec is PacketCodec {
  return codec != null && CODECS.has(codec);
}

async function* walkPackets(track: InputAudioTrack): AsyncGenerator<SoundPacket> {
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const { data: bytes, timestamp: startSeconds, duration: durationSeconds } = packet;
    yield { bytes, startSeconds, durationSeconds };
  }
}
