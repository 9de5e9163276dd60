import { useMemo, useState } from 'preact/hooks';
import { type Axis, bestSoFar } from '../../data/bestSoFar';
import { causes } from '../../data/failures';
import { duration, epochsText, group, metric, metricName, metricTitle, money, tick } from '../../data/format';
import { lineage } from '../../data/lineage';
import { paretoFront } from '../../data/pareto';
import { rungs } from '../../data/rungs';
import { choicesOf, goalOf, isMeasured, type Objective, type Row } from '../../data/trials';
import { Card, Choice, Empty, Segments, stateWord } from '../../parts/basics';
import { axis, Chart } from '../../parts/Chart';
import { Deferred } from '../../parts/Deferred';
import { useSpace, type Watched } from '../../parts/hooks';
import { address, go } from '../../parts/router';
import { objectivesOf, winnerOf } from '../SearchPage';

export function OverviewTab({ search, trials }: Watched) {
  const objectives = objectivesOf(search);
  const hasRungs = new Set(trials.rows.map(row => row.epochs)).size > 1;
  return (
    <div class="cards">
      <BestCard search={search} trials={trials} objective={objectives[0]} />
      <ScatterCard search={search} trials={trials} objectives={objectives} />
      {hasRungs && <Deferred height={260}>{() => <RungsCard search={search} trials={trials} objective={objectives[0]} />}</Deferred>}
      <Deferred height={420}>{() => <LineageCard search={search} trials={trials} objective={objectives[0]} />}</Deferred>
      <Deferred height={260}>{() => <FailuresCard search={search} trials={trials} />}</Deferred>
    </div>
  );
}

interface Props extends Watched {
  objective: Objective;
}

function BestCard({ search, trials, objective }: Props) {
  const [by, setBy] = useState<Axis>('evaluations');
  const price = search.cost && search.deviceSeconds > 0 ? search.cost.amount / search.deviceSeconds : 0;
  const options: [Axis, string][] = [['evaluations', 'Evaluations'], ['deviceTime', 'Device time'], ['wallClock', 'Clock']];
  if (price > 0) options.push(['money', 'Money']);
  const { steps, end } = useMemo(() => bestSoFar(trials.ended, objective, by, price), [trials, by, price]);
  const format = (value: number) => (by === 'evaluations' ? group(value) : by === 'money' ? money(value, search.cost!.currency) : duration(value));
  const last = steps[steps.length - 1];
  return (
    <Card title={`Best ${metricName(objective.metric)} so far`} note={last && `${metric(objective.metric, last.value)} by trial ${last.row.number}, after ${steps.length} improvements`} tools={<Segments label="Over what" value={by} options={options} onChange={setBy} />}>
      {steps.length === 0 ? <Nothing /> : (
        <Chart
          label={`The best ${metricName(objective.metric)} rose in ${steps.length} steps to ${metric(objective.metric, last.value)}.`}
          inputs={[trials, by]}
          onPick={data => { const row = (data as { row?: number }).row; if (row) go(address(['searches', search.id, 'trials', row])); }}
          option={shades => ({
            tooltip: { trigger: 'item', formatter: (item: { data: { row?: number; value: [number, number] } }) => `${item.data.row ? `Trial ${item.data.row}` : 'Now'}\n${metric(objective.metric, item.data.value[1])} after ${format(item.data.value[0])}` },
            xAxis: axis(shades, { evaluations: 'evaluations', deviceTime: 'device time', wallClock: 'time since creation', money: 'spent' }[by], format, false, { min: 0, max: end }),
            yAxis: axis(shades, metricName(objective.metric), tick(objective.metric, steps.map(step => step.value)), true),
            series: [{ type: 'line', step: 'end', symbolSize: 7, symbol: 'circle', lineStyle: { width: 2 }, data: [...steps.map(step => ({ value: [step.x, step.value], row: step.row.number })), { value: [end, last.value], symbol: 'none' }] }],
          })}
        />
      )}
    </Card>
  );
}

