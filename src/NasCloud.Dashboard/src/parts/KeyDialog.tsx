import { useEffect, useRef, useState } from 'preact/hooks';
import { storeKey } from '../api/client';

/** Asks for the key that the server wants to see. */
export function KeyDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [key, setKey] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    storeKey(key.trim());
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} aria-labelledby="key-title" onClose={close}>
      <form onSubmit={submit}>
        <h2 id="key-title">This server asks for a key</h2>
        <div class="dialog-text">
          <p>The one that it was started with, or a function key of the Functions app. It is kept for this tab alone, and forgotten when the tab is closed.</p>
          <input type="password" autocomplete="off" aria-label="Key" value={key} onInput={event => setKey(event.currentTarget.value)} required />
        </div>
        <div class="buttons end">
          <button type="submit" class="primary">Use this key</button>
        </div>
      </form>
    </dialog>
  );
}

/** Has the key asked for, once for however many requests were refused. */
export function askForKey(): void {
  dispatchEvent(new Event('nascloud:key'));
}
