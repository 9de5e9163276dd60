import { useState } from 'preact/hooks';
import { api, ApiError } from '../../api/client';
import type { Search } from '../../api/types';
import { ErrorNote } from '../../parts/basics';
import { Confirm } from '../../parts/Confirm';
import { save } from '../../parts/save';
import { address, go } from '../../parts/router';

const ended = ['completed', 'cancelled'];

export function SteerButtons({ search, hasModel, reload }: { search: Search; hasModel: boolean; reload: () => void }) {
  const [asks, setAsks] = useState<'stop' | 'cancel' | 'delete' | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (action: () => Promise<unknown>) => {
    setBusy(true);
    setError(null);
    try {
      await action();
      reload();
    } catch (fault) {
      setError(fault instanceof ApiError ? fault : new ApiError(0, null));
    }
    setBusy(false);
  };
  const isOver = ended.includes(search.state);
  const isStill = isOver || search.state === 'failed' || (search.state === 'paused' && search.wish === 'pause');
  const isLeaving = search.wish === 'cancel' && !isOver;
  // What has found nothing has no winner to train, and what trains its winner has stopped.
  const canStop = search.done > 0 && !isOver && !isLeaving && search.state !== 'finishing';
  return (
    <div>
      <div class="buttons end">
        {!isStill && !isLeaving && search.wish === 'run' && <button type="button" disabled={isBusy} onClick={() => run(() => api.steer(search.id, 'pause'))}>Pause</button>}
        {(search.state === 'paused' || search.state === 'failed' || search.wish === 'pause') && !isOver && !isLeaving && (
          <button type="button" class="primary" disabled={isBusy} onClick={() => run(() => api.steer(search.id, 'resume'))}>Resume</button>
        )}
        {search.state === 'completed' && hasModel && <button type="button" class="primary" disabled={isBusy} onClick={() => run(async () => save(await api.model(search.id), `${search.id}.zip`))} title="The ONNX model, its weights, card and preprocessing, as a zip archive">Download the model</button>}
        <button type="button" disabled={isBusy} onClick={() => run(async () => save(await api.report(search.id), `${search.id}-report.html`))} title="All of this as one file to send">Report</button>
        <a class="button" href={address(['new'], { from: search.id })}>Clone</a>
        {canStop && <button type="button" disabled={isBusy} onClick={() => setAsks('stop')}>Stop…</button>}
        {!isOver && !isLeaving && <button type="button" class="danger" onClick={() => setAsks('cancel')}>Cancel…</button>}
        {isStill && <button type="button" class="danger" onClick={() => setAsks('delete')}>Delete…</button>}
      </div>
      {error && <ErrorNote error={error} />}
      {asks === 'stop' && (
        <Confirm title={`Stop ${search.name}?`} action="Stop the search" run={() => api.steer(search.id, 'stop').then(reload)} close={() => setAsks(null)}>
          <p>It ends as if its budget were used: no more candidates are tried, those in training are given up, and the best one so far is the winner{search.dataset && ', which is trained in full and kept as a model'}.</p>
          <p>This can't be taken back; a pause can. To cancel ends it at once{search.dataset && ', without a model'}.</p>
        </Confirm>
      )}
      {asks === 'cancel' && (
        <Confirm title={`Cancel ${search.name}?`} action="Cancel the search" isDangerous run={() => api.steer(search.id, 'cancel').then(reload)} close={() => setAsks(null)}>
          <p>It ends at once, with the scores that it has so far{search.dataset && ': no winner is trained, and there is no model'}. This can't be taken back; a pause can.{search.dataset && ' To stop it has its best candidate trained first.'}</p>
        </Confirm>
      )}
      {asks === 'delete' && (
        <Confirm title={`Delete ${search.name}?`} action="Delete for good" isDangerous run={() => api.remove(search.id).then(() => go(address(['searches'])))} close={() => setAsks(null)}>
          <p>Its {search.done} measured trials, their curves, and the model, where there is one, are deleted. Nothing is left of it.</p>
        </Confirm>
      )}
    </div>
  );
}
