import { useEffect, useRef } from 'preact/hooks';
import { duration, metric, metricName } from '../data/format';
import { choicesOf } from '../data/trials';
import { Card, StateMark } from '../parts/basics';
import { LineageList } from '../pages/search/OverviewTab';
import { objectivesOf } from '../pages/SearchPage';
import type { Part } from './data';
import type { Watched } from './hooks';
import { useChosenTrial } from './router';

/** What the report holds of the trial that was chosen by a click. */
export function TrialCard({ part, watched: { search, trials } }: { part: Part; watched: Watched }) {
  const number = useChosenTrial();
  const host = useRef<HTMLDivElement>(null);
  const row = number === null ? null : trials.find(number);
  useEffect(() => { if (row) host.current?.scrollIntoView({ block: 'center' }); }, [row]);
  if (!row) return null;
  const choices = choicesOf(row.genotype);
  const names = Object.keys(row.metrics).filter(name => name !== 'parameters' && name !== 'flops');
  return (
    <div ref={host} id={`trial-${row.number}`} class="after">
      <div class="pair">
        <Card title={row.kind === 'final' ? `Final training (${row.number})` : row.kind === 'supernet' ? 'Supernet' : `Trial ${row.number}`} tools={<StateMark state={row.state} />}>
          <dl class="facts">
            {names.map(name => <><dt>{metricName(name)}</dt><dd class="num">{metric(name, row.metrics[name])}</dd></>)}
            <dt>parameters</dt><dd class="num">{metric('parameters', row.parameters)}</dd>
            <dt>FLOPs</dt><dd class="num">{metric('flops', row.flops)}</dd>
            <dt>epochs</dt><dd class="num">{row.epochs}</dd>
            <dt>device time</dt><dd class="num">{duration(row.deviceSeconds)}{(row.attempts ?? 1) > 1 && ` in ${row.attempts} attempts`}</dd>
            {row.trainer && <><dt>trainer</dt><dd>{row.trainer}</dd></>}
            {row.error && <><dt>why not</dt><dd>{row.error}</dd></>}
            {part.space.decisions.map((decision, index) => choices[index] >= 0 && <><dt>{decision.name}</dt><dd>{decision.options[choices[index]]}</dd></>)}
          </dl>
        </Card>
        {row.kind === 'search' && (
          <Card title="Lineage" note="Filled marks are what the search kept; open ones the candidate most alike of those before.">
            <LineageList search={search} trials={trials} objective={objectivesOf(search)[0]} start={row} />
          </Card>
        )}
      </div>
    </div>
  );
}
