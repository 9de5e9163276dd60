import type { ComponentChildren } from 'preact';
import type { Json, JsonObject } from '../api/types';
import { group } from '../data/format';
import { Card } from '../parts/basics';
import type { Part } from './data';
import type { Watched } from './hooks';

export function ReproduceCard({ part, watched }: { part: Part; watched: Watched }) {
  const { search, environments } = part;
  const version = environments[0]?.nasCloud;
  return (
    <Card title="The search anew" note="The same spec and the same seed make the same search, as far as what stands below allows.">
      <ol class="steps">
        <li><div>{version ? <>Take NasCloud {version}{environments.some(each => each.libraries.libtorch) && ', with the libraries that the environment above names'}.</> : 'Take the version of NasCloud that the search ran with.'}</div></li>
        <li><div><Data part={part} /></div></li>
        <li><div>Save the spec beside it as <code>{search.name}.json</code>, and start the search:<pre>nascloud search {search.name}.json</pre></div></li>
        {watched.trials.final && <li><div>To train the winner of a search that ended once more, alone:<pre>nascloud retrain {search.id} --epochs {watched.trials.final.epochs}</pre></div></li>}
      </ol>
      <ul class="caveats" aria-label="What makes a difference">{caveats(part, watched).map(text => <li key={text}>{text}</li>)}</ul>
    </Card>
  );
}

function Data({ part: { search } }: { part: Part }): ComponentChildren {
  const spec = search.spec as JsonObject;
  const path = (value: Json | undefined) => (value && typeof value === 'object' && !Array.isArray(value) && typeof value.path === 'string' ? value.path : null);
  const table = path(spec.estimator);
  const given = path(spec.dataset);
  const data = search.dataset as (typeof search.dataset & { fingerprint?: string }) | undefined;
  return (
    <>
      {table && <>Put the table of scores where the spec names it: <code>{table}</code>. </>}
      {data && (given ? <>Put the data where the spec names it: <code>{given}</code>. </> : <>Have the data set {data.name} here:<pre>nascloud dataset get {data.name}</pre></>)}
      {data?.fingerprint && data.fingerprint.length > 8 && <>It is the same where its fingerprint is <code>{data.fingerprint}</code>; <code>nascloud dataset info</code> tells it.</>}
      {!table && !data && 'No data is needed.'}
    </>
  );
}

function caveats({ search }: Part, { trials }: Watched): string[] {
  const spec = search.spec as JsonObject;
  const parallelism = typeof spec.parallelism === 'number' ? spec.parallelism : 1;
  const budget = (spec.budget ?? {}) as JsonObject;
  const isTrained = search.dataset !== undefined && (spec.estimator as JsonObject | undefined)?.name !== 'table';
  const list = [`The seed is ${String(spec.seed)}: candidates, weights and the order of samples all follow from it.`];
  if (parallelism > 1) list.push(`${parallelism} trainers worked at a time. Where the strategy proposes a candidate as each score arrives, what it knew then depends on which trainer was done first; with parallelism 1, or a strategy that waits for its generation, it does not.`);
  if (budget.wallClock || budget.deviceHours) list.push('A clock ended it: on a faster or slower machine it gets further or less far, and the candidates until then are the same.');
  if (isTrained) list.push('Scores are the same to the last digit on a processor with an equal number of threads; on a GPU, and between machines of different kinds, they differ in their last digits, and training carries that on.');
  if (trials.rows.some(row => (row.attempts ?? 1) > 1)) list.push(`${group(trials.rows.filter(row => (row.attempts ?? 1) > 1).length)} trials took more than one attempt; each went on from its checkpoint.`);
  return list;
}
