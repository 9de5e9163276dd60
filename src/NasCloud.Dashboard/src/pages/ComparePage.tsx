import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { api } from '../api/client';
import type { Json, Search } from '../api/types';
import { type Axis, bestSoFar } from '../data/bestSoFar';
import { duration, group, metric, metricName, money, tick } from '../data/format';
import { Card, Choice, Empty, ErrorNote, Loading, Segments, StateMark } from '../parts/basics';
import { axis, Chart, expectCharts } from '../parts/Chart';
import { mayChange, usePolling, watch, type Watched } from '../parts/hooks';
import { address, go } from '../parts/router';
import { objectivesOf, winnerOf } from './SearchPage';

export function ComparePage({ ids }: { ids: string[] }) {
  useEffect(() => { document.title = 'Compare – NasCloud'; }, []);
  const { value, error, reload } = usePolling<Watched[]>(
    (signal, last) => Promise.all(ids.map((id, index) => {
      const known = last?.[index];
      return known && !mayChange(known.search) ? known : watch(id, signal);
    })),
    all => (all.some(each => mayChange(each.search)) ? 4000 : null),
    ['compare', ids],
  );
  useEffect(expectCharts, []);
  return (
    <>
      <div class="page-head"><h1>Compare searches</h1></div>
      <Picker ids={ids} />
      <ErrorNote error={error} retry={reload} />
      {ids.length === 0 ? <div class="list"><Empty title="Choose searches to compare">Two or more, here or by their boxes in the list of searches.</Empty></div> : !value && !error ? <Loading what="searches" /> : value && value.length > 0 && (
        <div class="cards">
          <CurveCard all={value} />
          <FiguresCard all={value} />
          <SpecCard all={value} />
        </div>
      )}
    </>
  );
}

function Picker({ ids }: { ids: string[] }) {
  const { value } = usePolling(signal => api.searches(undefined, signal), () => null, ['all']);
  const to = (list: string[]) => address(['compare'], { ids: list.length > 0 ? list.join(',') : undefined });
  const others = (value?.items ?? []).filter(item => item.state && !ids.includes(item.id));
  return (
    <div class="filters">
      {ids.map(id => <button key={id} type="button" class="chip" aria-label={`Leave out ${id}`} onClick={() => go(to(ids.filter(each => each !== id)))}>{id} <span aria-hidden="true">×</span></button>)}
      <label class="choice"><span>Add</span>
        <select value="" onChange={event => { if (event.currentTarget.value) go(to([...ids, event.currentTarget.value])); }}>
          <option value="">a search…</option>
          {others.map(item => <option key={item.id} value={item.id}>{item.name} ({item.id})</option>)}
        </select>
      </label>
    </div>
  );
}

export function CurveCard({ all }: { all: Watched[] }) {
  const [by, setBy] = useState<Axis>('evaluations');
  const names = [...new Set(all.flatMap(each => objectivesOf(each.search).map(objective => objective.metric)))];
  const [name, setName] = useState(names[0]);
  const goal = all.flatMap(each => objectivesOf(each.search)).find(objective => objective.metric === name)?.goal ?? 'maximize';
  const lines = useMemo(() => all.map(each => bestSoFar(each.trials.ended, { metric: name, goal }, by)), [all, name, by]);
  const format = (value: number) => (by === 'evaluations' ? group(value) : duration(value));
  const values = lines.flatMap(line => line.steps.map(step => step.value));
  return (
    <Card wide title={`Best ${metricName(name)} so far`} tools={<>{names.length > 1 && <Choice label="Of" value={name} options={names.map(each => [each, metricName(each)] as const)} onChange={setName} />}<Segments label="Over what" value={by} options={[['evaluations', 'Evaluations'], ['deviceTime', 'Device time'], ['wallClock', 'Clock']]} onChange={setBy} /></>}>
      {values.length === 0 ? <Empty title="None of them has a result yet" /> : (
        <>
          <Chart
            label={`The best ${metricName(name)} so far of ${all.length} searches; the table below has the figures.`} height={380} inputs={[lines]}
            option={shades => ({
              tooltip: { trigger: 'item', formatter: (item: { seriesName: string; data: { value: [number, number] } }) => `${item.seriesName}\n${metric(name, item.data.value[1])} after ${format(item.data.value[0])}` },
              xAxis: axis(shades, { evaluations: 'evaluations', deviceTime: 'device time', wallClock: 'time since creation', money: '' }[by], format, false, { min: 0 }),
              yAxis: axis(shades, metricName(name), tick(name, values), true),
              series: lines.map((line, index) => ({
                type: 'line', name: all[index].search.id, step: 'end', color: shades.series[index % 8], symbol: ['circle', 'rect', 'triangle', 'diamond'][index % 4], symbolSize: 7, lineStyle: { width: 2, type: index >= 8 ? 'dashed' : 'solid' },
                data: line.steps.length === 0 ? [] : [...line.steps.map(step => ({ value: [step.x, step.value] })), { value: [line.end, line.steps[line.steps.length - 1].value], symbol: 'none' }],
              })),
            })}
          />
          <p class="legend">{all.map((each, index) => <span key={each.search.id}><i class={`s${(index % 8) + 1}`} />{each.search.id}</span>)}</p>
        </>
      )}
    </Card>
  );
}

