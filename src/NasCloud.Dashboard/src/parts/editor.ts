// The editor's library and how it looks here; loaded when the first editor is shown.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentService, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** What is wrong at a part of the text. */
export interface Mark {
  from: number;
  to: number;
  message: string;
}

export interface Editor {
  setText(text: string): void;
  setMarks(marks: readonly Mark[]): void;
  select(from: number, to: number): void;
  destroy(): void;
}

// JSON as specs may be written: with comments, which grammars of JSON take for errors.
const spec = StreamLanguage.define<{ isInComment: boolean }>({
  name: 'spec',
  startState: () => ({ isInComment: false }),
  token(stream, state) {
    if (state.isInComment || stream.match('/*')) {
      state.isInComment = !stream.match(/.*?\*\//);
      if (state.isInComment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/\/\/.*/)) return 'comment';
    if (stream.match(/"(?:[^"\\]|\\.)*"?(?=\s*:)/)) return 'propertyName';
    if (stream.match(/"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/-?\d[\d.eE+-]*/)) return 'number';
    if (stream.match(/(?:true|false|null)\b/)) return 'atom';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//' } },
});

// As deep as the line before, deeper behind a bracket that opens, less deep at one that closes.
const indentation = indentService.of((context, at) => {
  const line = context.lineAt(at, -1);
  const depth = /^\s*/.exec(line.text)![0].length + (/[{[]\s*$/.test(line.text) ? context.unit : 0);
  return depth - (/^\s*[}\]]/.test(context.textAfterPos(at, 1)) ? context.unit : 0);
});

// The page's own colours, which follow its theme.
const colours = syntaxHighlighting(HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.number, tags.atom], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
]));

const look = EditorView.theme({
  '&': { backgroundColor: 'var(--sunk)', color: 'var(--text)', border: '1px solid var(--line)', borderRadius: '10px', fontSize: '13px', maxHeight: '72vh' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '2px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Liberation Mono', 'DejaVu Sans Mono', monospace", lineHeight: '1.6' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--text)', minHeight: '444px' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--quiet)', border: '0' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 55%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in srgb, var(--accent) 26%, transparent)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--strong-line)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad) 1.5px', textUnderlineOffset: '4px' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--text)', border: '1px solid var(--strong-line)', borderRadius: '8px', maxWidth: '440px', overflow: 'hidden' },
  '.cm-diagnostic': { padding: '7px 12px', fontFamily: 'system-ui, sans-serif', fontSize: '13px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad)' },
  // A phone has no room for numbers; marks of errors stay.
  '@media (max-width: 640px)': { '.cm-lineNumbers': { display: 'none !important' }, '.cm-content': { minHeight: '260px' } },
  '.cm-panels': { backgroundColor: 'var(--card)', color: 'var(--text)' },
});

/**
 * An editor in a shadow root: there alone the library keeps its styles where the pages' policy lets it. Tab leaves it, as it leaves
 * every field; F8 goes to the next error.
 */
export function createEditor(root: ShadowRoot, parent: Element, label: string, text: string, onChange: (text: string) => void): Editor {
  const view = new EditorView({
    root,
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), lintGutter(), history(), drawSelection(), bracketMatching(), indentOnInput(), indentUnit.of('  '), indentation, highlightActiveLine(), spec, colours, look,
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocorrect: 'off', autocapitalize: 'off' }),
        EditorView.updateListener.of(update => { if (update.docChanged) onChange(update.state.doc.toString()); }),
      ],
    }),
  });
  const inside = (at: number) => Math.min(at, view.state.doc.length);
  return {
    setText(next) {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setMarks(marks) {
      const all = marks.map<Diagnostic>(mark => ({ from: inside(mark.from), to: inside(mark.to), severity: 'error', message: mark.message }));
      view.dispatch(setDiagnostics(view.state, all.sort((a, b) => a.from - b.from)));
    },
    select(from, to) {
      view.focus();
      view.dispatch({ selection: { anchor: inside(from), head: inside(to) }, scrollIntoView: true });
    },
    destroy: () => view.destroy(),
  };
}
