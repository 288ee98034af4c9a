import { Change, ChangeAction } from '@aws-sdk/client-cloudformation';
import { changedValues } from './changedValues';
import { listOf } from './format';
import { countLabels, resourceLabel } from './resourceLabel';

/** A resource that a change set adds, changes or removes. */
export interface PlannedChange {
  logicalId: string;
  type: string;
  action: 'add' | 'change' | 'remove';
  /** What AWS calls it, e.g. the address of an `AWS::EC2::EIP`; undefined for a new one. */
  physicalId?: string;
  /** Whether CloudFormation creates a new resource and deletes the old one. */
  replacement: 'no' | 'yes' | 'maybe';
  /** The changed properties, e.g. `DesiredCount 2 → 3`. */
  values: string[];
}

/** Lines for one kind of change; further ones show no values. */
const MAX_LINES = 8;

const ACTIONS: Readonly<Record<ChangeAction, PlannedChange['action']>> = {
  Add: 'add',
  Import: 'add',
  Modify: 'change',
  Dynamic: 'change',
  SyncWithActual: 'change',
  Remove: 'remove',
};

/** Converts the changes of a change set. */
export function toPlannedChanges(changes: readonly Change[]): PlannedChange[] {
  return changes.flatMap(({ ResourceChange: change }) => {
    if (!change?.Action) {
      return [];
    }
    return [
      {
        logicalId: change.LogicalResourceId ?? '',
        type: change.ResourceType ?? '',
        action: ACTIONS[change.Action],
        physicalId: change.PhysicalResourceId,
        replacement: replacementOf(change.Replacement),
        values: changedValues(change),
      },
    ];
  });
}

function replacementOf(
  value: string | undefined,
): PlannedChange['replacement'] {
  if (value === 'True') {
    return 'yes';
  }
  return value === 'Conditional' ? 'maybe' : 'no';
}

/** `14 to add, 2 to change, nothing replaced` */
export function describeChanges(changes: readonly PlannedChange[]): string {
  const count = (action: PlannedChange['action']) =>
    changes.filter(change => change.action === action).length;
  const parts = [
    [count('add'), 'to add'],
    [count('change'), 'to change'],
    [count('remove'), 'to remove'],
  ]
    .filter(([number]) => number)
    .map(([number, words]) => `${number} ${words}`);
  const changed = count('change') > 0;
  const replaced = [
    ...named(changes, 'yes', 'replaces'),
    ...named(changes, 'maybe', 'may replace'),
  ];
  if (changed || replaced.length) {
    parts.push(...(replaced.length ? replaced : ['nothing replaced']));
  }
  return parts.join(', ') || 'no changes';
}

/**
 * One line for all resources that are added and one for all that are removed;
 * those that change in the same way share a line: `change: service
 * (DesiredCount 2 → 3)`.
 */
export function listChanges(changes: readonly PlannedChange[]): string[] {
  const kinds: [string, (change: PlannedChange) => boolean][] = [
    ['add', ({ action }) => action === 'add'],
    ['change', c => c.action === 'change' && c.replacement === 'no'],
    ['replace', ({ replacement }) => replacement === 'yes'],
    ['may replace', ({ replacement }) => replacement === 'maybe'],
    ['remove', ({ action }) => action === 'remove'],
  ];
  return kinds.flatMap(([verb, isOfKind]) => {
    const alike = new Map<string, string[]>();
    for (const change of changes.filter(isOfKind)) {
      const values = shownValues(change).join(', ');
      const key = alike.size < MAX_LINES || alike.has(values) ? values : '';
      alike.set(key, [...(alike.get(key) ?? []), resourceLabel(change.type)]);
    }
    return [...alike].map(
      ([values, labels]) =>
        `${verb}: ${countLabels(labels)}${values && ` (${values})`}`,
    );
  });
}

/** A new resource has its tags in any case: they are not why it is created. */
function shownValues({ action, replacement, values }: PlannedChange): string[] {
  if (action !== 'change') {
    return [];
  }
  return replacement === 'no'
    ? values
    : values.filter(value => value !== 'Tags');
}

/** The resources of guarded types that are or may be replaced, or are removed. */
export function guardedReplacements(
  changes: readonly PlannedChange[],
  guardedTypes: readonly string[],
): PlannedChange[] {
  return changes.filter(
    ({ action, replacement, type }) =>
      (action === 'remove' || replacement !== 'no') &&
      guardedTypes.includes(type),
  );
}

function named(
  changes: readonly PlannedChange[],
  replacement: PlannedChange['replacement'],
  verb: string,
): string[] {
  const labels = changes
    .filter(change => change.replacement === replacement)
    .map(change => resourceLabel(change.type));
  return labels.length ? [`${verb} ${listOf([...new Set(labels)])}`] : [];
}
