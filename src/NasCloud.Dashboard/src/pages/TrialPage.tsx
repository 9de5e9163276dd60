import { useEffect, useState } from 'preact/hooks';
import { api, ApiError } from '../api/client';
import type { CurvePoint, Decision, TrialDetail } from '../api/types';
import { duration, epochsText, group, metric, metricName, metricTitle, moment, tick } from '../data/format';
import { choicesOf } from '../data/trials';
import { Card, Choice, Empty, ErrorNote, Figure, Loading, StateMark } from '../parts/basics';
import { axis, Chart } from '../parts/Chart';
import { Deferred } from '../parts/Deferred';
import { usePolling, useSearch, useSpace, type Watched } from '../parts/hooks';
import { NetworkGraph } from '../parts/NetworkGraph';
import { address } from '../parts/router';
import { save } from '../parts/save';
import { LineageList } from './search/OverviewTab';
import { objectivesOf } from './SearchPage';

const kinds = { search: 'Trial', final: 'Final training', supernet: 'Supernet' };

export function TrialPage({ id, number }: { id: string; number: number }) {
  const { value: detail, error, reload } = usePolling(signal => api.trial(id, number, signal), each => (each.score ? null : 2500), ['trial', id, number]);
  const { value: watched } = useSearch(id);
  useEffect(() => { document.title = `Trial ${number} of ${watched?.search.name ?? id} – NasCloud`; }, [watched?.search.name]);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="crumbs">
            <a href={address(['searches'])}>Searches</a><span aria-hidden="true">/</span>
            <a href={address(['searches', id])}>{watched?.search.name ?? id}</a><span aria-hidden="true">/</span>
            <a href={address(['searches', id, 'trials'])}>Trials</a>
          </p>
          <div class="title-line">
            <h1>{detail ? `${kinds[detail.trial.kind]} ${number}` : `Trial ${number}`}</h1>
            {detail && <StateMark state={detail.score?.outcome ?? 'open'} />}
          </div>
          {detail && <p class="under">{detail.trial.epochs > 0 ? epochsText(detail.trial.epochs) : 'Screened only'}{detail.score?.trainer && `, by ${detail.score.trainer}`}{detail.score && `, ended ${moment(detail.score.finishedAt)}`}.</p>}
        </div>
        <div class="buttons end">
          {detail && watched && <ModelButton detail={detail} watched={watched} />}
          {number > 1 && <a class="button" href={address(['searches', id, 'trials', number - 1])}>Previous</a>}
          {(!watched || watched.trials.find(number + 1)) && <a class="button" href={address(['searches', id, 'trials', number + 1])}>Next</a>}
        </div>
      </div>
      <ErrorNote error={error} retry={reload} />
      {!detail && !error && <Loading what="the trial" />}
      {detail && <Body id={id} detail={detail} watched={watched} />}
    </>
  );
}

// The winner alone is exported: other trials leave no weights behind.
function ModelButton({ detail, watched: { search } }: { detail: TrialDetail; watched: Watched }) {
  const [error, setError] = useState<ApiError | null>(null);
  const isWinner = detail.trial.kind === 'final' && detail.score?.outcome === 'succeeded' && search.state === 'completed';
  if (!isWinner) return null;
  const run = async () => {
    try { save(await api.model(search.id), `${search.id}.zip`); } catch (fault) { setError(fault instanceof ApiError ? fault : new ApiError(0, null)); }
  };
  return <>{error && <span class="state bad" role="alert">{error.message}</span>}<button type="button" class="primary" onClick={run}>Download ONNX</button></>;
}

