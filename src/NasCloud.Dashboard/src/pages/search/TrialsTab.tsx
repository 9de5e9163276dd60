import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TrialState } from '../../api/types';
import { duration, group, metric, metricTitle } from '../../data/format';
import { paretoFront } from '../../data/pareto';
import { isMeasured, type Objective, type Row } from '../../data/trials';
import { Choice, Empty, StateMark } from '../../parts/basics';
import type { Watched } from '../../parts/hooks';
import { address } from '../../parts/router';
import { save } from '../../parts/save';
import { type Column, VirtualTable } from '../../parts/VirtualTable';
import { objectivesOf } from '../SearchPage';

const states: readonly (readonly [TrialState | 'all' | 'front', string])[] = [
  ['all', 'all'], ['open', 'open'], ['succeeded', 'succeeded'], ['diverged', 'diverged'], ['failed', 'failed'], ['timedOut', 'timed out'], ['cancelled', 'cancelled'], ['front', 'on the Pareto front'],
];
const mostMetrics = 5;

export function TrialsTab({ search, trials, query }: Watched & { query: URLSearchParams }) {
  const objectives = objectivesOf(search);
  const [state, setState] = useState<string>(query.get('state') ?? 'all');
  const [text, setText] = useState('');
  const [sort, setSort] = useState({ key: 'number', isDescending: true });
  useEffect(() => setState(query.get('state') ?? 'all'), [query.get('state')]);
  const metrics = useMemo(
    () => [...new Set([...objectives.map(each => each.metric), ...trials.metrics])].filter(name => name !== 'parameters' && name !== 'flops').slice(0, mostMetrics),
    [trials.metrics.length],
  );
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'number', title: 'Trial', width: '64px', isNumber: true, cell: row => row.number },
    { key: 'state', title: 'State', width: '112px', cell: row => <StateMark state={row.state} /> },
    ...metrics.map(name => ({ key: `metric:${name}`, title: metricTitle(name), width: '118px', isNumber: true, cell: (row: Row) => metric(name, row.metrics[name]) })),
    { key: 'epochs', title: 'Epochs', width: '70px', isNumber: true, cell: row => row.epochs },
    { key: 'parameters', title: 'Parameters', width: '98px', isNumber: true, cell: row => metric('parameters', row.parameters) },
    { key: 'flops', title: 'FLOPs', width: '90px', isNumber: true, cell: row => metric('flops', row.flops) },
    { key: 'deviceSeconds', title: 'Device time', width: '100px', isNumber: true, cell: row => (row.state === 'open' ? '–' : duration(row.deviceSeconds)) },
    { key: 'trainer', title: 'Trainer', width: '130px', cell: row => row.trainer ?? '–' },
    { key: 'genotype', title: 'Choices', width: 'minmax(190px, 1fr)', cell: row => <span class="mono" title={row.error ?? row.genotype}>{row.error ?? row.genotype}</span> },
  ], [metrics]);
  const rows = useMemo(() => {
    const front = state === 'front' ? frontOf(trials.rows, objectives) : null;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = trials.rows.filter(row => (state === 'all' || (front ? front.has(row) : row.state === state)) && words.every(word => isLike(row, word)));
    return order(chosen, sort.key, sort.isDescending);
  }, [trials, state, text, sort]);
  return (
    <section aria-label="Trials">
      <div class="filters">
        <Choice label="State" value={state} options={states} onChange={setState} />
        <input type="search" placeholder="Number, choices, trainer, error" aria-label="Find trials" value={text} onInput={event => setText(event.currentTarget.value)} />
        <span class="spacer" />
        <span class="note num" role="status">{group(rows.length)} of {group(trials.rows.length)} trials</span>
        <button type="button" onClick={() => save(new Blob([csv(rows, trials.metrics)], { type: 'text/csv' }), `${search.id}-trials.csv`)} disabled={rows.length === 0}>Save as CSV</button>
      </div>
      {rows.length === 0 ? <div class="list"><Empty title={trials.rows.length === 0 ? 'No trials yet' : 'None of the trials is like that'} /></div> : (
        <VirtualTable
          label="Trials" columns={columns} rows={rows} rowKey={row => row.number} sort={sort} link={row => address(['searches', search.id, 'trials', row.number])}
          onSort={key => setSort(last => ({ key, isDescending: last.key === key ? !last.isDescending : !['state', 'trainer', 'genotype'].includes(key) }))}
        />
      )}
    </section>
  );
}

function isLike(row: Row, word: string): boolean {
  return String(row.number) === word || row.genotype.includes(word) || (row.trainer?.toLowerCase().includes(word) ?? false) || (row.error?.toLowerCase().includes(word) ?? false);
}

function frontOf(rows: readonly Row[], objectives: readonly Objective[]): Set<Row> {
  const [y, x = { metric: 'parameters', goal: 'minimize' }] = objectives;
  const points = rows.filter(isMeasured).map(row => ({ x: row.metrics[x.metric], y: row.metrics[y.metric], row }));
  return new Set(paretoFront(points, x.goal, y.goal).map(point => point.row));
}

/** Rows by a column, those without a value last, equals by number. */
export function order(rows: readonly Row[], key: string, isDescending: boolean): Row[] {
  const name = key.startsWith('metric:') ? key.slice(7) : null;
  const value = (row: Row): number | string | null | undefined => (name ? row.metrics[name] : (row[key as keyof Row] as number | string | null));
  const sign = isDescending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === right) return a.number - b.number;
    if (left === null || left === undefined) return 1;
    if (right === null || right === undefined) return -1;
    return (left < right ? -1 : 1) * sign;
  });
}

function csv(rows: readonly Row[], metrics: readonly string[]): string {
  const extra = metrics.filter(name => name !== 'parameters' && name !== 'flops');
  const quote = (value: unknown) => { const text = String(value ?? ''); return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
  const head = ['number', 'state', 'epochs', ...extra, 'parameters', 'flops', 'deviceSeconds', 'attempts', 'trainer', 'continuesFrom', 'genotype', 'error'];
  const lines = rows.map(row => [row.number, row.state, row.epochs, ...extra.map(name => row.metrics[name]), row.parameters, row.flops, row.deviceSeconds, row.attempts, row.trainer, row.continuesFrom, row.genotype, row.error]);
  return [head, ...lines].map(line => line.map(quote).join(',')).join('\n') + '\n';
}
