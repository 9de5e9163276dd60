import { writeSpec } from '../../data/schema';
import { Card } from '../../parts/basics';
import type { Watched } from '../../parts/hooks';
import { address } from '../../parts/router';
import { save } from '../../parts/save';

export function SpecTab({ search }: Watched) {
  const text = writeSpec(search.spec);
  return (
    <div class="pair">
      <Card title="Strategy" note={search.strategy.summary}>
        <div class="stack">
          {search.strategy.standsFor && <p>Chosen for this search: <strong>{search.strategy.standsFor}</strong>. {search.strategy.reason}</p>}
          {Object.entries(search.strategy.parameters).map(([name, value]) => <p key={name}><code>{name}</code> {JSON.stringify(value)}</p>)}
        </div>
        <h3 class="after">Trace</h3>
        <p class="note">Where traces are collected, this search's is <code>{search.traceId}</code>.</p>
      </Card>
      <Card title="Spec" note="As it was read, defaults filled in." tools={<><button type="button" onClick={() => save(new Blob([text], { type: 'application/json' }), `${search.name}.json`)}>Save</button><a class="button" href={address(['new'], { from: search.id })}>Clone</a></>}>
        <pre class="code" tabIndex={0}>{text}</pre>
      </Card>
    </div>
  );
}
