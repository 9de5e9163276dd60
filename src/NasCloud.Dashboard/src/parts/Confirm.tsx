import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client';
import { ErrorNote } from './basics';

interface Props {
  title: string;
  action: string;
  isDangerous?: boolean;
  run: () => Promise<unknown>;
  close: () => void;
  children: ComponentChildren;
}

/** Asks before something is done that can't be taken back, and tells where it fails. */
export function Confirm({ title, action, isDangerous, run, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const act = async () => {
    setBusy(true);
    try {
      await run();
      close();
    } catch (fault) {
      setError(fault instanceof ApiError ? fault : new ApiError(0, null));
      setBusy(false);
    }
  };
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-text">{children}</div>
      <ErrorNote error={error} />
      <div class="buttons end">
        <button type="button" onClick={() => dialog.current?.close()}>
          Keep it
        </button>
        <button type="button" class={isDangerous ? 'danger' : 'primary'} disabled={isBusy} onClick={act}>
          {action}
        </button>
      </div>
    </dialog>
  );
}
