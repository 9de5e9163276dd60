import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Decision } from '../../api/types';
import type { Importance } from '../../data/importance';
import { computeImportance } from '../../data/importanceTask';
import { group, metric, metricName, tick } from '../../data/format';
import { choicesOf, goalOf, isMeasured, type Row } from '../../data/trials';
import { Card, Choice, Empty, ErrorNote, Loading } from '../../parts/basics';
import { Chart } from '../../parts/Chart';
import { useSpace, type Watched } from '../../parts/hooks';
import { objectivesOf } from '../SearchPage';
import { order } from './TrialsTab';
import { Nothing } from './OverviewTab';

const mostBars = 14;
const mostAxes = 10;
const bestLines = 80;
const otherLines = 500;

export function DecisionsTab({ search, trials }: Watched) {
  const objectives = objectivesOf(search);
  const [name, setName] = useState(objectives[0].metric);
  const { value: space, error } = useSpace(search.id);
  const rows = useMemo(() => longest(trials.rows).filter(row => row.metrics[name] !== undefined), [trials, name]);
  const result = useImportance(rows, name, space?.decisions ?? null);
  if (error) return <ErrorNote error={error} />;
  if (!space) return <Loading what="the space" />;
  if (rows.length < 2) return <div class="list"><Nothing /></div>;
  const ranked = space.decisions.map((decision, index) => ({ decision, index, share: result?.shares[index] ?? 0 })).sort((a, b) => b.share - a.share || a.index - b.index);
  const isDown = goalOf(name, objectives) === 'minimize';
  return (
    <div class="cards">
      <ImportanceCard result={result} ranked={ranked} name={name} names={trials.metrics} setName={setName} count={rows.length} />
      <EffectCard rows={rows} ranked={ranked} name={name} />
      <ParallelCard rows={rows} decisions={ranked.slice(0, mostAxes)} total={ranked.length} name={name} isDown={isDown} />
    </div>
  );
}

interface Ranked {
  decision: Decision;
  index: number;
  share: number;
}

// Each candidate once, at the most epochs that it was trained.
function longest(rows: readonly Row[]): Row[] {
  const byGenotype = new Map<string, Row>();
  for (const row of rows) {
    const last = byGenotype.get(row.genotype);
    if (isMeasured(row) && (!last || row.epochs >= last.epochs)) byGenotype.set(row.genotype, row);
  }
  return [...byGenotype.values()];
}

// In a worker: the pages stay fluid. Anew when a tenth more is known.
function useImportance(rows: Row[], name: string, decisions: Decision[] | null): Importance | null {
  const [result, setResult] = useState<Importance | null>(null);
  const step = Math.floor(Math.log(Math.max(rows.length, 1)) / Math.log(1.1));
  useEffect(() => {
    if (!decisions || rows.length < 2) return;
    return computeImportance({ choices: rows.map(row => Int16Array.from(choicesOf(row.genotype))), values: Float64Array.from(rows, row => row.metrics[name]), options: decisions.map(decision => decision.options.length) }, setResult);
  }, [step, name, decisions]);
  return result;
}

function ImportanceCard({ result, ranked, name, names, setName, count }: { result: Importance | null; ranked: Ranked[]; name: string; names: readonly string[]; setName: (name: string) => void; count: number }) {
  const isEnough = result && result.samples >= 20;
  return (
    <Card
      title="Importance of decisions"
      note={!isEnough ? undefined : `How much worse a random forest predicts ${metricName(name)} when a decision is shuffled. It explains ${Math.round(result.explained * 100)} % of the variance of ${group(result.samples)} candidates${result.explained < 0.2 ? ': too little to rely on the shares' : ''}.`}
      tools={<Choice label="Of" value={name} options={names.map(each => [each, metricName(each)] as const)} onChange={setName} />}
    >
      {!result ? <Loading what="importance" /> : !isEnough ? <Empty title="Too few candidates">{count} have a result: 20 are needed for a forest to say anything.</Empty> : (
        <>
          <ul class="shares">
            {ranked.slice(0, mostBars).map(each => (
              <li key={each.index} class="share">
                <span class="name">{each.decision.name}</span>
                <span class="track"><span class="fill" style={{ display: 'block', width: `${(each.share / Math.max(ranked[0].share, 1e-9)) * 100}%` }} /></span>
                <span class="num">{(each.share * 100).toFixed(1)} %</span>
              </li>
            ))}
          </ul>
          {ranked.length > mostBars && <p class="note">{ranked.length - mostBars} more decisions matter less than these.</p>}
        </>
      )}
    </Card>
  );
}

