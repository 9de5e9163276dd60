/** Metrics whose values are shares, shown in per cent where they are at most 1. */
const shares = /accuracy|f1|auc|recall|precision/i;
const sizes = new Set(['parameters', 'flops']);

/** A large count in short: 94218 is 94.2 k. */
export function count(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < 10_000) return group(value);
  for (const [limit, unit] of [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const) {
    if (magnitude >= limit) return `${significant(value / limit, 3)} ${unit}`;
  }
  return group(value);
}

/** A number with its thousands apart and two decimals at most. */
export function group(value: number): string {
  return grouped(value, 0, 2);
}

// Not by Intl: looking up how a language writes numbers is what a page that opens would wait for longest.
function grouped(value: number, least: number, most: number): string {
  const [whole, decimals = ''] = Math.abs(value).toFixed(most).split('.');
  const kept = decimals.slice(0, least) + decimals.slice(least).replace(/0+$/, '');
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${kept && `.${kept}`}`;
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function significant(value: number, digits: number): string {
  const whole = Math.floor(Math.log10(Math.max(Math.abs(value), 1))) + 1;
  return value.toFixed(Math.max(0, digits - whole));
}

export const epochsText = (epochs: number): string => `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}`;

/** A metric's value as people read it. */
export function metric(name: string, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (sizes.has(name)) return count(value);
  if (shares.test(name) && Math.abs(value) <= 1) return `${(value * 100).toFixed(2)} %`;
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 0.001) return value.toExponential(2);
  return magnitude >= 10_000 ? count(value) : magnitude >= 100 ? value.toFixed(1) : magnitude >= 10 ? value.toFixed(2) : value.toFixed(4);
}

/** How an axis tells a metric's values: in one unit from end to end, with no more digits than tell its marks apart. */
export function tick(name: string, values: readonly number[]): (value: number) => string {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (sizes.has(name)) return count;
  const isShare = shares.test(name) && high <= 1;
  const [scale, unit] = isShare ? [100, ' %'] : [1, ''];
  const span = (high - low) * scale;
  const digits = span >= 10 || span === 0 ? 0 : span >= 1 ? 1 : span >= 0.1 ? 2 : 3;
  return value => (Math.abs(value * scale) >= 10_000 ? count(value * scale) : `${(value * scale).toFixed(digits)}${unit}`);
}

/** A metric's name in words: predictedLatencyMs is predicted latency (ms). */
export function metricName(name: string): string {
  const words: Record<string, string> = { flops: 'FLOPs', macroF1: 'macro F1', auc: 'AUC', mae: 'MAE', rmse: 'RMSE', r2: 'R²' };
  if (words[name]) return words[name];
  if (/^test[A-Z]/.test(name)) return `test ${metricName(name[4].toLowerCase() + name.slice(5))}`;
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.replace(/ ms$/, ' (ms)').replace(/ seconds$/, ' (s)');
}

/** The same, as a title. */
export function metricTitle(name: string): string {
  const words = metricName(name);
  return words[0].toUpperCase() + words.slice(1);
}

/** A length of time in its two largest units. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return '–';
  if (seconds < 10) return `${seconds === 0 ? 0 : seconds.toFixed(seconds < 1 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  const [days, hours, minutes, rest] = [Math.floor(whole / 86400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} m`;
  if (minutes > 0) return `${minutes} m ${String(rest).padStart(2, '0')} s`;
  return `${rest} s`;
}

/** Money, with as many decimals as a small sum needs. */
export function money(amount: number, currency: string): string {
  return `${grouped(amount, 2, amount < 1 ? 4 : 2)} ${currency}`;
}

/** How long ago, in one unit. */
export function ago(then: string | undefined, now: number): string {
  if (!then) return '–';
  const seconds = Math.max(0, (now - Date.parse(then)) / 1000);
  if (seconds < 45) return 'just now';
  for (const [length, unit] of [[86400, 'day'], [3600, 'hour'], [60, 'minute']] as const) {
    if (seconds >= length) {
      const many = Math.round(seconds / length);
      return `${many} ${unit}${many === 1 ? '' : 's'} ago`;
    }
  }
  return 'a minute ago';
}

/** A moment in the reader's time zone. */
export function moment(iso: string): string {
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getDate()} ${months[at.getMonth()]} ${at.getFullYear()}, ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A big whole number that came as text. */
export function bigCount(text: string): string {
  if (text.length <= 7) return group(Number(text));
  const power = text.length - 1;
  const lead = `${text[0]}.${text[1]}`;
  return `${lead} × 10${[...String(power)].map(digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

/** Reads a duration as specs write it: 1h30m, 45s, 1:30:00. Null for what is none. */
export function parseDuration(text: string): number | null {
  const clock = /^(\d+):([0-5]\d):([0-5]\d)$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d{1,7})?)s)?$/.exec(text);
  if (!parts) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map(part => Number(part ?? 0));
  return days * 86400 + hours * 3600 + minutes * 60 + seconds;
}
