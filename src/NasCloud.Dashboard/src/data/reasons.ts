import type { EndReason } from '../api/types';

/** Why a search ended, as what follows 'ended since'. */
export const endedSince: Record<EndReason, string> = {
  trials: 'all candidates of the budget were tried',
  wallClock: 'its time was used',
  deviceHours: 'its device time was used',
  target: 'the target was reached',
  spaceExhausted: 'the space has no more candidates',
  supernetFailed: 'the supernet could not be trained',
  stopped: 'it was stopped with what it had found',
  cancelled: 'it was cancelled',
};
