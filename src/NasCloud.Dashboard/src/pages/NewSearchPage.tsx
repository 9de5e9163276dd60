import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, ApiError } from '../api/client';
import type { JsonObject, SpecError } from '../api/types';
import { placesOf, spanOf } from '../data/places';
import { parseSpec, type Schema, writeSpec } from '../data/schema';
import { Card, ErrorNote, Loading } from '../parts/basics';
import { CodeEditor } from '../parts/CodeEditor';
import { usePolling } from '../parts/hooks';
import { address, go } from '../parts/router';
import { SchemaField } from '../parts/SchemaForm';

const start: JsonObject = { schemaVersion: 1, name: 'my-search', dataset: 'glyphs', space: 'chain', strategy: 'auto', objectives: ['accuracy'], budget: { wallClock: '5m' }, parallelism: 1, seed: 1 };
const first = ['name', 'dataset', 'space', 'strategy', 'fidelity', 'objectives', 'constraints', 'budget', 'parallelism', 'seed'];
const passedOver = ['$schema', 'schemaVersion'];
const pause = 350;
const none: SpecError[] = [];

type Verdict = { kind: 'asking' } | { kind: 'known'; errors: SpecError[] } | { kind: 'unknown'; error: ApiError };

export function NewSearchPage({ from }: { from: string | null }) {
  const { value: schema, error: schemaError } = usePolling(signal => api.schema(signal), () => null, ['schema']);
  const { value: datasets } = usePolling(signal => api.datasets(signal), () => null, ['datasets']);
  const { value: origin, error: originError } = usePolling(signal => (from ? api.search(from, signal) : Promise.resolve(null)), () => null, ['origin', from]);
  const isReady = schema && (!from || origin || originError);
  useEffect(() => { document.title = 'New search – NasCloud'; }, []);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>{from ? 'Clone a search' : 'New search'}</h1>
          <p class="under">{from ? <>With the spec of <a href={address(['searches', from])}>{from}</a>; change what you like.</> : 'Fill in the form or write the spec beside it: each follows the other, and both are checked as you type.'}</p>
        </div>
      </div>
      <ErrorNote error={schemaError ?? originError} />
      {!isReady && !schemaError ? <Loading what="the form" /> : isReady && <Editor schema={schema as unknown as Schema} datasets={datasets?.items.map(item => item.name) ?? []} spec={origin ? cloned(origin.spec) : start} />}
    </>
  );
}

// What the server filled in and can be left out again would hide what was chosen.
function cloned(spec: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(spec, (_, value) => (value === null ? undefined : value)));
}

function Editor({ schema, datasets, spec }: { schema: Schema; datasets: string[]; spec: JsonObject }) {
  const [text, setText] = useState(() => writeSpec(spec));
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'asking' });
  const [fault, setFault] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const select = useRef<(from: number, to: number) => void>(() => {});
  const places = useMemo(() => placesOf(text), [text]);
  const parsed = useMemo(() => parseSpec(text), [text]);
  const last = useRef<JsonObject>(spec);
  if ('value' in parsed) last.current = parsed.value;
  useEffect(() => {
    const abort = new AbortController();
    setVerdict({ kind: 'asking' });
    const timer = setTimeout(() => {
      api.validate(text, abort.signal).then(
        answer => setVerdict({ kind: 'known', errors: answer.errors }),
        error => { if (!abort.signal.aborted) setVerdict({ kind: 'unknown', error: error instanceof ApiError ? error : new ApiError(0, null) }); },
      );
    }, pause);
    return () => { clearTimeout(timer); abort.abort(); };
  }, [text]);
  // One key for one text: a click that is repeated since no answer came starts no second search.
  const key = useRef({ text: '', key: '' });
  const submit = async () => {
    if (key.current.text !== text) key.current = { text, key: [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('') };
    setBusy(true);
    setFault(null);
    try {
      const { id } = await api.create(text, key.current.key);
      go(address(['searches', id]));
    } catch (error) {
      setFault(error instanceof ApiError ? error : new ApiError(0, null));
      setBusy(false);
    }
  };
  const find = (path: string) => {
    const { from, to } = places.fault ? { from: places.fault.at, to: places.fault.at } : spanOf(text, places, path);
    select.current(from, to);
  };
  const errors = verdict.kind === 'known' ? verdict.errors : none;
  const marks = useMemo(
    () => (places.fault ? [{ from: places.fault.at, to: places.fault.at + 1, message: places.fault.message }] : errors.map(error => ({ ...spanOf(text, places, error.path), message: error.message }))),
    [errors, places],
  );
  const properties = schema.properties ?? {};
  const others = Object.keys(properties).filter(name => !first.includes(name) && !passedOver.includes(name));
  const field = (name: string) => properties[name] && (
    <SchemaField key={name} path={[name]} name={name} schema={properties[name]} root={last.current} errors={errors} known={{ 'dataset.name': datasets }} change={next => setText(writeSpec(next))} />
  );
  return (
    <div class="editor-page">
      <Card title="Form" note={'error' in parsed ? 'It goes on from the last spec that could be read.' : undefined}>
        <div class="fields">
          {first.map(field)}
          <details>
            <summary>All other settings</summary>
            <div class="nested">{others.map(field)}</div>
          </details>
        </div>
      </Card>
      <div class="sticky">
        <Card title="Spec" tools={<button type="button" class="primary" disabled={isBusy || errors.length > 0 || verdict.kind !== 'known'} onClick={submit}>{isBusy ? 'Starting…' : 'Start the search'}</button>}>
          <div class="verdict" role="status">
            {verdict.kind === 'asking' ? <span class="note">Checking…</span> : verdict.kind === 'unknown' ? <ErrorNote error={verdict.error} /> : errors.length === 0 ? <span class="good">✓ Valid: it can be started.</span> : (
              <ul class="faults">
                {errors.map(error => <li key={error.path + error.message}><button type="button" onClick={() => find(error.path)}><code>{error.path || 'spec'}</code> {error.message}</button></li>)}
              </ul>
            )}
          </div>
          <ErrorNote error={fault} />
          <CodeEditor label="The spec as JSON" text={text} onChange={setText} marks={marks} selector={select} />
        </Card>
      </div>
    </div>
  );
}
