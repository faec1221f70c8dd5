/** One call a frame, only while something moves. */
import { useEffect, useRef } from 'preact/hooks';

/** Calls the latest `onFrame` before every paint while `isRunning`, and once more when it ends. */
export function useFrames(isRunning: boolean, onFrame: () => void): void {
  const latest = useRef(onFrame);
  latest.current = onFrame;
  useEffect(() => {
    if (!isRunning) return undefined;
    let request = requestAnimationFrame(function tick() {
      latest.current();
      request = requestAnimationFrame(tick);
    });
    return () => {
      cancelAnimationFrame(request);
      latest.current();
    };
  }, [isRunning]);
}
