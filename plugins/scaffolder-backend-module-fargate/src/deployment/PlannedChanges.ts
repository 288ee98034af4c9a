import {
  Change,
  ChangeAction,
  ResourceChange,
} from '@aws-sdk/client-cloudformation';
import { listOf } from './format';
import { countLabels, resourceLabel } from './resourceLabel';

/** A resource that a change set would touch. */
export interface PlannedChange {
  logicalId: string;
  type: string;
  action: 'add' | 'change' | 'remove';
  /** Whether a new one is made and the old one deleted. */
  replacement: 'no' | 'yes' | 'maybe';
  /** Names of what changes in it, where CloudFormation tells them. */
  properties: string[];
}

/** Callers hold on to what these are: an address, a name, a network. */
const GUARDED_TYPES = [
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::EC2::VPC',
];

const ACTIONS: Readonly<Record<ChangeAction, PlannedChange['action']>> = {
  Add: 'add',
  Import: 'add',
  Modify: 'change',
  Dynamic: 'change',
  SyncWithActual: 'change',
  Remove: 'remove',
};

/** Reads the changes of a change set. */
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
        replacement: replacementOf(change.Replacement),
        properties: propertiesOf(change),
      },
    ];
  });
}

function propertiesOf({ Details = [] }: ResourceChange): string[] {
  const names = Details.map(
    ({ Target }) => Target?.Name ?? Target?.Attribute,
  ).filter(name => name !== undefined);
  return [...new Set(names)].sort();
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
  return parts.join(', ') || 'nothing to change';
}

/** One line for each kind of change: `change: service (DesiredCount)`. */
export function listChanges(changes: readonly PlannedChange[]): string[] {
  const kinds: [string, (change: PlannedChange) => boolean][] = [
    ['add', ({ action }) => action === 'add'],
    ['change', c => c.action === 'change' && c.replacement === 'no'],
    ['replace', ({ replacement }) => replacement === 'yes'],
    ['may replace', ({ replacement }) => replacement === 'maybe'],
    ['remove', ({ action }) => action === 'remove'],
  ];
  return kinds.flatMap(([verb, isOfKind]) => {
    const labels = changes.filter(isOfKind).map(describeChange);
    return labels.length ? [`${verb}: ${countLabels(labels)}`] : [];
  });
}

function describeChange({ type, action, properties }: PlannedChange): string {
  const label = resourceLabel(type);
  return action === 'change' && properties.length
    ? `${label} (${properties.join(', ')})`
    : label;
}

/** What would be replaced, or might be, although callers depend on it. */
export function guardedReplacements(
  changes: readonly PlannedChange[],
): PlannedChange[] {
  return changes.filter(
    change =>
      change.replacement !== 'no' && GUARDED_TYPES.includes(change.type),
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
