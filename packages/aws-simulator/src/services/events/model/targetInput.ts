import type { InputTransformer, Target } from '@aws-sdk/client-eventbridge';
import { invalid } from './invalid';

const INPUTS = ['Input', 'InputPath', 'InputTransformer'] as const;

/** From the root, with dots and numbers in brackets only. */
const PATH = /^\$(\.[^.[\]'"]+|\[\d+\])*$/;

const PLACEHOLDER = /<([A-Za-z0-9_.-]+)>/g;
const WHOLE_EVENT = 'aws.events.event.json';

/** An event, as targets get it. */
export type Event = Record<string, unknown>;

/**
 * Refuses what a target cannot make of an event.
 *
 * @throws AwsError `ValidationException`
 */
export function checkInput(target: Target): void {
  const { Id, Input, InputPath, InputTransformer: transformer } = target;
  if (INPUTS.filter(name => target[name] !== undefined).length > 1) {
    throw invalid(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`,
    );
  }
  if (Input !== undefined && !isJson(Input)) {
    throw invalid(`JSON syntax error in input for target ${Id}`);
  }
  const paths = Object.values(transformer?.InputPathsMap ?? {});
  if ([InputPath ?? '$', ...paths].some(path => !PATH.test(path))) {
    throw invalid(`InputPath for target ${Id} is invalid.`);
  }
  if (transformer) {
    checkTemplate(transformer, Id!);
  }
}

function checkTemplate(
  { InputPathsMap = {}, InputTemplate = '' }: InputTransformer,
  id: string,
): void {
  const names = [...InputTemplate.matchAll(PLACEHOLDER)].map(
    ([, name]) => name,
  );
  const unknown = names.find(
    name => !name.startsWith('aws.events.') && !(name in InputPathsMap),
  );
  if (unknown !== undefined) {
    throw invalid(
      `InputTemplate for target ${id} contains invalid placeholder ${unknown}.`,
    );
  }
  if (names.includes(WHOLE_EVENT) && !InputTemplate.trim().startsWith('{')) {
    throw invalid(
      `InputTemplate for target ${id} contains placeholder ${WHOLE_EVENT} valid only for JSON template.`,
    );
  }
}

/**
 * What a target gets in place of an event.
 *
 * @returns undefined for one that gets the event itself
 */
export function inputOf(
  { Input, InputPath, InputTransformer: transformer }: Target,
  event: Event,
  rule: { name: string; arn: string },
): string | undefined {
  if (InputPath !== undefined) {
    return JSON.stringify(at(event, InputPath) ?? null);
  }
  if (!transformer) {
    return Input;
  }
  const { InputPathsMap = {}, InputTemplate = '' } = transformer;
  const known: Record<string, unknown> = {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': event.time,
    'aws.events.event': event,
    [WHOLE_EVENT]: event,
    ...Object.fromEntries(
      Object.entries(InputPathsMap).map(([name, path]) => [
        name,
        at(event, path),
      ]),
    ),
  };
  return filledIn(InputTemplate, known);
}

/** In quotation marks, a value is a part of the text; elsewhere it is JSON. */
function filledIn(template: string, known: Record<string, unknown>): string {
  let isInText = false;
  return template.replace(/\\.|"|<([A-Za-z0-9_.-]+)>/g, (found, name) => {
    if (found === '"') {
      isInText = !isInText;
    }
    if (name === undefined) {
      return found;
    }
    const value = known[name] ?? '';
    const json = JSON.stringify(value);
    if (!isInText) {
      return json;
    }
    return JSON.stringify(typeof value === 'string' ? value : json).slice(
      1,
      -1,
    );
  });
}

function at(event: Event, path: string): unknown {
  return [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].reduce(
    (value: any, [, name, index]) => value?.[name ?? Number(index)],
    event,
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
