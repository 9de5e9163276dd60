import { useId, useState } from 'preact/hooks';
import type { Json, JsonObject, SpecError } from '../api/types';
import { fieldOf, type Schema, valueAt, withValue } from '../data/schema';

interface Shared {
  root: JsonObject;
  errors: SpecError[];
  change: (root: JsonObject) => void;
  /** What a text may be, where it is known, by path. */
  known: Record<string, string[]>;
}

interface Props extends Shared {
  path: string[];
  name: string;
  schema: Schema;
}

const deepest = 4;

/** A field, or the fields, for what a schema describes. */
export function SchemaField(props: Props) {
  const { schema, path, root, change } = props;
  const field = fieldOf(schema);
  const value = valueAt(root, path);
  const set = (next: Json | undefined) => change(withValue(root, path, next));
  switch (field.kind) {
    case 'number':
      return <NumberField {...props} isInteger={field.isInteger} value={value} set={set} />;
    case 'boolean':
      return (
        <div class="field">
          <label class="check"><input type="checkbox" checked={value === true || (value === undefined && schema.default === true)} onChange={event => set(event.currentTarget.checked === (schema.default === true) ? undefined : event.currentTarget.checked)} />{title(props.name)}</label>
          <Note schema={schema} />
          <Faults {...props} />
        </div>
      );
    case 'choice':
      return <SelectField {...props} options={field.options} value={typeof value === 'string' ? value : ''} set={set} />;
    case 'text': {
      const options = props.known[path.join('.')];
      if (options) return <SelectField {...props} options={options} value={typeof value === 'string' ? value : ''} set={set} />;
      return <TextField {...props} value={typeof value === 'string' ? value : ''} placeholder={schema.examples ? `such as ${schema.examples.join(' or ')}` : typeof schema.default === 'string' ? schema.default : ''} set={text => set(text === '' ? undefined : text)} />;
    }
    case 'list':
      return <ListField {...props} isNumbers={field.items === 'number'} value={value} set={set} />;
    case 'component':
      return <ComponentField {...props} component={field} value={value} />;
    case 'object':
      return <ObjectField {...props} properties={field.properties} value={value} />;
    default:
      return <div class="field"><span class="label">{title(props.name)}</span><Note schema={schema} /><p class="note">In the spec beside this form.</p><Faults {...props} /></div>;
  }
}