function ScatterCard({ search, trials, objectives }: Watched & { objectives: Objective[] }) {
  const other = objectives[1]?.metric ?? (objectives[0].metric === 'parameters' ? 'flops' : 'parameters');
  const [x, setX] = useState(other);
  const [y, setY] = useState(objectives[0].metric);
  const [xGoal, yGoal] = [goalOf(x, objectives), goalOf(y, objectives)];
  const { points, front, flat } = useMemo(() => {
    const all = trials.rows.filter(row => isMeasured(row) && row.metrics[x] !== undefined && row.metrics[y] !== undefined).map(row => ({ x: row.metrics[x], y: row.metrics[y], row }));
    // As one run of numbers, which the library neither copies nor looks through.
    return { points: all, front: paretoFront(all, xGoal, yGoal), flat: Float64Array.from(all.flatMap(point => [point.x, point.y, point.row.number])) };
  }, [trials, x, y]);
  const names = [...new Set([y, x, ...trials.metrics])].map(name => [name, metricName(name)] as const);
  return (
    <Card
      title={`${metricTitle(y)} against ${metricName(x)}`}
      note={points.length > 0 && `${group(front.length)} of ${group(points.length)} trials are on the Pareto front`}
      tools={<><Choice label="Across" value={x} options={names} onChange={setX} /><Choice label="Up" value={y} options={names} onChange={setY} /></>}
    >
      {points.length === 0 ? <Nothing /> : (
        <>
          <Chart
            label={`A scatter of ${points.length} trials, ${metricName(x)} across and ${metricName(y)} up; ${front.length} are on the Pareto front. The table of trials has the same values.`}
            inputs={[trials, x, y]}
            height={298}
            onPick={data => { const row = (data as number[])[2]; if (row) go(address(['searches', search.id, 'trials', row])); }}
            option={shades => ({
              tooltip: { trigger: 'item', formatter: (item: { data: number[] }) => `Trial ${item.data[2]}\n${metricName(y)} ${metric(y, item.data[1])}\n${metricName(x)} ${metric(x, item.data[0])}` },
              xAxis: axis(shades, metricName(x), tick(x, points.map(point => point.x))),
              yAxis: axis(shades, metricName(y), tick(y, points.map(point => point.y)), true),
              series: [
                { type: 'scatter', large: points.length > 2000, symbolSize: points.length > 2000 ? 3.5 : points.length > 300 ? 5 : 7, itemStyle: { opacity: points.length > 2000 ? 0.35 : 0.55, color: shades.series[0] }, dimensions: ['x', 'y', 'number'], data: flat },
                { type: 'line', step: xGoal === 'minimize' ? 'end' : 'start', symbol: 'circle', symbolSize: 8, z: 5, lineStyle: { width: 1.6, color: shades.series[1] }, itemStyle: { color: shades.card, borderColor: shades.series[1], borderWidth: 2 }, data: front.map(point => [point.x, point.y, point.row.number]) },
              ],
            })}
          />
          <p class="legend"><span><i class="s1" />trial</span><span><i class="ring" />Pareto front ({goalWord(yGoal)} {metricName(y)}, {goalWord(xGoal)} {metricName(x)})</span></p>
        </>
      )}
    </Card>
  );
}

