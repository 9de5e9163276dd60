import { useMemo } from 'preact/hooks';
import { duration, group, metric, metricTitle } from '../data/format';
import { Card, Figure } from '../parts/basics';
import { NetworkGraph } from '../parts/NetworkGraph';
import { ChoicesCard, NodesCard } from '../pages/TrialPage';
import type { Models, Part } from './data';

// More fill sheets without telling anything.
const mostOnPaper = 100;

export function WinnerCards({ part }: { part: Part }) {
  const detail = part.detail!;
  const { trial, score } = detail;
  const metrics = Object.entries(score?.metrics ?? {}).filter(([name]) => name !== 'parameters' && name !== 'flops');
  const nodes = detail.architecture.nodes.length;
  return (
    <>
      <dl class="figures small">
        {metrics.map(([name, value]) => <Figure key={name} label={metricTitle(name)}>{/seconds$/i.test(name) ? duration(value) : metric(name, value)}</Figure>)}
        <Figure label="Parameters">{group(trial.parameters)}</Figure>
        <Figure label="FLOPs a sample">{metric('flops', trial.flops)}</Figure>
        <Figure label="Epochs">{trial.epochs}</Figure>
      </dl>
      {nodes > mostOnPaper && <p class="only-print after">The drawing and the table of its {nodes} nodes are on the page on a screen.</p>}
      <div class={nodes > mostOnPaper ? 'pair after large' : 'pair after'}>
        <Card title="Network" note={`${nodes} nodes, as it is trained: each with its shape and what it costs. A blue line is its share of the FLOPs.`}>
          <NetworkGraph trial={detail} label={`The winner's network: ${nodes} nodes, ${group(trial.parameters)} parameters. The table of nodes below lists them.`} />
        </Card>
        <div class="stack">
          {part.models && part.models.models.length > 0 && <ModelsCard models={part.models} />}
          <ChoicesCard decisions={part.space.decisions} genotype={trial.genotype} />
        </div>
        {part.card && <ModelCardCard text={part.card} />}
        <NodesCard detail={detail} />
      </div>
    </>
  );
}

function ModelsCard({ models: { models, compression } }: { models: Models }) {
  const isNumber = models.some(model => model.testRmse !== undefined);
  return (
    <Card title="Models" note="Measured in ONNX Runtime; the latency of one sample on one thread of the machine that trained it.">
      <div class="table-scroll" tabIndex={0} role="group" aria-label="Models">
        <table>
          <thead><tr><th scope="col">Model</th><th scope="col" class="num">Test {isNumber ? 'RMSE' : 'accuracy'}</th><th scope="col" class="num">Size</th><th scope="col" class="num">Latency</th></tr></thead>
          <tbody>
            {models.map(model => (
              <tr key={model.file}>
                <th scope="row">{model.name}<br /><code class="note">{model.file}</code></th>
                <td class="num">{isNumber ? metric('testRmse', model.testRmse) : metric('testAccuracy', model.testAccuracy)}</td>
                <td class="num">{bytes(model.bytes)}</td>
                <td class="num">{model.latencyMilliseconds === undefined ? '–' : `${model.latencyMilliseconds.toPrecision(3)} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {compression && (
        <>
          <p class="note after">Compression: what lost more than {(compression.largestLoss * 100).toPrecision(2)} % of accuracy was undone, by {group(compression.samples)} {compression.areHeldOut ? 'validation' : 'training'} samples.</p>
          <ul class="rows after">
            {compression.steps.map((step, index) => (
              <li key={index}>
                <strong>{step.model}</strong> {step.isKept ? 'kept' : 'undone'}
                <span class="note">{step.accuracyLoss !== undefined && `, ${step.accuracyLoss <= 0 ? 'nothing lost' : `${(step.accuracyLoss * 100).toFixed(2)} % lost`}`}{step.channels !== undefined && `, ${group(step.channels)} channels`}{step.problem && `: ${step.problem}`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function ModelCardCard({ text }: { text: string }) {
  // Its own tables and title stand above; what is left reads as text.
  const shown = useMemo(() => text.replace(/^# .*\n+/, '').trim(), [text]);
  return (
    <Card wide title="Model card" note="As model-card.md has it: what the model is for, what it was trained on, and what it must not be taken for.">
      <pre class="code markdown" tabIndex={0}>{shown}</pre>
    </Card>
  );
}

export function bytes(value: number): string {
  for (const [size, unit] of [[2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']] as const) if (value >= size) return `${(value / size).toFixed(value / size < 10 ? 1 : 0)} ${unit}`;
  return `${value} B`;
}