function NumberField({ isInteger, value, set, ...props }: Props & { isInteger: boolean; value: Json | undefined; set: (value: Json | undefined) => void }) {
  const { schema } = props;
  const id = useId();
  return (
    <div class={faultsOf(props).length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>{title(props.name)}</label>
      <input id={id} type="number" step={isInteger ? 1 : 'any'} min={schema.minimum ?? schema.exclusiveMinimum} max={schema.maximum ?? schema.exclusiveMaximum} value={typeof value === 'number' ? value : ''} placeholder={schema.default !== undefined && schema.default !== null ? String(schema.default) : ''}
        onInput={event => { const text = event.currentTarget.value; set(text === '' ? undefined : Number(text)); }} />
      <Note schema={schema} />
      <Faults {...props} />
    </div>
  );
}

function TextField({ value, placeholder, set, ...props }: Props & { value: string; placeholder: string; set: (text: string) => void }) {
  const id = useId();
  return (
    <div class={faultsOf(props).length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>{title(props.name)}</label>
      <input id={id} value={value} placeholder={placeholder} onInput={event => set(event.currentTarget.value)} />
      <Note schema={props.schema} />
      <Faults {...props} />
    </div>
  );
}

function SelectField({ options, value, set, ...props }: Props & { options: string[]; value: string; set: (value: Json | undefined) => void }) {
  const id = useId();
  const standard = typeof props.schema.default === 'string' ? ` (${props.schema.default})` : '';
  return (
    <div class={faultsOf(props).length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>{title(props.name)}</label>
      <select id={id} value={value} onChange={event => set(event.currentTarget.value || undefined)}>
        <option value="">{standard ? `as usual${standard}` : 'not set'}</option>
        {(value && !options.includes(value) ? [value, ...options] : options).map(option => <option key={option} value={option}>{option}</option>)}
      </select>
      <Note schema={props.schema} />
      <Faults {...props} />
    </div>
  );
}

// Kept as typed until the field is left: half a list is none.
function ListField({ isNumbers, value, set, ...props }: Props & { isNumbers: boolean; value: Json | undefined; set: (value: Json | undefined) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const isSimple = value === undefined || (Array.isArray(value) && value.every(each => typeof each !== 'object'));
  if (!isSimple) return <div class="field"><span class="label">{title(props.name)}</span><p class="note">Has settings of its own: in the spec beside this form.</p><Faults {...props} /></div>;
  const read = (text: string) => {
    const parts = text.split(/[\s,]+/).filter(Boolean);
    return parts.length === 0 ? undefined : parts.map(part => (isNumbers && Number.isFinite(Number(part)) ? Number(part) : part));
  };
  return (
    <div class={faultsOf(props).length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>{title(props.name)}</label>
      <input id={id} value={typed ?? (Array.isArray(value) ? value.join(', ') : '')} placeholder={Array.isArray(props.schema.default) ? props.schema.default.join(', ') : 'with commas between them'}
        onInput={event => { setTyped(event.currentTarget.value); set(read(event.currentTarget.value)); }} onBlur={() => setTyped(null)} />
      <Note schema={props.schema} />
      <Faults {...props} />
    </div>
  );
}

function ComponentField({ component, value, ...props }: Props & { component: { key: string; variants: { name: string; schema: Schema }[] }; value: Json | undefined }) {
  const { path, root, change } = props;
  const name = typeof value === 'string' ? value : (valueAt(value, [component.key]) as string | undefined) ?? '';
  const variant = component.variants.find(each => each.name === name)?.schema;
  const settings = Object.entries(variant?.properties ?? {}).filter(([key]) => key !== component.key);
  const summary = variant?.properties?.[component.key]?.description;
  return (
    <div class="fields">
      <SelectField {...props} schema={{ ...props.schema, description: summary ?? props.schema.description }} options={component.variants.map(each => each.name)} value={name} set={next => change(withValue(root, path, next === undefined ? undefined : component.key === 'name' ? next : { [component.key]: next }))} />
      {settings.length > 0 && path.length < deepest && (
        <details>
          <summary>Settings of {name}</summary>
          <div class="nested">{settings.map(([key, schema]) => <SchemaField key={key} {...props} path={[...path, key]} name={key} schema={schema} />)}</div>
        </details>
      )}
    </div>
  );
}

function ObjectField({ properties, value, ...props }: Props & { properties: Record<string, Schema>; value: Json | undefined }) {
  const { path, root, change } = props;
  if (path.length >= deepest) return <div class="field"><span class="label">{title(props.name)}</span><p class="note">In the spec beside this form.</p></div>;
  // A name alone is written as an object while it is shown in fields.
  const shown = typeof value === 'string' ? withValue(root, path, { name: value }) : root;
  const field = (key: string, schema: Schema, name = key) => <SchemaField key={key} {...props} root={shown} change={change} path={[...path, key]} name={name} schema={schema} />;
  // What is named is known by its name; the rest of it is seldom set.
  if (path.length === 1 && properties.name) {
    const rest = Object.entries(properties).filter(([key]) => key !== 'name');
    return (
      <div class="fields">
        {field('name', { ...properties.name, description: props.schema.description }, props.name)}
        <details>
          <summary>Settings of the {title(props.name).toLowerCase()}</summary>
          <div class="nested">{rest.map(([key, schema]) => field(key, schema))}</div>
        </details>
        <Faults {...props} />
      </div>
    );
  }
  return (
    <details open={path.length === 1 && path[0] === 'budget'}>
      <summary>{title(props.name)}</summary>
      <div class="nested">
        {props.schema.description && <Note schema={props.schema} />}
        {Object.entries(properties).map(([key, schema]) => field(key, schema))}
        <Faults {...props} />
      </div>
    </details>
  );
}

function Note({ schema }: { schema: Schema }) {
  return schema.description ? <p class="note">{schema.description}</p> : null;
}

function faultsOf({ errors, path }: { errors: SpecError[]; path: string[] }): SpecError[] {
  const here = path.join('.');
  return errors.filter(error => error.path.replace(/\[\d+\].*$/, '') === here);
}

function Faults(props: Props) {
  return <>{faultsOf(props).map(error => <p key={error.path + error.message} class="fault">{error.path === props.path.join('.') ? '' : `${error.path} `}{error.message}</p>)}</>;
}

/** A key in words: maxParameters is Max parameters. */
export function title(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced[0].toUpperCase() + spaced.slice(1);
}
