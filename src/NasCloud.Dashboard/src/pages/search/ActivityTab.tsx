import { useMemo } from 'preact/hooks';
import { api } from '../../api/client';
import { ago, duration, group, metric, metricName, moment } from '../../data/format';
import { byName, byTrainer } from '../../data/trainers';
import { isBetter, isMeasured, type Row } from '../../data/trials';
import { Card, Empty, ErrorNote, Loading, stateWord } from '../../parts/basics';
import { mayChange, useNow, usePolling, type Watched } from '../../parts/hooks';
import { address } from '../../parts/router';
import { objectivesOf } from '../SearchPage';

const mostEvents = 200;

export function ActivityTab(watched: Watched) {
  return (
    <div class="cards">
      <TrainersCard {...watched} />
      <EventsCard {...watched} />
    </div>
  );
}

function TrainersCard({ search, trials }: Watched) {
  const { value, error } = usePolling(signal => api.activity(search.id, signal), () => (mayChange(search) ? 2500 : null), ['activity', search.id, search.state]);
  const now = useNow(2000);
  const trainers = useMemo(() => byTrainer(trials.rows), [trials]);
  const doing = new Map((value?.running ?? []).flatMap(each => { const attempt = each.attempts[each.attempts.length - 1]; return attempt ? [[attempt.trainer, { ...each, attempt }] as const] : []; }));
  const heartbeats = new Map((value?.trainers ?? []).map(each => [each.name, each]));
  const names = [...new Set([...doing.keys(), ...heartbeats.keys(), ...trainers.keys()])].sort(byName);
  return (
    <Card title="Trainers" note={names.length > 0 ? `${names.length === 1 ? 'One has' : `${group(names.length)} have`} worked on this search` : undefined}>
      <ErrorNote error={error} />
      {!value && !error ? <Loading what="trainers" /> : names.length === 0 ? <Empty title="No trainer yet">{search.state === 'created' ? 'The search waits for its turn.' : 'Trainers appear here with their first attempt.'}</Empty> : (
        <div class="table-scroll" tabIndex={0} role="group" aria-label="Trainers">
          <table>
            <thead><tr><th scope="col">Trainer</th><th scope="col">Doing</th><th scope="col" class="num">Trials</th><th scope="col" class="num">Device time</th></tr></thead>
            <tbody>
              {names.map(name => {
                const work = doing.get(name);
                const heartbeat = heartbeats.get(name);
                const past = trainers.get(name);
                const point = work?.curve[work.curve.length - 1];
                return (
                  <tr key={name}>
                    <th scope="row">{name}{heartbeat?.fault && <span class="change note"> {heartbeat.fault}</span>}</th>
                    <td>
                      {work ? <><a href={address(['searches', search.id, 'trials', work.trial])}>Trial {work.trial}</a>{`, epoch ${(point?.epoch ?? work.attempt.fromEpoch)} of ${trials.find(work.trial)?.epochs ?? '?'}`} <span class="note">{duration((now - Date.parse(work.attempt.startedAt)) / 1000)}</span></>
                        : heartbeat?.endedAt ? <span class="note">ended {ago(heartbeat.endedAt, now)}</span>
                        : heartbeat ? <span class="note">seen {ago(heartbeat.seenAt, now)}</span>
                        : <span class="note">{mayChange(search) ? 'nothing at the moment' : 'done'}</span>}
                    </td>
                    <td class="num">{group(past?.count ?? heartbeat?.scored ?? 0)}</td>
                    <td class="num">{duration(past?.seconds ?? 0)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

interface Event {
  at: number;
  row: Row | null;
  text: string;
  isMarked: boolean;
}

function EventsCard({ search, trials }: Watched) {
  const [objective] = objectivesOf(search);
  const events = useMemo(() => {
    const list: Event[] = [{ at: 0, row: null, text: 'The search was created', isMarked: true }];
    let best: number | null = null;
    for (const row of trials.ended) {
      const value = row.metrics[objective.metric];
      const isBest = isMeasured(row) && value !== undefined && (best === null || isBetter(objective.goal, value, best));
      if (isBest) best = value;
      list.push({ at: row.finished ?? 0, row, isMarked: isBest, text: row.state === 'succeeded' ? `${isBest ? 'is the best so far: ' : ''}${metricName(objective.metric)} ${metric(objective.metric, value)}` : `${stateWord(row.state)}${row.error ? `: ${row.error}` : ''}` });
    }
    if (trials.final && trials.final.finished !== null) list.push({ at: trials.final.finished, row: trials.final, isMarked: true, text: 'is the winner, trained in full' });
    if (!mayChange(search)) list.push({ at: (Date.parse(search.updatedAt) - Date.parse(search.createdAt)) / 1000, row: null, text: `The search is ${stateWord(search.state)}`, isMarked: true });
    return list.reverse();
  }, [trials, search.state]);
  const created = Date.parse(search.createdAt);
  return (
    <Card title="Events" note={events.length > mostEvents ? `The last ${mostEvents} of ${group(events.length)}; the table of trials has all.` : 'Newest first, by time since creation.'}>
      <ol class="events" tabIndex={0} aria-label="Events">
        {events.slice(0, mostEvents).map((event, index) => (
          <li key={events.length - index}>
            <time class="when" dateTime={new Date(created + event.at * 1000).toISOString()} title={moment(new Date(created + event.at * 1000).toISOString())}>{duration(event.at)}</time>
            <span class={event.isMarked ? 'mark' : ''}>{event.row && <><a href={address(['searches', search.id, 'trials', event.row.number])}>Trial {event.row.number}</a> </>}{event.text}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