function Body({ id, detail, watched }: { id: string; detail: TrialDetail; watched: Watched | null }) {
  const { trial, score } = detail;
  const { value: space } = useSpace(id);
  const row = watched?.trials.find(trial.number);
  const metrics = Object.entries(score?.metrics ?? {}).filter(([name]) => name !== 'parameters' && name !== 'flops');
  return (
    <>
      {score?.error && <div class="banner bad" role="alert"><div><strong>It has no result</strong><p>{score.error}</p></div></div>}
      <dl class="figures small">
        {metrics.map(([name, value]) => <Figure key={name} label={metricTitle(name)}>{metric(name, value)}</Figure>)}
        <Figure label="Parameters"><span title={group(trial.parameters)}>{metric('parameters', trial.parameters)}</span></Figure>
        <Figure label="FLOPs a sample"><span title={group(trial.flops)}>{metric('flops', trial.flops)}</span></Figure>
        <Figure label="Device time" note={score && score.attempts > 1 ? `in ${score.attempts} attempts` : undefined}>{score ? duration(score.deviceSeconds) : '–'}</Figure>
      </dl>
      <div class="pair after">
        <Card title="Network" note={`${detail.architecture.nodes.length} nodes, as it is trained: each with its shape and what it costs. A blue line is its share of the FLOPs.`}>
          <NetworkGraph trial={detail} label={`The network of trial ${trial.number}: ${detail.architecture.nodes.length} nodes, ${group(trial.parameters)} parameters. The table below lists the nodes.`} />
        </Card>
        <div class="stack">
          <div class="card">
            <CurvePart detail={detail} />
          </div>
          {space && <ChoicesCard decisions={space.decisions} genotype={trial.genotype} />}
          {row && watched && trial.kind === 'search' && <Card title="Lineage" note="Filled marks are what the search kept; open ones the candidate most alike of those before."><LineageList search={watched.search} trials={watched.trials} objective={objectivesOf(watched.search)[0]} start={row} /></Card>}
          <AttemptsCard detail={detail} />
        </div>
        <Deferred height={180}>{() => <LogCard id={id} detail={detail} />}</Deferred>
        <NodesCard detail={detail} />
      </div>
    </>
  );
}

