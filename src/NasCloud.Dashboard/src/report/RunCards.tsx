import type { Json, JsonObject } from '../api/types';
import { duration, group, metricName, money } from '../data/format';
import { byName, byTrainer } from '../data/trainers';
import { writeSpec } from '../data/schema';
import { Card, Empty } from '../parts/basics';
import { save } from '../parts/save';
import { objectivesOf } from '../pages/SearchPage';
import type { Part } from './data';
import type { Watched } from './hooks';
import { bytes } from './WinnerCards';

export function StrategyCard({ part: { search: { strategy, spec } } }: { part: Part }) {
  const named = (key: string) => { const value = spec[key] as Json | undefined; return typeof value === 'string' ? value : value && typeof value === 'object' && !Array.isArray(value) ? String(value.name ?? '') : ''; };
  return (
    <Card title={`How candidates were chosen: ${strategy.name}`} note={strategy.summary}>
      {strategy.standsFor && <p>For this search that is <strong>{strategy.standsFor}</strong>{strategy.reason && <>: {strategy.reason}</>}</p>}
      {Object.keys(strategy.parameters).length > 0 && <p class="params">{Object.entries(strategy.parameters).map(([name, value]) => <code key={name}>{name} {JSON.stringify(value)}</code>)}</p>}
      <dl class="facts after">
        <Fact name="Space" value={named('space')} />
        <Fact name="Fidelity" value={named('fidelity')} />
        <Fact name="Scores" value={{ train: 'each candidate is trained', table: 'looked up in a table', 'zero-cost': 'computed of untrained networks', supernet: 'weights shared in a supernet', darts: 'a supernet that mixes all options' }[named('estimator')] ?? named('estimator')} />
      </dl>
    </Card>
  );
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  return value ? <><dt>{name}</dt><dd>{value}</dd></> : null;
}

export function SettingsCard({ part: { search } }: { part: Part }) {
  const { spec, dataset } = search;
  const flat = (value: Json | undefined): string => (value && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value as JsonObject).filter(([, each]) => each !== null && each !== false).map(([key, each]) => `${key} ${typeof each === 'string' ? each : JSON.stringify(each)}`).join(', ') : '');
  const price = search.cost && search.deviceSeconds > 0 ? (search.cost.amount / search.deviceSeconds) * 3600 : null;
  return (
    <Card title="What was asked for, and what it cost">
      <dl class="facts">
        <Fact name="Objectives" value={objectivesOf(search).map(each => `${each.goal === 'maximize' ? 'more' : 'less'} ${metricName(each.metric)}`).join(', ')} />
        <Fact name="Constraints" value={flat(spec.constraints as Json)} />
        <Fact name="Budget" value={flat(spec.budget as Json)} />
        <Fact name="Seed" value={spec.seed === undefined ? undefined : String(spec.seed)} />
        <Fact name="Parallelism" value={spec.parallelism === undefined ? undefined : String(spec.parallelism)} />
        <Fact name="Data" value={dataset && `${dataset.name}: ${group(dataset.trainingCount)} samples to train and validate on, ${group(dataset.testCount)} to test on`} />
        <Fact name="Time" value={duration(search.elapsedSeconds)} />
        <Fact name="Device time" value={duration(search.deviceSeconds)} />
        <Fact name="Cost" value={search.cost ? `${money(search.cost.amount, search.cost.currency)}${price ? `, at ${money(price, search.cost.currency)} an hour of a trainer` : ''}` : 'not known: the price of a device was not set'} />
        <Fact name="Trace" value={search.traceId} />
      </dl>
    </Card>
  );
}

export function EnvironmentCard({ part: { environments } }: { part: Part }) {
  return (
    <Card title="Environment" note="Of every process that worked on the search, those alike once.">
      {environments.length === 0 ? <Empty title="Not kept">The search ran with a version of NasCloud that did not note it.</Empty> : (
        <ul class="rows">
          {environments.map((each, index) => (
            <li key={index}>
              <strong>{each.role === 'driver' ? 'What drove the search' : 'What trained the candidates'}</strong>
              <dl class="facts">
                <Fact name="System" value={`${each.system} (${each.architecture})`} />
                <Fact name="Processors" value={`${each.processors}${each.processor ? ` × ${each.processor}` : ''}, ${bytes(each.memoryBytes)} of memory`} />
                <Fact name="Device" value={each.device} />
                <Fact name="NasCloud" value={`${each.nasCloud} on ${each.dotNet}`} />
                {Object.entries(each.libraries).map(([name, version]) => <Fact key={name} name={name} value={version} />)}
              </dl>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function TrainersCard({ watched: { trials } }: { watched: Watched }) {
  const sorted = [...byTrainer(trials.rows)].sort(([a], [b]) => byName(a, b));
  return (
    <Card title="Trainers" note={sorted.length > 0 ? `${group(sorted.length)} scored trials of this search.` : undefined}>
      {sorted.length === 0 ? <Empty title="None has scored a trial" /> : (
        <div class="table-scroll tall" tabIndex={0} role="group" aria-label="Trainers">
          <table>
            <thead><tr><th scope="col">Trainer</th><th scope="col" class="num">Trials</th><th scope="col" class="num">Device time</th></tr></thead>
            <tbody>{sorted.map(([name, { count, seconds }]) => <tr key={name}><th scope="row">{name}</th><td class="num">{group(count)}</td><td class="num">{duration(seconds)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

export function SpecCard({ part: { search } }: { part: Part }) {
  const text = writeSpec(search.spec);
  return (
    <Card title="Spec" note="As it was read, defaults filled in; of files that it names, the last part of their paths." tools={<button type="button" onClick={() => save(new Blob([text], { type: 'application/json' }), `${search.name}.json`)}>Save</button>}>
      <pre class="code" tabIndex={0}>{text}</pre>
    </Card>
  );
}
