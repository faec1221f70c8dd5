/** The short message at the lower left; it waits while a person reads or reaches it. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { X } from 'lucide';
import { Icon } from '../design/icon.tsx';
import type { Notice, Notices } from './notices-model.ts';
import './toast.css';

/** How long a message stays when nobody holds it. */
const STAY_MS = 6000;

/** Props of {@link Toast}. */
export interface ToastProps {
  readonly notices: Notices;
}

/**
 * The current notice, with its act. The place is always in the page, so that screen readers hear
 * what comes into it.
 */
export function Toast({ notices }: ToastProps): JSX.Element {
  const notice = notices.current.value;
  const [isHeld, setHeld] = useState(false);
  useStay(notice, isHeld, notices.dismiss);
  const hold = (): void => setHeld(true);
  const letGo = (): void => setHeld(false);
  const isFailure = notice?.isFailure ?? false;
  return (
    <div
      class="toast-place"
      onPointerEnter={hold}
      onPointerLeave={letGo}
      onFocusIn={hold}
      onFocusOut={letGo}
    >
      <div role="status">
        {notice !== undefined && !isFailure && <ToastLine {...{ notice, notices }} />}
      </div>
      <div role="alert">
        {notice !== undefined && isFailure && <ToastLine {...{ notice, notices }} />}
      </div>
    </div>
  );
}

interface ToastLineProps {
  readonly notice: Notice;
  readonly notices: Notices;
}

function ToastLine({ notice, notices }: ToastLineProps): JSX.Element {
  return (
    <div class="toast" key={notice.id}>
      <span class="toast-text">{notice.text}</span>
      <ToastAct {...{ notice, notices }} />
      <button
        type="button"
        class="btn ico"
        aria-label="Close the message"
        onClick={notices.dismiss}
      >
        <Icon of={X} small />
      </button>
    </div>
  );
}

function ToastAct({ notice: { act }, notices }: ToastLineProps): JSX.Element | null {
  if (act === undefined) return null;
  const press = (): void => {
    notices.dismiss();
    act.run();
  };
  return (
    <button type="button" class="btn acc" onClick={press}>
      {act.name}
    </button>
  );
}

/** Dismisses a notice after its time; being held begins the time anew. */
function useStay(notice: Notice | undefined, isHeld: boolean, dismiss: () => void): void {
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined || isHeld) return undefined;
    const timer = setTimeout(dismiss, STAY_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld]);
}