function CurvePart({ detail: { curve, trial } }: { detail: TrialDetail }) {
  const names = [...new Set(curve.flatMap(point => Object.keys(point.metrics)))].sort();
  const [name, setName] = useState('');
  const shown = names.includes(name) || name === 'trainingLoss' ? name : names[0] ?? 'trainingLoss';
  const valueOf = (point: CurvePoint) => (shown === 'trainingLoss' ? point.trainingLoss : point.metrics[shown]);
  return (
    <section aria-label="Learning curve">
      <header class="card-head">
        <div><h2>Learning curve</h2>{curve.length > 0 && <p class="note">{epochsText(curve.length)}, {duration(curve.reduce((sum, point) => sum + point.seconds, 0))} of training</p>}</div>
        {curve.length > 0 && <div class="tools"><Choice label="Show" value={shown} options={[...names.map(each => [each, metricName(each)] as const), ['trainingLoss', 'training loss'] as const]} onChange={setName} /></div>}
      </header>
      {curve.length === 0 ? <Empty title="No curve">No epoch was trained, or its score was looked up in a table.</Empty> : (
        <>
          <Chart label={`The learning curve of trial ${trial.number}: ${metricName(shown)} over ${curve.length} epochs.`} height={270} inputs={[curve, shown]}
            option={shades => ({
              tooltip: { trigger: 'axis', formatter: (items: { data: number[] }[]) => `Epoch ${items[0].data[0]}\n${metricName(shown)} ${metric(shown, items[0].data[1])}` },
              xAxis: axis(shades, 'epochs', String, false, { minInterval: 1, min: 0 }),
              yAxis: axis(shades, metricName(shown), tick(shown, curve.map(valueOf)), true),
              series: [{ type: 'line', symbol: 'circle', symbolSize: curve.length > 40 ? 3 : 6, data: curve.map(point => [point.epoch, valueOf(point)]) }],
            })} />
          <details>
            <summary>As a table</summary>
            <div class="table-scroll tall" tabIndex={0} role="group" aria-label="Epochs">
              <table>
                <thead><tr><th scope="col" class="num">Epoch</th><th scope="col" class="num">training loss</th>{names.map(each => <th key={each} scope="col" class="num">{metricName(each)}</th>)}<th scope="col" class="num">learning rate</th><th scope="col" class="num">time</th></tr></thead>
                <tbody>{curve.map(point => <tr key={point.epoch}><td class="num">{point.epoch}</td><td class="num">{point.trainingLoss.toFixed(4)}</td>{names.map(each => <td key={each} class="num">{metric(each, point.metrics[each])}</td>)}<td class="num">{point.learningRate.toPrecision(3)}</td><td class="num">{duration(point.seconds)}</td></tr>)}</tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  );
}

export function ChoicesCard({ decisions, genotype }: { decisions: Decision[]; genotype: string }) {
  const choices = choicesOf(genotype);
  const active = decisions.map((decision, index) => ({ decision, choice: choices[index] })).filter(each => each.choice >= 0);
  return (
    <Card title="Choices" note={<><span class="mono">{genotype}</span>{active.length < decisions.length && `; ${decisions.length - active.length} decisions don't matter to it`}</>}>
      <div class="table-scroll tall" tabIndex={0} role="group" aria-label="Choices">
        <table>
          <thead><tr><th scope="col">Decision</th><th scope="col">Choice</th><th scope="col">Of</th></tr></thead>
          <tbody>{active.map(({ decision, choice }) => <tr key={decision.name}><th scope="row">{decision.name}</th><td class="keep">{decision.options[choice] ?? choice}</td><td class="note">{decision.options.join(', ')}</td></tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}

function AttemptsCard({ detail: { attempts, score } }: { detail: TrialDetail }) {
  return (
    <Card title="Attempts" note={score && score.attempts > 1 ? `It took ${score.attempts}.` : undefined}>
      {attempts.length === 0 ? <Empty title="No attempts are kept">{score ? 'Its score was looked up, or a trainer in the same process made it.' : 'No trainer has taken it yet.'}</Empty> : (
        <ol class="rows">
          {attempts.map((attempt, index) => (
            <li key={attempt.startedAt}>
              <strong>{index + 1}. {attempt.trainer}</strong> <span class="note">{moment(attempt.startedAt)}, from epoch {attempt.fromEpoch}{attempt.seconds !== undefined && `, ${duration(attempt.seconds)}`}</span>
              <p>{attempt.error ?? (attempt.givenBack ? 'Given back: the trainer was asked to stop.' : attempt.seconds !== undefined ? 'Ended in order.' : index < attempts.length - 1 ? 'The trainer was lost.' : score ? 'Gave the result.' : 'Runs.')}</p>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function LogCard({ id, detail: { trial, score } }: { id: string; detail: TrialDetail }) {
  const { value, error } = usePolling(signal => api.log(id, trial.number, signal), () => (score ? null : 5000), ['log', id, trial.number, score !== undefined]);
  // Scores that were looked up come without words.
  if (score && value?.attempts.length === 0) return null;
  const text = value?.attempts.map(each => each.text).join('\n') ?? '';
  return (
    <Card wide title="Log" note={text ? 'What trainers told of it, newest last; times are in UTC.' : undefined} tools={text && <button type="button" onClick={() => save(new Blob([text], { type: 'text/plain' }), `${id}-trial-${trial.number}.log`)}>Save</button>}>
      <ErrorNote error={error} />
      {!value && !error ? <Loading what="the log" /> : value && value.attempts.length === 0 ? <Empty title="No log yet">Trainers write every few seconds what they do.</Empty> : value?.attempts.map(each => (
        <pre key={each.attempt} class="code log" tabIndex={0} aria-label={`Log of attempt ${each.attempt}`} role="group">{each.text}</pre>
      ))}
    </Card>
  );
}

export function NodesCard({ detail }: { detail: TrialDetail }) {
  const operations = new Map(detail.architecture.nodes.map(node => [node.name, node]));
  return (
    <Card wide title="Nodes">
      <div class="table-scroll tall" tabIndex={0} role="group" aria-label="Nodes">
        <table>
          <thead><tr><th scope="col">Node</th><th scope="col">Operation</th><th scope="col">Reads</th><th scope="col" class="num">Shape</th><th scope="col" class="num">Parameters</th><th scope="col" class="num">FLOPs</th></tr></thead>
          <tbody>{detail.nodes.map(node => <tr key={node.name}><th scope="row" class="mono">{node.name}</th><td class="keep">{operations.get(node.name)?.operation.type}</td><td class="mono">{operations.get(node.name)?.inputs.join(', ')}</td><td class="num">{node.shape.join('×')}</td><td class="num">{group(node.parameters)}</td><td class="num">{group(node.flops)}</td></tr>)}</tbody>
        </table>
      </div>
    </Card>
  );
}
