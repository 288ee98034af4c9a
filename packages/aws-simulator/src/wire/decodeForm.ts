import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../world/AwsError';
import { FormTree } from './FormTree';
import { MissingMembers } from './MissingMembers';
import { readScalar } from './readScalar';
import { requiredMembers } from './ServiceModel';

/** The differences between AWS Query and EC2 Query when a form is read. */
export interface FormDialect {
  memberKey(name: string, schema: NormalizedSchema): string;
  isFlat(list: NormalizedSchema): boolean;
  unknownParameter(key: string): AwsError;
  wrongValue(key: string, value: string, expected: string): AwsError;
}

class FormDecoder {
  constructor(
    private readonly dialect: FormDialect,
    private readonly missing: MissingMembers,
  ) {}

  /** `key` is the path on the wire, `path` the one that validation errors name. */
  structure(
    schema: NormalizedSchema,
    node: FormTree,
    key: string[],
    path: string[],
  ): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    const known = new Set<string>();
    if (schema.isStructSchema()) {
      for (const [name, member] of schema.structIterator()) {
        const step = this.dialect.memberKey(name, member);
        known.add(step);
        const child = node.children.get(step);
        if (child) {
          result[name] = this.#value(
            member,
            child,
            [...key, step],
            [...path, name],
          );
        }
      }
      for (const name of requiredMembers(schema)) {
        if (result[name] === undefined) {
          this.missing.add([...path, name]);
        }
      }
    }
    for (const step of node.children.keys()) {
      if (!known.has(step)) {
        throw this.dialect.unknownParameter([...key, step].join('.'));
      }
    }
    return result;
  }

  #value(
    schema: NormalizedSchema,
    node: FormTree,
    key: string[],
    path: string[],
  ): unknown {
    if (schema.isListSchema()) {
      return this.#list(schema, node, key, path);
    }
    if (schema.isMapSchema()) {
      return this.#map(schema, node, key, path);
    }
    if (schema.isStructSchema()) {
      if (node.value) {
        throw this.dialect.wrongValue(key.join('.'), node.value, 'a structure');
      }
      return this.structure(schema, node, key, path);
    }
    const [step] = node.children.keys();
    if (step !== undefined) {
      throw this.dialect.unknownParameter([...key, step].join('.'));
    }
    return this.#scalar(schema, node.value ?? '', key);
  }

  #list(
    schema: NormalizedSchema,
    node: FormTree,
    key: string[],
    path: string[],
  ): unknown[] {
    const member = schema.getValueSchema();
    const flat = this.dialect.isFlat(schema);
    const name = member.getMergedTraits().xmlName ?? 'member';
    return this.#items(node, flat ? undefined : name, key).map((item, i) =>
      this.#value(
        member,
        item,
        [...key, ...(flat ? [] : [name]), `${i + 1}`],
        [...path, `${i + 1}`, 'member'],
      ),
    );
  }

  #map(
    schema: NormalizedSchema,
    node: FormTree,
    key: string[],
    path: string[],
  ): Record<string, unknown> {
    const flat = schema.getMergedTraits().xmlFlattened;
    const keyName = schema.getKeySchema().getMergedTraits().xmlName ?? 'key';
    const valueSchema = schema.getValueSchema();
    const valueName = valueSchema.getMergedTraits().xmlName ?? 'value';
    const result: Record<string, unknown> = {};
    for (const entry of this.#items(node, flat ? undefined : 'entry', key)) {
      const entryKey = entry.children.get(keyName)?.value ?? '';
      const value = entry.children.get(valueName) ?? new FormTree();
      result[entryKey] = this.#value(
        valueSchema,
        value,
        [...key, valueName],
        [...path, entryKey, 'member'],
      );
    }
    return result;
  }

  /** The numbered children, below `step` where the shape is not flat. */
  #items(node: FormTree, step: string | undefined, key: string[]): FormTree[] {
    // An empty list is sent as a key with an empty value.
    if (node.value) {
      throw this.dialect.wrongValue(key.join('.'), node.value, 'a list');
    }
    if (step !== undefined) {
      for (const other of node.children.keys()) {
        if (other !== step) {
          throw this.dialect.unknownParameter([...key, other].join('.'));
        }
      }
    }
    const list = step === undefined ? node : node.children.get(step);
    const items = list ? list.items() : [];
    if (!items) {
      const [other] = list!.children.keys();
      throw this.dialect.unknownParameter([...key, other].join('.'));
    }
    return items;
  }

  #scalar(schema: NormalizedSchema, text: string, key: string[]): unknown {
    const read = readScalar(schema, text);
    if ('expected' in read) {
      throw this.dialect.wrongValue(key.join('.'), text, read.expected);
    }
    return read.value;
  }
}

/**
 * Decodes a Query form according to `schema`.
 *
 * @throws AwsError of the dialect, for a parameter that the shape does not
 * have or a value that is not of its type.
 */
export function decodeForm(
  schema: NormalizedSchema,
  tree: FormTree,
  dialect: FormDialect,
  missing: MissingMembers,
): unknown {
  return new FormDecoder(dialect, missing).structure(schema, tree, [], []);
}
