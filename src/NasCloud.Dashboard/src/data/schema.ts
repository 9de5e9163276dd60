import type { Json, JsonObject } from '../api/types';

/** A JSON Schema, as far as the spec's uses it. */
export interface Schema {
  type?: string | string[];
  description?: string;
  default?: Json;
  enum?: Json[];
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  pattern?: string;
  examples?: Json[];
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
}

/** What kind of field a schema asks for. */
export type Field =
  | { kind: 'number'; isInteger: boolean }
  | { kind: 'text' }
  | { kind: 'boolean' }
  | { kind: 'choice'; options: string[] }
  /** A part that is named, and has settings of its own by its name. */
  | { kind: 'component'; key: string; variants: { name: string; schema: Schema }[] }
  | { kind: 'object'; properties: Record<string, Schema> }
  | { kind: 'list'; items: 'number' | 'text' }
  /** Too much for a form; the editor beside it takes it. */
  | { kind: 'other' };

const types = (schema: Schema): string[] => [schema.type ?? []].flat().filter(type => type !== 'null');

export function fieldOf(schema: Schema): Field {
  if (schema.anyOf) return componentOf(schema) ?? { kind: 'other' };
  const words = schema.enum?.filter((word): word is string => typeof word === 'string');
  if (words && words.length > 0) return { kind: 'choice', options: words };
  switch (types(schema)[0]) {
    case 'integer':
      return { kind: 'number', isInteger: true };
    case 'number':
      return { kind: 'number', isInteger: false };
    case 'string':
      return { kind: 'text' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'object':
      return schema.properties ? { kind: 'object', properties: schema.properties } : { kind: 'other' };
    case 'array':
      return listOf(schema);
    default:
      return { kind: 'other' };
  }
}

function listOf(schema: Schema): Field {
  const item = schema.items ?? {};
  const simple = item.anyOf?.find(each => types(each)[0] === 'string') ?? item;
  const [type] = types(simple);
  if (type === 'integer' || type === 'number') return { kind: 'list', items: 'number' };
  return type === 'string' ? { kind: 'list', items: 'text' } : { kind: 'other' };
}

// Either a name alone, or an object with the name and settings; objects may differ by name, or be one for all names.
function componentOf(schema: Schema): Field | null {
  const objects = schema.anyOf!.filter(each => types(each)[0] === 'object' && each.properties);
  const key = ['name', 'method', 'proxy'].find(each => objects.length > 0 && objects.every(object => object.properties![each]?.enum));
  if (!key) {
    // A name that is free, such as a data set's.
    const [only] = objects;
    return objects.length === 1 && only.properties ? { kind: 'object', properties: only.properties } : null;
  }
  const variants = objects.flatMap(object =>
    object.properties![key].enum!.filter((name): name is string => typeof name === 'string').map(name => ({ name, schema: object })),
  );
  return { kind: 'component', key, variants };
}

/** A value at a path; undefined where there is none. */
export function valueAt(root: Json | undefined, path: string[]): Json | undefined {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    value = value[key];
  }
  return value;
}

/** The same document with a value at a path; undefined takes it away, and what is left empty by that. */
export function withValue(root: JsonObject, path: string[], value: Json | undefined): JsonObject {
  const [key, ...rest] = path;
  const copy = { ...root };
  if (rest.length === 0) {
    if (value === undefined) delete copy[key];
    else copy[key] = value;
    return copy;
  }
  const child = copy[key];
  // A name alone becomes an object when something is set beside it.
  const object: JsonObject = typeof child === 'string' ? { name: child } : child !== null && typeof child === 'object' && !Array.isArray(child) ? child : {};
  const next = withValue(object, rest, value);
  if (Object.keys(next).length === 0) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** Reads JSON as specs may be written: with comments and trailing commas. */
export function parseSpec(text: string): { value: JsonObject } | { error: string } {
  try {
    const value = JSON.parse(strip(text)) as Json;
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { value } : { error: 'A spec is an object: begin with {' };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Writes a spec as people do: lists of plain values on one line. */
export function writeSpec(spec: JsonObject): string {
  return JSON.stringify(spec, null, 2).replace(/\[\n\s*([^[\]{}]*?)\n\s*\]/g, (_, inner: string) => `[${inner.replace(/\s*\n\s*/g, ' ')}]`);
}

// Comments become blanks, so that places in messages stay right.
function strip(text: string): string {
  const token = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  const plain = text.replace(token, found => (found.startsWith('"') ? found : found.replace(/[^\n]/g, ' ')));
  return plain.replace(/"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g, found => (found === ',' ? ' ' : found));
}
