import {
  assertOptions,
  DeploymentOptions,
  readDeploymentOptions,
} from './DeploymentOptions';

describe('readDeploymentOptions', () => {
  it('takes its own options from the input of an action, and no others', () => {
    const options: DeploymentOptions = {
      onCancel: 'delete',
      onFailure: 'keep',
      onConflict: 'wait',
      onFailedRollback: 'delete',
      terminationProtection: true,
      awsTags: { team: 'a' },
    };
    expect(readDeploymentOptions({ ...options, name: 'orders' })).toEqual(
      options,
    );
    expect(readDeploymentOptions()).toEqual({});
  });

  it('refuses a tag that cannot be set', () => {
    expect(() => readDeploymentOptions({ awsTags: { 'aws:x': 'y' } })).toThrow(
      'awsTags',
    );
  });
});

describe('assertOptions', () => {
  const check = (options: DeploymentOptions, action: any) => () =>
    assertOptions(options, 'orders', { action });

  it.each([
    [{}, 'update'],
    [{ onFailure: 'rollback', onCancel: 'rollback' }, 'update'],
    [{ onFailure: 'keep', onCancel: 'leave' }, 'update'],
    [{ onFailure: 'delete', onCancel: 'delete' }, 'create'],
    [{ onFailure: 'rollback', onCancel: 'leave' }, 'create'],
    // A failed creation is deleted first, so there is nothing to restore.
    [{ onFailure: 'delete', onCancel: 'rollback' }, 'recreate'],
  ] as const)('accepts %j to %s', (options, action) => {
    expect(check(options, action)).not.toThrow();
  });

  it.each([
    [
      { onFailure: 'delete' },
      'update',
      'onFailure: "delete" applies only to a new stack, and orders exists. Choose "rollback", which restores its current configuration, or "keep".',
    ],
    [
      { onCancel: 'delete' },
      'update',
      'onCancel: "delete" applies only to a new stack, and orders exists. Choose "rollback", which restores its current configuration, or "leave".',
    ],
    [
      { onCancel: 'rollback' },
      'create',
      'onCancel: "rollback" applies only to an existing stack, and orders is new. Choose "delete" or "leave".',
    ],
  ] as const)('refuses %j to %s', (options, action, message) => {
    expect(check(options, action)).toThrow(message);
  });
});
