/** Plays a long file by the browser's own media element: streamed, never held whole. */
import type { Output, PlayOptions, Voice } from './voice.ts';

/** Starts a file; where the browser cannot play it, `onEnd('failed')` follows. */
export function startFileVoice(output: Output, file: File, options: PlayOptions): Voice {
  const url = URL.createObjectURL(file);
  const element = new Audio(url);
  element.loop = options.isLooping;
  element.currentTime = options.fromSeconds;
  const source = new MediaElementAudioSourceNode(output.context, { mediaElement: element });
  source.connect(output.volume);
  const release = (): void => {
    element.pause();
    source.disconnect();
    URL.revokeObjectURL(url);
  };
  const finish = onceEnded(element, release, options);
  return {
    position: () => element.currentTime,
    setLooping: (isLooping) => {
      element.loop = isLooping;
    },
    end: finish.quietly,
  };
}

/** Ends a voice exactly once, whichever of end, error and stop comes first. */
function onceEnded(
  element: HTMLAudioElement,
  release: () => void,
  { onEnd }: PlayOptions,
): { readonly quietly: () => void } {
  let isOver = false;
  const end = (how: 'ended' | 'failed' | 'stopped'): void => {
    if (isOver) return;
    isOver = true;
    release();
    if (how !== 'stopped') onEnd(how);
  };
  element.addEventListener('ended', () => end('ended'));
  element.addEventListener('error', () => end('failed'));
  element.play().catch(() => end('failed'));
  return { quietly: () => end('stopped') };
}