function EffectCard({ rows, ranked, name }: { rows: Row[]; ranked: Ranked[]; name: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const current = ranked.find(each => each.decision.name === chosen) ?? ranked[0];
  const options = useMemo(() => {
    const values = current.decision.options.map(() => [] as number[]);
    for (const row of rows) values[choicesOf(row.genotype)[current.index]]?.push(row.metrics[name]);
    return values.map((all, index) => ({ name: current.decision.options[index], sorted: all.sort((a, b) => a - b) }));
  }, [rows, current.index, name]);
  const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return (
    <Card title={`Options of ${current.decision.name}`} note={`The ${metricName(name)} of candidates with each option, whatever their other choices are.`} tools={<Choice label="Decision" value={current.decision.name} options={[...ranked].sort((a, b) => a.index - b.index).map(each => [each.decision.name, each.decision.name] as const)} onChange={setChosen} />}>
      <div class="table-scroll" tabIndex={0} role="group" aria-label={`Options of ${current.decision.name}`}>
        <table>
          <thead><tr><th scope="col">Option</th><th scope="col" class="num">Candidates</th><th scope="col" class="num">Lower quarter</th><th scope="col" class="num">Median</th><th scope="col" class="num">Upper quarter</th></tr></thead>
          <tbody>{options.map(option => <tr key={option.name}><th scope="row">{option.name}</th><td class="num">{group(option.sorted.length)}</td>{[0.25, 0.5, 0.75].map(share => <td key={share} class="num">{option.sorted.length > 0 ? metric(name, at(option.sorted, share)) : '–'}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}

function ParallelCard({ rows, decisions, total, name, isDown }: { rows: Row[]; decisions: Ranked[]; total: number; name: string; isDown: boolean }) {
  const shown = useMemo(() => {
    const sorted = order(rows, `metric:${name}`, !isDown);
    const rest = sorted.slice(bestLines);
    const every = Math.max(1, Math.ceil(rest.length / otherLines));
    return [...sorted.slice(0, bestLines), ...rest.filter((_, index) => index % every === 0)];
  }, [rows, name, isDown]);
  const [low, high] = useMemo(() => { const values = shown.map(row => row.metrics[name]).sort((a, b) => a - b); return [values[Math.floor(values.length * 0.05)], values[values.length - 1]]; }, [shown, name]);
  return (
    <Card wide title="Parallel coordinates" note={`A line a candidate, the best in blue. Drag along an axis to keep those that pass there; click the axis to let go.${shown.length < rows.length ? ` The best ${group(Math.min(bestLines, shown.length))} of ${group(rows.length)} are drawn, and an even share of the others.` : ''}${total > decisions.length ? ` The ${decisions.length} decisions that matter most of ${total}.` : ''}`}>
      <div class="table-scroll roomy" tabIndex={0} role="group" aria-label="Parallel coordinates"><Chart
        label={`Parallel coordinates of ${shown.length} candidates over ${decisions.length} decisions and ${metricName(name)}.`}
        height={400}
        isParallel
        inputs={[shown, name, decisions.map(each => each.index).join()]}
        option={shades => ({
          tooltip: { show: false },
          visualMap: { show: false, dimension: decisions.length, min: isDown ? low : low, max: high, inRange: { color: isDown ? [shades.series[0], shades.quiet, shades.line] : [shades.line, shades.quiet, shades.series[0]], opacity: isDown ? [0.7, 0.16, 0.1] : [0.1, 0.16, 0.7] } },
          parallel: { left: 60, right: 90, top: 40, bottom: 16, parallelAxisDefault: { nameLocation: 'end', nameGap: 16, nameTextStyle: { color: shades.text, fontSize: 12 }, axisLine: { lineStyle: { color: shades.quiet } }, axisTick: { show: false }, axisLabel: { color: shades.text, fontSize: 11.5, textBorderColor: shades.card, textBorderWidth: 4 }, areaSelectStyle: { width: 16, color: shades.accent, borderColor: shades.accent, opacity: 0.25 } } },
          parallelAxis: [
            ...decisions.map((each, dim) => ({ dim, name: short(each.decision.name), type: 'category', data: ['inactive', ...each.decision.options].slice(shown.some(row => choicesOf(row.genotype)[each.index] < 0) ? 0 : 1) })),
            { dim: decisions.length, name: metricName(name), type: 'value', scale: true, inverse: isDown, axisLabel: { formatter: tick(name, shown.map(row => row.metrics[name])) } },
          ],
          series: [{ type: 'parallel', smooth: 0.15, lineStyle: { width: 1.2, opacity: 0.5 }, progressive: 0, inactiveOpacity: 0.02, activeOpacity: 0.7, data: [...shown].reverse().map(row => { const choices = choicesOf(row.genotype); return [...decisions.map(each => (choices[each.index] < 0 ? 'inactive' : each.decision.options[choices[each.index]])), row.metrics[name]]; }) }],
        })}
      /></div>
    </Card>
  );
}

const short = (name: string) => (name.length > 18 ? `…${name.slice(-17)}` : name);
