import { World } from '../../../world/World';
import { Iam, Role } from './Iam';

/** The role with an ARN, if it is there. */
export function roleAt(world: World, arn: string): Role | undefined {
  const [, accountId, name] =
    /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const role = accountId
    ? world.account(accountId).service(Iam).roles.get(name)
    : undefined;
  return role?.arn === arn ? role : undefined;
}
