import { useMemo, useState } from 'preact/hooks';
import { api } from '../../api/client';
import type { CurvePoint } from '../../api/types';
import { metric, metricName, tick } from '../../data/format';
import { isMeasured } from '../../data/trials';
import { Card, Choice, Empty, ErrorNote, Loading } from '../../parts/basics';
import { axis, Chart } from '../../parts/Chart';
import { mayChange, usePolling, type Watched } from '../../parts/hooks';
import { address } from '../../parts/router';
import { order } from './TrialsTab';
import { objectivesOf } from '../SearchPage';

const mostBest = 6;
const mostCurves = 16;

/** @param known Where no others can be had: the trials whose curves are shown. */
export function CurvesTab({ search, trials, known }: Watched & { known?: number[] }) {
  const [objective] = objectivesOf(search);
  const [added, setAdded] = useState<number[]>([]);
  const [hidden, setHidden] = useState<number[]>([]);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const automatic = useMemo(() => {
    if (known) return known;
    const best = order(trials.rows.filter(isMeasured), `metric:${objective.metric}`, objective.goal === 'maximize').slice(0, mostBest);
    const running = trials.rows.filter(row => row.state === 'open').slice(0, mostBest);
    return [...new Set([...(trials.final ? [trials.final] : []), ...running, ...best].map(row => row.number))];
  }, [trials]);
  const numbers = [...new Set([...added, ...automatic])].slice(0, mostCurves);
  const { value, error } = usePolling(signal => (numbers.length > 0 ? api.curves(search.id, numbers, signal) : Promise.resolve({ items: [] })), () => (mayChange(search) ? 3000 : null), ['curves', search.id, numbers]);
  const items = (value?.items ?? []).filter(item => item.curve.length > 0);
  const names = [...new Set(items.flatMap(item => item.curve.flatMap(point => Object.keys(point.metrics))))].sort();
  const shown = names.includes(name) || name === 'trainingLoss' ? name : names.includes(objective.metric) ? objective.metric : names[0] ?? 'trainingLoss';
  const valueOf = (point: CurvePoint) => (shown === 'trainingLoss' ? point.trainingLoss : point.metrics[shown]);
  // Epochs of the final training may lack what those of the search's trials have.
  const drawn = (curve: CurvePoint[]) => curve.filter(point => valueOf(point) !== undefined);
  const add = (event: Event) => {
    event.preventDefault();
    const number = Number(text);
    if (trials.find(number)) { setAdded(list => [number, ...list.filter(each => each !== number)]); setText(''); }
  };
  return (
    <div class="cards">
      <Card
        wide
        title="Learning curves"
        note={known ? 'Of the final training, of what ran and of the best.' : 'Of the final training, of what runs now and of the best; add any other by its number.'}
        tools={
          <>
            <Choice label="Show" value={shown} options={[...names.map(each => [each, metricName(each)] as const), ['trainingLoss', 'training loss'] as const]} onChange={setName} />
            {!known && <form onSubmit={add} class="buttons"><input inputMode="numeric" size={7} aria-label="Number of a trial to add" placeholder="Trial" value={text} onInput={event => setText(event.currentTarget.value)} /><button type="submit">Add</button></form>}
          </>
        }
      >
        <ErrorNote error={error} />
        {!value && !error ? <Loading what="curves" /> : items.length === 0 ? (
          <Empty title="No curves">{search.dataset ? 'The first epoch of a trial draws the first point.' : 'Scores were looked up in a table: nothing was trained.'}</Empty>
        ) : (
          <>
            <Chart
              label={`Learning curves of ${items.length} trials, ${metricName(shown)} over epochs.`}
              height={430}
              inputs={[items, shown, hidden]}
              option={shades => ({
                tooltip: { trigger: 'item', formatter: (item: { seriesName: string; data: number[] }) => `${item.seriesName}\nepoch ${item.data[0]}: ${metric(shown, item.data[1])}` },
                xAxis: axis(shades, 'epochs', String, false, { minInterval: 1, min: 0 }),
                yAxis: axis(shades, metricName(shown), tick(shown, items.flatMap(item => drawn(item.curve).map(valueOf))), true),
                series: items.flatMap((item, place) => hidden.includes(item.trial) ? [] : [{
                  type: 'line', name: title(item.trial, trials.final?.number), color: shades.series[place % 8], symbol: 'circle', symbolSize: item.curve.length > 40 ? 3 : 6, lineStyle: { width: item.trial === trials.final?.number ? 3 : 1.7, type: place >= 8 ? 'dashed' : 'solid' },
                  data: drawn(item.curve).map(point => [point.epoch, valueOf(point)]),
                }]),
              })}
            />
            <div class="chips">
              {items.map((item, place) => (
                <button key={item.trial} type="button" class="chip" aria-pressed={!hidden.includes(item.trial)} onClick={() => setHidden(list => list.includes(item.trial) ? list.filter(each => each !== item.trial) : [...list, item.trial])}>
                  <i class={hidden.includes(item.trial) ? '' : `s${(place % 8) + 1}`} />
                  {title(item.trial, trials.final?.number)} <span class="num note">{metric(shown, valueOf(item.curve[item.curve.length - 1]))}</span>
                </button>
              ))}
            </div>
            <p class="links note">Open: {items.map(item => <a key={item.trial} href={address(['searches', search.id, 'trials', item.trial])}>trial {item.trial}</a>)}</p>
          </>
        )}
      </Card>
    </div>
  );
}

const title = (number: number, final: number | undefined) => (number === final ? `Final (${number})` : number === 0 ? 'Supernet' : `Trial ${number}`);