export function FiguresCard({ all }: { all: Watched[] }) {
  const metrics = [...new Set(all.flatMap(each => objectivesOf(each.search).map(objective => objective.metric)))].filter(name => name !== 'parameters' && name !== 'flops');
  const test = (each: Watched) => Object.entries(each.trials.final?.metrics ?? {}).find(([name]) => /^test/.test(name) && /accuracy|rmse|mae/i.test(name));
  const rows: [string, (each: Watched) => ComponentChildren][] = [
    ['State', each => <StateMark state={each.search.state} wish={each.search.wish} />],
    ['Strategy', each => each.search.strategy.name],
    ['Data', each => each.search.dataset?.name ?? 'a table'],
    ...metrics.map<[string, (each: Watched) => ComponentChildren]>(name => [`Best ${metricName(name)}`, each => {
      const steps = bestSoFar(each.trials.ended, objectivesOf(each.search).find(objective => objective.metric === name) ?? { metric: name, goal: 'maximize' }, 'evaluations').steps;
      const last = steps[steps.length - 1];
      return last ? <a href={address(['searches', each.search.id, 'trials', last.row.number])}>{metric(name, last.value)}</a> : '–';
    }]),
    ['Test of the winner', each => { const found = test(each); return found ? `${metric(found[0], found[1])} (${metricName(found[0])})` : '–'; }],
    ['Parameters of the leader', each => metric('parameters', winnerOf(each.search, each.trials)?.parameters)],
    ['Candidates', each => group(each.search.architectures)],
    ['Trials measured', each => group(each.search.done)],
    ['Without a result', each => group(each.search.failed)],
    ['Time', each => duration(each.search.elapsedSeconds)],
    ['Device time', each => duration(each.search.deviceSeconds)],
    ['Cost', each => (each.search.cost ? money(each.search.cost.amount, each.search.cost.currency) : '–')],
  ];
  return (
    <Card wide title="Figures">
      <div class="table-scroll side-by-side" tabIndex={0} role="group" aria-label="Figures">
        <table>
          <thead><tr><th scope="col"><span class="sr">Figure</span></th>{all.map(each => <th key={each.search.id} scope="col"><a href={address(['searches', each.search.id])}>{each.search.id}</a></th>)}</tr></thead>
          <tbody>{rows.map(([title, cell]) => <tr key={title}><th scope="row">{title}</th>{all.map(each => <td key={each.search.id} class="tab">{cell(each)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}

/** Each value of a spec by its path. */
export function flatten(value: Json, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) for (const [key, child] of Object.entries(value)) flatten(child, path ? `${path}.${key}` : key, into);
  else if (value !== null) into.set(path, textOf(value));
  return into;
}

// Of what stands in a list the values alone: the objectives are 'accuracy maximize, parameters minimize'.
function textOf(value: Json): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ') || 'none';
  return value !== null && typeof value === 'object' ? Object.values(value).filter(each => each !== null).map(textOf).join(' ') : String(value);
}

export function SpecCard({ all }: { all: { search: Search }[] }) {
  const [isAll, setAll] = useState(false);
  const specs = all.map(each => flatten(each.search.spec));
  const paths = [...new Set(specs.flatMap(spec => [...spec.keys()]))];
  const isSame = (path: string) => specs.every(spec => spec.get(path) === specs[0].get(path));
  const shown = paths.filter(path => isAll || !isSame(path));
  return (
    <Card wide title="Specs" note={isAll ? 'All that is set; what differs is marked.' : 'What differs.'} tools={<label class="choice"><input type="checkbox" checked={isAll} onChange={() => setAll(!isAll)} /> <span>What is the same, too</span></label>}>
      {shown.length === 0 ? <Empty title="They are all the same" /> : (
        <div class="table-scroll side-by-side" tabIndex={0} role="group" aria-label="Specs">
          <table>
            <thead><tr><th scope="col">Setting</th>{all.map(each => <th key={each.search.id} scope="col">{each.search.id}</th>)}</tr></thead>
            <tbody>{shown.map(path => <tr key={path} class={isAll && !isSame(path) ? 'differs' : ''}><th scope="row" class="mono">{path.split('.').map((part, index) => (index === 0 ? part : <><wbr />.{part}</>))}</th>{specs.map((spec, index) => <td key={index} class="tab">{spec.get(path) ?? '–'}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
