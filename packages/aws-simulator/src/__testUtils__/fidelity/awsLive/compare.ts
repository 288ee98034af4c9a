import { isDeepStrictEqual } from 'node:util';

/** A property in which an answer differs from AWS's. */
export interface Difference {
  property: string;
  aws: unknown;
  simulator: unknown;
}

/** Ids without a form by which they could be told from other words. */
const MADE_UP = ['DeploymentId'];

/**
 * The properties of AWS's answer that the simulator answers differently, and
 * those that only the simulator has. The order in lists counts for nothing: AWS
 * does not keep it. What is generated for each resource must have the same
 * form.
 */
export function differences(
  aws: Record<string, unknown>,
  simulator: Record<string, unknown>,
  isReference: (text: string) => string,
): Difference[] {
  return [...new Set([...Object.keys(aws), ...Object.keys(simulator)])]
    .filter(
      property =>
        !(MADE_UP.includes(property) && aws[property] && simulator[property]),
    )
    .filter(
      property =>
        !isDeepStrictEqual(
          canonical(aws[property], isReference),
          canonical(simulator[property], text => text),
        ),
    )
    .map(property => ({
      property,
      aws: aws[property],
      simulator: simulator[property],
    }));
}

function canonical(value: unknown, translate: (text: string) => string): any {
  if (Array.isArray(value)) {
    return value
      .map(item => canonical(item, translate))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, canonical(item, translate)]),
    );
  }
  return typeof value === 'string' ? form(translate(value)) : value;
}

/** Parts of texts that are generated for each resource. */
const GENERATED: [RegExp, string][] = [
  [/\b([a-z-]+)-[0-9a-f]{17}(-[0-9a-z]{8})?\b/g, '$1-<id>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/\b[0-9a-f]{16,18}\b/g, '<hash>'],
  [/-[A-Za-z0-9]{12}(?![A-Za-z0-9])/g, '-<suffix>'],
  [/-[A-Za-z0-9]{6}$/g, '-<random>'],
  [/(:task-definition\/[^:]+):\d+$/, '$1:<revision>'],
  [/^d-[a-z0-9]{10}\.execute-api\./, 'd-<id>.execute-api.'],
  [/\b(ns|srv)-[0-9a-z]{16}\b/g, '$1-<id>'],
  [/^AROA[A-Z0-9]+$/, '<role id>'],
  [/^Z[A-Z0-9]{12,}$/, '<zone id>'],
  [/^Z[A-Z0-9]{7,}:/, '<zone id>:'],
  [/-\d{9,10}\./, '-<number>.'],
  [/^ns-\d+\.awsdns-\d+\./, 'ns-<n>.awsdns-<n>.'],
  [/^(\d+\.){3}\d+$/, '<address>'],
  [/^[A-Z][a-z]{2} \d+ \d+ \d+:\d\d:\d\d UTC \d{4}$/, '<time>'],
  [/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, '<time>'],
];

function form(text: string): string {
  return GENERATED.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    text,
  );
}
