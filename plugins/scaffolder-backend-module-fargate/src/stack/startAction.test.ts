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

  it('creates where there is nothing', () => {
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

  it('refuses a status that it does not know', () => {
    expect(startActionFor('TELEPORT_COMPLETE').action).toBe('refuse');
  });

  it.each(Object.values(StackStatus))('knows whether %s is the end', status => {
    expect(isSettled(status)).toBe(!status.includes('IN_PROGRESS'));
  });

  it('takes a rolled back update for usable and not for a success', () => {
    expect(isUsable('UPDATE_ROLLBACK_COMPLETE')).toBe(true);
    expect(isSuccess('UPDATE_ROLLBACK_COMPLETE')).toBe(false);
  });
});