function RungsCard({ search, trials, objective }: Props) {
  const all = useMemo(() => rungs(trials.rows, objective), [trials]);
  const most = Math.max(...all.map(rung => rung.trials));
  return (
    <Card title="Rungs" note="Candidates begin with few epochs; the best of each rung go on to more.">
      <div class="table-scroll" tabIndex={0} role="group" aria-label="Rungs">
        <table>
          <thead><tr><th scope="col">Epochs</th><th scope="col">Trials</th><th scope="col" class="num">Went on</th><th scope="col" class="num">Open</th><th scope="col" class="num">Best {metricName(objective.metric)}</th></tr></thead>
          <tbody>
            {all.map(rung => (
              <tr key={rung.epochs}>
                <th scope="row">{rung.epochs === 0 ? 'screened' : rung.epochs}</th>
                <td><div class="meter"><span class="num">{group(rung.trials)}</span><progress max={most} value={rung.trials} aria-label={`${rung.trials} trials`} /></div></td>
                <td class="num">{rung.promoted > 0 ? `${group(rung.promoted)} (${Math.round((rung.promoted / Math.max(1, rung.trials)) * 100)} %)` : '–'}</td>
                <td class="num">{group(rung.open)}</td>
                <td class="num">{rung.best ? <a href={address(['searches', search.id, 'trials', rung.best.number])}>{metric(objective.metric, rung.best.metrics[objective.metric])}</a> : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

export function LineageList({ search, trials, objective, start }: Props & { start: Row }) {
  const { value: space } = useSpace(search.id);
  const line = useMemo(() => lineage(trials.rows, start), [trials, start]);
  const words = { self: '', continued: 'goes on with its training', inherited: 'gave its weights to it', nearest: 'the candidate most alike before it' };
  return (
    <ol class="lineage">
      {line.map((ancestor, index) => {
        const change = ancestor.relation !== 'self' && ancestor.changed.map(decision => changeText(decision, ancestor.row, line[index - 1].row, space?.decisions));
        return (
          <li key={ancestor.row.number} class={ancestor.relation}>
            <a href={address(['searches', search.id, 'trials', ancestor.row.number])}>Trial {ancestor.row.number}</a>{' '}
            <span class="num">{metric(objective.metric, ancestor.row.metrics[objective.metric])}</span>{' '}
            <span class="note">{epochsText(ancestor.row.epochs)}{words[ancestor.relation] && `, ${ancestor.relation === 'continued' ? 'whose training was gone on with' : words[ancestor.relation]}`}</span>
            {change && change.length > 0 && <span class="change">then {change.slice(0, 4).join('; ')}{change.length > 4 && ` and ${change.length - 4} more`}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function changeText(decision: number, before: Row, after: Row, decisions?: { name: string; options: string[] }[]): string {
  const known = decisions?.[decision];
  const word = (row: Row) => { const choice = choicesOf(row.genotype)[decision]; return choice < 0 ? 'none' : known?.options[choice] ?? `option ${choice}`; };
  return `${known?.name ?? `decision ${decision + 1}`}: ${word(before)} → ${word(after)}`;
}

function LineageCard(props: Props) {
  const { search, trials } = props;
  const winner = winnerOf(search, trials);
  return (
    <Card title={search.state === 'completed' ? "The winner's lineage" : "The best one's lineage"} note="From the trial itself back to where its idea came from. Where a strategy does not say what it changed, the candidate most alike stands there, with an open mark.">
      {winner ? <LineageList {...props} start={winner} /> : <Nothing />}
    </Card>
  );
}

function FailuresCard({ search, trials }: Watched) {
  const groups = useMemo(() => causes(trials.rows), [trials]);
  const most = 6;
  return (
    <Card title="Trials without a result" note={groups.length > 0 ? 'Grouped by cause; numbers and names in the message may differ.' : undefined}>
      {groups.length === 0 ? <Empty title="None">Every trial that ended has a result.</Empty> : (
        <ul class="rows">
          {groups.slice(0, most).map(cause => (
            <li key={cause.state + cause.text} class="cause">
              <span class="many num">{group(cause.rows.length)}</span>
              <div>
                <p>{cause.text || stateWord(cause.state)}</p>
                <p class="links"><span class="note">{stateWord(cause.state)}</span>{cause.rows.slice(0, 5).map(row => <a key={row.number} href={address(['searches', search.id, 'trials', row.number])}>trial {row.number}</a>)}{cause.rows.length > 5 && <a href={address(['searches', search.id, 'trials'], { state: cause.state })}>all {stateWord(cause.state)}</a>}</p>
              </div>
            </li>
          ))}
          {groups.length > most && <li class="note">{groups.length - most} rarer causes are not shown: the table of trials has all.</li>}
        </ul>
      )}
    </Card>
  );
}

export function Nothing() {
  return <Empty title="Nothing to show yet">The first trials with a result appear here by themselves.</Empty>;
}

const goalWord = (goal: string) => (goal === 'maximize' ? 'more' : 'less');
