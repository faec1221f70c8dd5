/** A modal dialog: the browser keeps the focus inside and gives it back at the end. */
import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import './dialog.css';

/** Props of {@link Dialog}. */
export interface DialogProps {
  /** The title, and the name of the dialog. */
  readonly title: ComponentChildren;
  /** A class beside `dialog` for another width. */
  readonly className?: string;
  /** Called on Esc and on a press outside; the owner takes the dialog away. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Opens when it is rendered and closes when it is not any more. */
export function Dialog({ title, className, onClose, children }: DialogProps): JSX.Element {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const cancel = (event: Event): void => {
    event.preventDefault();
    onClose();
  };
  const pressOutside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={`dialog float ${className ?? ''}`}
      aria-labelledby={titleId}
      onCancel={cancel}
      onPointerDown={pressOutside}
    >
      <div class="dialog-page">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
