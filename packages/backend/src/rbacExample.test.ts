import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { fargateApiPermissions } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  fargateApiTargetPermissionResourceRef,
  fargateApiTargetRules,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parse } from 'yaml';

const FOLDER = resolve(__dirname, '../../../examples/permissions');

const read = (file: string) => readFileSync(resolve(FOLDER, file), 'utf8');

describe('the example for the RBAC plugin', () => {
  const policies = read('rbac-policies.csv')
    .trim()
    .split('\n')
    .map(line => line.split(', '));

  it('names every permission, with the action that the plugin knows it by', () => {
    const known = fargateApiPermissions.map(({ name, attributes }) => [
      name,
      attributes.action ?? 'use',
    ]);
    const named = policies
      .filter(([kind]) => kind === 'p')
      .map(([, , permission, action]) => [permission, action]);

    expect(named.sort()).toEqual(known.sort());
  });

  it('gives every role that it defines to somebody', () => {
    const defined = policies
      .filter(([kind]) => kind === 'p')
      .map(([, role]) => role);
    const given = policies
      .filter(([kind]) => kind === 'g')
      .map(([, , role]) => role);

    expect(new Set(given)).toEqual(new Set(defined));
  });

  it('decides on targets by a rule and parameters of theirs', () => {
    const { pluginId, resourceType, conditions } = parse(
      read('rbac-conditional-policies.yaml'),
    );
    const { rule: name, params } = conditions.not;
    const rule = fargateApiTargetRules.find(one => one.name === name)!;

    expect({ pluginId, resourceType }).toEqual({
      pluginId: fargateApiTargetPermissionResourceRef.pluginId,
      resourceType: fargateApiTargetPermissionResourceRef.resourceType,
    });
    expect(
      fargateApiPermissions.some(permission =>
        isResourcePermission(permission, resourceType),
      ),
    ).toBe(true);
    const target = {
      name: 'dev',
      accountId: '111122223333',
      region: 'eu-west-1',
    };
    const applies = (stage?: string) =>
      rule.apply({ ...target, stage }, params as never);
    expect([applies('production'), applies('test'), applies()]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
