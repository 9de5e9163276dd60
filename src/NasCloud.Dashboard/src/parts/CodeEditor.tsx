import { useEffect, useRef, useState } from 'preact/hooks';
import type { Editor, Mark } from './editor';
import { Loading } from './basics';

interface Props {
  label: string;
  text: string;
  onChange: (text: string) => void;
  /** What is wrong, and where. */
  marks: readonly Mark[];
  /** Is given the way to select a part of the text. */
  selector: { current: (from: number, to: number) => void };
}

/** A text with its syntax in colours and marks where it is wrong; its library is loaded when the first one is shown. */
export function CodeEditor({ label, text, onChange, marks, selector }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    void import('./editor').then(({ createEditor }) => {
      if (isGone || !host.current) return;
      const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
      const parent = document.createElement('div');
      root.append(parent);
      editor.current = createEditor(root, parent, label, text, next => change.current(next));
      selector.current = editor.current.select;
      setReady(true);
    });
    return () => { isGone = true; editor.current?.destroy(); editor.current = null; };
  }, []);
  useEffect(() => editor.current?.setText(text), [text, isReady]);
  useEffect(() => editor.current?.setMarks(marks), [marks, isReady]);
  return (
    <>
      {!isReady && <Loading what="the editor" />}
      <div class="editor" ref={host} />
    </>
  );
}
