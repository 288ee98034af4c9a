import { isUnresolved } from '../evaluation/unresolved';
import { validationError } from '../validationError';
import { isObject } from './isObject';

/** How the key of a loop starts; the rest is its name. */
export const FOR_EACH = 'Fn::ForEach::';

/** The transform that runs loops, and the functions that come with it. */
export const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';

/** The values that the loops around a part of a template give to their identifiers. */
type Bindings = Readonly<Record<string, string>>;

/**
 * Replaces every loop in a value of a template by the members that it makes.
 *
 * An identifier is replaced where AWS replaces it: in the keys of a loop
 * (`${Identifier}`, or `&{Identifier}` without what is not alphanumeric), in the
 * text of `Fn::Sub`, and where `Ref` names it. Other texts stay as they are.
 *
 * @param collection - resolves what a loop iterates over to its values, or to undefined
 * @throws AwsError `ValidationError` with AWS's text
 */
export function expandLoops(
  value: unknown,
  collection: (expression: unknown) => unknown,
  bindings: Bindings = {},
): any {
  if (Array.isArray(value)) {
    return value.map(item => expandLoops(item, collection, bindings));
  }
  if (!isObject(value)) {
    return value;
  }
  const { Ref: name } = value;
  if (typeof name === 'string' && Object.hasOwn(bindings, name)) {
    return bindings[name];
  }
  const expanded: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const members = key.startsWith(FOR_EACH)
      ? loopMembers(item, collection, bindings)
      : [[key, expandLoops(inSub(key, item, bindings), collection, bindings)]];
    for (const [produced, member] of members as [string, unknown][]) {
      if (Object.hasOwn(expanded, produced)) {
        throw extensionsError(
          `Duplicate key '${produced}' when merging keys to parent object in Fn::ForEach`,
        );
      }
      expanded[produced] = member;
    }
  }
  return expanded;
}

/** The members of a section as written, those inside loops included, unexpanded. */
export function writtenMembers(
  section: Record<string, any>,
): [string, Record<string, any>][] {
  return Object.entries(section).flatMap(([key, member]) => {
    if (!key.startsWith(FOR_EACH)) {
      return [[key, member] as [string, Record<string, any>]];
    }
    const fragment = Array.isArray(member) ? member[2] : undefined;
    return isObject(fragment) ? writtenMembers(fragment) : [];
  });
}

/** A failure of the transform, which CloudFormation reports in its name. */
export function extensionsError(problem: string) {
  return validationError(
    `Transform ${LANGUAGE_EXTENSIONS} failed with: ${problem}`,
  );
}

function loopMembers(
  loop: unknown,
  collection: (expression: unknown) => unknown,
  bindings: Bindings,
): [string, unknown][] {
  const parts: unknown[] = Array.isArray(loop) ? loop : [];
  const [identifier, items, fragment] = parts;
  if (
    parts.length !== 3 ||
    typeof identifier !== 'string' ||
    typeof items !== 'object' ||
    !isObject(fragment)
  ) {
    throw extensionsError('Fn::ForEach layout is incorrect');
  }
  const values = collection(expandLoops(items, collection, bindings));
  if (
    !Array.isArray(values) ||
    values.some(one => typeof one === 'object' || isUnresolved(one))
  ) {
    throw extensionsError(
      'Could not find a collection or could not be resolved for Fn::ForEach',
    );
  }
  return values.flatMap(value => {
    const inner = { ...bindings, [identifier]: String(value) };
    return Object.entries(fragment).flatMap(
      ([key, member]): [string, unknown][] =>
        key.startsWith(FOR_EACH)
          ? loopMembers(member, collection, inner)
          : [[keyOf(key, inner), expandLoops(member, collection, inner)]],
    );
  });
}

function keyOf(key: string, bindings: Bindings): string {
  return key.replace(/([$&])\{([^{}]+)\}/g, (text, form, name) => {
    if (!Object.hasOwn(bindings, name)) {
      return text;
    }
    return form === '&'
      ? bindings[name].replace(/[^A-Za-z0-9]/g, '')
      : bindings[name];
  });
}

/** The argument of `Fn::Sub` with the identifiers in its text replaced. */
function inSub(key: string, argument: unknown, bindings: Bindings): unknown {
  if (key !== 'Fn::Sub') {
    return argument;
  }
  if (Array.isArray(argument)) {
    return [inSub(key, argument[0], bindings), ...argument.slice(1)];
  }
  return typeof argument === 'string'
    ? argument.replace(/\$\{\s*([^!{}\s]+)\s*\}/g, (text, name) =>
        Object.hasOwn(bindings, name) ? bindings[name] : text,
      )
    : argument;
}
