import { StackStatus } from '@aws-sdk/client-cloudformation';
import { isSettled, isSuccess, isUsable, startActionFor } from './startAction';

describe('startActionFor', () => {
  const table: Record<StackStatus, string> = {
    REVIEW_IN_PROGRESS: 'create',
    DELETE_COMPLETE: 'create',
    CREATE_COMPLETE: 'update',
    UPDATE_COMPLETE: 'update',
    UPDATE_ROLLBACK_COMPLETE: 'update',
    IMPORT_COMPLETE: 'update',
    IMPORT_ROLLBACK_COMPLETE: 'update',
    CREATE_IN_PROGRESS: 'attach',
    ROLLBACK_IN_PROGRESS: 'attach',
    UPDATE_IN_PROGRESS: 'attach',
    UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: 'attach',
    UPDATE_ROLLBACK_IN_PROGRESS: 'attach',
    UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: 'attach',
    IMPORT_IN_PROGRESS: 'attach',
    IMPORT_ROLLBACK_IN_PROGRESS: 'attach',
    DELETE_IN_PROGRESS: 'await-deletion',
    CREATE_FAILED: 'roll-back',
    ROLLBACK_COMPLETE: 'recreate',
    ROLLBACK_FAILED: 'recreate',
    UPDATE_FAILED: 'roll-back',
    UPDATE_ROLLBACK_FAILED: 'continue-rollback',
    DELETE_FAILED: 'refuse',
    IMPORT_ROLLBACK_FAILED: 'refuse',
  };

  it.each(Object.values(StackStatus))('decides what to do at %s', status => {
    expect(startActionFor(status).action).toBe(table[status]);
  });

  it('creates a stack that does not exist', () => {
    expect(startActionFor(undefined)).toEqual({ action: 'create' });
  });

  it.each([
    ['ROLLBACK_COMPLETE', false],
    ['ROLLBACK_FAILED', true],
  ])('knows whether %s may hold resources: %s', (status, mayHoldResources) => {
    expect(startActionFor(status)).toEqual({
      action: 'recreate',
      mayHoldResources,
    });
  });

  it.each([
    [
      'DELETE_FAILED',
      'delete it with fargate:stack:delete, after removing the dependencies of these resources or listing them in retain, then try again',
    ],
    [
      'IMPORT_ROLLBACK_FAILED',
      'fix the import in the CloudFormation console, then try again',
    ],
    ['TELEPORT_COMPLETE', 'check the stack in the CloudFormation console'],
  ])('rejects %s and says what to do', (status, next) => {
    expect(startActionFor(status)).toEqual({ action: 'refuse', next });
  });
});

const inProgress = [
  'CREATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
  'IMPORT_ROLLBACK_IN_PROGRESS',
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_IN_PROGRESS',
  'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
  'UPDATE_ROLLBACK_IN_PROGRESS',
];
const usable = [
  'CREATE_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
];
const success = ['CREATE_COMPLETE', 'UPDATE_COMPLETE'];

it.each([
  [
    'isSettled: all but those in progress',
    (s: string) => !isSettled(s),
    inProgress,
  ],
  ['isUsable: those with valid outputs', isUsable, usable],
  ['isSuccess: those of an operation that succeeded', isSuccess, success],
])('%s', (_, predicate, statuses) => {
  expect(Object.values(StackStatus).filter(predicate).sort()).toEqual(statuses);
});
