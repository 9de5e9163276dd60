/** A part of a text: from its first character to the one after its last. */
export interface Span {
  from: number;
  to: number;
}

/** Where the parts of a spec stand in its text. */
export interface Places {
  /** Each value by its path: budget.trials, objectives[1].metric. */
  values: Map<string, Span>;
  /** The key in front of each value that has one, by the value's path. */
  keys: Map<string, Span>;
  /** Where the text stops being a spec, and what was expected there; null where it does not. */
  fault: { at: number; message: string } | null;
}

class Fault extends Error {
  constructor(
    readonly at: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads JSON as specs may be written, with comments and trailing commas, for where things stand; as far as it can be read. */
export function placesOf(text: string): Places {
  const places: Places = { values: new Map(), keys: new Map(), fault: null };
  try {
    const scanner = new Scanner(text, places);
    scanner.readValue('');
    scanner.expectEnd();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    places.fault = { at: error.at, message: error.message };
  }
  return places;
}

/** What to mark for an error at a path: the value where it stands on a line, else its key, else what it would stand in. */
export function spanOf(text: string, places: Places, path: string): Span {
  for (let at = path; at !== ''; at = parentOf(at)) {
    const [value, key] = [places.values.get(at), places.keys.get(at)];
    const isWhole = at === path;
    if (isWhole && value && !text.slice(value.from, value.to).includes('\n')) return value;
    if (key) return key;
    if (value) return { from: value.from, to: value.from + 1 };
  }
  const root = places.values.get('');
  return root ? { from: root.from, to: root.from + 1 } : { from: 0, to: Math.min(1, text.length) };
}

const parentOf = (path: string): string => path.replace(/(?:\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, '');

class Scanner {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly places: Places,
  ) {}

  readValue(path: string): void {
    this.skip();
    const from = this.at;
    const first = this.text[from];
    if (first === '{') this.readList('}', () => this.readProperty(path));
    else if (first === '[') {
      let index = 0;
      this.readList(']', () => this.readValue(`${path}[${index++}]`));
    } else if (first === '"') this.readString();
    else this.readWord();
    this.places.values.set(path, { from, to: this.at });
  }

  expectEnd(): void {
    this.skip();
    if (this.at < this.text.length) throw new Fault(this.at, 'Nothing is expected after the end of the spec.');
  }

  private readProperty(path: string): void {
    const from = this.at;
    if (this.text[from] !== '"') throw new Fault(from, 'Expected a name in quotation marks, or }.');
    const name = this.readString();
    const own = path ? `${path}.${name}` : name;
    this.places.keys.set(own, { from, to: this.at });
    this.skip();
    if (this.text[this.at] !== ':') throw new Fault(this.at, `Expected : after "${name}".`);
    this.at++;
    this.readValue(own);
  }

  private readList(end: string, readItem: () => void): void {
    this.at++;
    for (;;) {
      this.skip();
      if (this.text[this.at] === end) break;
      readItem();
      this.skip();
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== end) throw new Fault(this.at, `Expected , or ${end}.`);
    }
    this.at++;
  }

  private readString(): string {
    const found = this.match(/"((?:[^"\\\n]|\\.)*)"/y);
    if (!found) throw new Fault(this.at, 'The quotation mark that ends this is missing.');
    return found[1];
  }

  private readWord(): void {
    const from = this.at;
    const [word] = this.match(/[-+.\w]+/y) ?? [''];
    if (!/^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(word)) throw new Fault(from, word ? `${word} is no value: text stands in quotation marks.` : 'Expected a value.');
  }

  // White space and comments.
  private skip(): void {
    while (this.match(/\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y));
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
